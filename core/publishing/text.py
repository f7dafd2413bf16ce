"""A document as plain text: one line for each paragraph, UTF-8 without a byte order mark, for reading in any program.

Long lines are not broken: every program breaks them as its reader needs. Marks of direction (U+2068, U+2069) stay, so that
numbers keep their place in Arabic and Persian sentences.
"""

from collections.abc import Iterator

from core.publishing.reading import Block

UNDERLINES = {1: "=", 2: "-"}
INDENT = "   "


def write_blocks(blocks: list[Block]) -> Iterator[str]:
    """Yield the lines of some blocks, an empty one after each.

    Tables have a line for each row, pictures their alternative in brackets, paragraphs their number in parentheses.
    """
    for block in blocks:
        lines = list(_write_block(block))
        if lines:
            number = f"({block.paragraph}) " if block.paragraph else ""
            yield from (number + lines[0], *lines[1:])
            yield ""


def _write_block(block: Block) -> Iterator[str]:
    match block.type:
        case "heading":
            yield block.text
            if block.level in UNDERLINES:
                yield UNDERLINES[block.level] * len(block.text)
        case "paragraph" | "caption":
            yield block.text
        case "note":
            yield f"[{block.number}] {block.text}"
        case "picture":
            if block.alt:
                yield f"[{block.alt}]"
        case "list":
            for number, item in enumerate(block.items, start=1):
                yield from _hang(f"{number}. " if block.is_ordered else "– ", item)
        case "definitions":
            for names, bodies in block.terms:
                yield ", ".join(names) + ":"
                for body in bodies:
                    yield from _hang(INDENT, body)
        case "table":
            yield from filter(None, [block.caption, " | ".join(block.head)])
            yield from (" | ".join(row) for row in block.rows)
        case "figure" | "group":
            yield from (line for line in write_blocks(block.blocks) if line)


def _hang(mark: str, blocks: list[Block]) -> Iterator[str]:
    """Yield the lines of a list item: its mark before the first, the rest below it."""
    lines = [line for line in write_blocks(blocks) if line]
    for number, line in enumerate(lines):
        yield (mark if number == 0 else " " * len(mark)) + line
