"""The paper as plain text."""

from core.publishing.text import write_blocks
from strategy.files.reading import PaperText


def write_text(paper: PaperText) -> str:
    """Return the whole paper. Chapters have their notes at the end."""
    lines = [paper.publisher, "", paper.title, "=" * len(paper.title), ""]
    for section in paper.sections:
        lines += ["", *write_blocks(section.blocks)]
    return "\n".join(lines).rstrip() + "\n"
