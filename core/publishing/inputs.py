"""Digests of what goes into a file besides the text: our code, the packages that make it, and the fonts of the machine."""

import hashlib
import os
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

PACKAGES = ("weasyprint", "pikepdf", "page-validation", "lxml", "tinyhtml5")
#: Python packages whose code makes files of every kind.
SHARED_MAKERS = ("core.pdf", "core.publishing")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


def combine(*parts: str) -> str:
    """Return one SHA-256 for several texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@cache
def digest_tools(maker: str) -> str:
    """Return what changes when a release of this site, a package or a font would make another file. Read once a process.

    ``maker`` is the Python package whose code makes the files of a room.
    """
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package} {version(package)}\n".encode())
    for package in (*SHARED_MAKERS, maker):
        for path in sorted(files(package).iterdir(), key=lambda path: path.name):
            if path.is_file() and not path.name.endswith(".pyc"):
                digest.update(path.name.encode() + path.read_bytes())
    for folder in FONT_FOLDERS:
        for root, _folders, names in sorted(os.walk(folder)):
            for name in sorted(names):
                digest.update(f"{root}/{name} {os.stat(os.path.join(root, name)).st_size}\n".encode())
    return digest.hexdigest()
