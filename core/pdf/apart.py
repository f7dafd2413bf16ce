"""Renders in a process of its own, so that its memory goes back to the system and a crash of a C library harms nobody.

The process is ``python -m core.pdf``. It reads one JSON object from its standard input and answers with one line of JSON,
after which the file follows. It knows neither Django nor the database.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.pdf import errors

#: The folder that holds the package ``core``.
ROOT = Path(__file__).resolve().parents[2]
SECONDS = 600
SHOWN_CHARACTERS = 400


@dataclass(frozen=True)
class CheckedPdf:
    """A file with its number of pages, what the checks found in it, and the most memory the process took, in bytes."""

    content: bytes
    page_count: int
    findings: list[str]
    peak_memory: int


def render_apart(html: str, *, stylesheets: Sequence[str], language: str, seconds: float = SECONDS) -> CheckedPdf:
    """Render and check in a process of its own; arguments as of ``render_pdf``, which then reads ``data:`` addresses only.

    Raises what ``render_pdf`` and ``compare`` raise, and RenderFailed when the process dies or takes longer than ``seconds``.
    """
    order = json.dumps({"html": html, "stylesheets": list(stylesheets), "language": language})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "core.pdf"], cwd=ROOT, input=order.encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise errors.RenderFailed(f"It took longer than {seconds:.0f} seconds and was stopped.") from None
    head, _, content = done.stdout.partition(b"\n")
    try:
        answer = json.loads(head)
    except ValueError:
        reason = done.stderr.decode("utf-8", "replace").strip()[-SHOWN_CHARACTERS:]
        raise errors.RenderFailed(f"The process ended with status {done.returncode}. {reason}".strip()) from None
    if "error" in answer:
        raise getattr(errors, answer["error"])(*answer["arguments"])
    return CheckedPdf(content, answer["page_count"], answer["findings"], answer["peak_memory"])
