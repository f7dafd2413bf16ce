"""What a reader is told about a text before reading it: its headings and how long it takes."""

import math
import re
from typing import NamedTuple

from django.utils.html import strip_tags

from core.blocks.text import build_anchor

WORDS_A_MINUTE = 130
"""Slower than the 200 to 250 of fluent readers: many readers here are learning the language or the script."""


class Heading(NamedTuple):
    """One line of the contents list."""

    text: str
    anchor: str


def collect_headings(body) -> list[Heading]:
    """Return the headings of a body, in order."""
    return [Heading(str(block.value), build_anchor(str(block.value))) for block in body if block.block_type == "heading"]


def estimate_minutes(body) -> int:
    """Return how many minutes a body takes to read, at least 1."""
    words = re.findall(r"\w+", strip_tags(" ".join(body.stream_block.get_searchable_content(body))))
    return max(1, math.ceil(len(words) / WORDS_A_MINUTE))
