"""The style sheet that travels inside every page, and the hash that the content security policy allows it by."""

import base64
import functools
import hashlib
from pathlib import Path

import rcssmin
from django.conf import settings

STYLE_FILES = ("tokens.css", "layout.css", "blocks.css", "print.css")


def read_inline_style() -> str:
    """Return the minified style sheet. Read once a process; on every call while DEBUG is on."""
    return build_inline_style() if settings.DEBUG else _build_inline_style_once()


def build_inline_style() -> str:
    """Join and minify the project's own style files."""
    folder = Path(settings.BASE_DIR) / "static" / "css"
    return rcssmin.cssmin("\n".join((folder / name).read_text(encoding="utf-8") for name in STYLE_FILES))


_build_inline_style_once = functools.cache(build_inline_style)


def hash_for_policy(text: str) -> str:
    """Return the source expression of CSP level 2 for an inline element with exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
