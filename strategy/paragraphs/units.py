"""What counts as a paragraph of a chapter, read from the stored form of its body (no query, whatever the body holds).

A paragraph is: a paragraph or an item of a list in running text; a goal, a notice or a table as a whole; a step. Headings,
pictures, measures and indicators have none: they are found by their heading, their caption, or the key of the fact.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from core.marks import BLOCK_ELEMENT, normalise

LINE_END = re.compile(r"</(?:p|li)>|<(?:ul|ol)>|<br ?/?>")


class Unit(NamedTuple):
    """A paragraph where it stands: the id of its block, its place among the paragraphs of that block from 0, kind, plain text."""

    block_id: str
    part: int
    kind: str
    text: str


def read_units(body) -> list[Unit]:
    """Return the paragraphs of a body (a StreamValue), in order."""
    units = []
    for raw in body.raw_data:
        texts = READERS.get(raw["type"], read_nothing)(raw["value"])
        units += [Unit(raw.get("id") or "", part, raw["type"], text) for part, text in enumerate(texts)]
    return units


def read_rich(html: str) -> Iterator[str]:
    """Yield the paragraphs and list items of rich text that hold any text."""
    for found in BLOCK_ELEMENT.finditer(html or ""):
        if text := normalise(found["inner"]):
            yield text


def read_lines(html: str) -> list[str]:
    """Return the lines of rich text that stands in a box."""
    return [line for part in LINE_END.split(html or "") if (line := normalise(part))]


def read_goal(value: dict) -> list[str]:
    return ["\n".join([f"{value['number']} {value['title']}", *read_lines(value.get("text"))])]


def read_notice(value: dict) -> list[str]:
    return ["\n".join([value["title"], *read_lines(value.get("text"))])]


def read_steps(value: list) -> list[str]:
    return ["\n".join([step["title"], *read_lines(step.get("text"))]) for step in iterate_items(value)]


def read_table(value: dict) -> list[str]:
    rows = [value["columns"], *(row["cells"] for row in iterate_items(value["rows"]))]
    return ["\n".join([value["caption"], *(" | ".join(iterate_items(row)) for row in rows)])]


def read_nothing(value: Any) -> list[str]:
    return []


def iterate_items(value: list) -> Iterator[Any]:
    """Yield the values of a stored ListBlock."""
    for item in value:
        yield item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


READERS = {"text": read_rich, "goal": read_goal, "notice": read_notice, "steps": read_steps, "table": read_table}
