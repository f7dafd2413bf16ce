"""Marks of words in another language: in the eyes of a translator they are links, but none that a translation must keep.

German text that only got or lost such a mark says what it said before. Its translations stay current: a mark that is new is set in
them where the same words stand, one that is gone falls away.
"""

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import NamedTuple

from core.foreign_words.stored import read_marks
from translation.gate.foreign import share_a_word

LINK_TAG = re.compile(r"<a\b(?P<attributes>[^>]*)>|</a>", re.IGNORECASE)
ID = re.compile(r"""\bid=["']?([\w-]+)""")
TAG = re.compile(r"<[^<>]*>")


class Link(NamedTuple):
    """A link in a segment: its id, and where its words begin and end in the text without the tags of links."""

    id: str
    start: int
    end: int


class Unlinked(NamedTuple):
    """A segment without the tags of its links, and the links. Its other tags count as text."""

    text: str
    links: tuple[Link, ...]


def read_segment_marks(attrs: str) -> dict[str, str]:
    """Return the languages of marked words by the ids of their links, from the attributes of a segment (JSON; "null" for plain text)."""
    return read_marks(json.loads(attrs) or {})


def find_marked_words(german: str, marks: Mapping[str, str]) -> list[str]:
    """Return the marked words of a segment as plain text."""
    text, links = take_links_out(german)
    return [unescape(TAG.sub("", text[link.start : link.end])).strip() for link in links if link.id in marks]


def take_links_out(fragment: str) -> Unlinked:
    parts, links, length, end = [], [], 0, 0
    opened: tuple[str, int] | None = None
    for found in LINK_TAG.finditer(fragment):
        parts.append(fragment[end : found.start()])
        length += len(parts[-1])
        end = found.end()
        if found["attributes"] is not None:
            identity = ID.search(found["attributes"])
            opened = (identity[1] if identity else "", length)
        elif opened is not None:
            links.append(Link(opened[0], opened[1], length))
            opened = None
    return Unlinked("".join([*parts, fragment[end:]]), tuple(links))


def put_links_in(unlinked: Unlinked) -> str:
    text, parts, end = unlinked.text, [], 0
    for link in sorted(unlinked.links, key=lambda one: one.start):
        parts += [text[end : link.start], f'<a id="{link.id}">' if link.id else "<a>", text[link.start : link.end], "</a>"]
        end = link.end
    return "".join([*parts, text[end:]])


def adapt(translation: str, before: str, after: str, marks: Mapping[str, str]) -> str | None:
    """Return the translation of the German text ``before`` as one of ``after``.

    ``marks``: languages by the ids of the marks in ``after``. None unless the two differ in links alone, and the translation has every
    real link of ``after``.
    """
    old, new = take_links_out(before), take_links_out(after)
    if old.text != new.text:
        return None
    ids = {(link.start, link.end): link.id for link in new.links}
    kept = {link.id: ids[link.start, link.end] for link in old.links if (link.start, link.end) in ids}
    words = {link.id: new.text[link.start : link.end] for link in new.links}
    translated = take_links_out(translation)
    links = [
        link._replace(id=kept[link.id])
        for link in translated.links
        if link.id in kept
        and (kept[link.id] not in marks or share_a_word(words[kept[link.id]], translated.text[link.start : link.end]))
    ]  # fmt: skip
    if {link.id for link in new.links} - marks.keys() - {link.id for link in links}:
        return None
    for key in marks.keys() - {link.id for link in links}:
        place = find_once(words.get(key, ""), translated.text)
        if place is not None and all(place[1] <= one.start or one.end <= place[0] for one in links):
            links.append(Link(key, *place))
    return put_links_in(Unlinked(translated.text, tuple(links)))


def find_once(words: str, text: str) -> tuple[int, int] | None:
    """Return where words stand in a text as whole words, None unless they do exactly once."""
    if not words.strip() or "<" in words:
        return None
    places = [found.span() for found in re.finditer(rf"(?<![\w<&/]){re.escape(words)}(?!\w)", text)]
    return places[0] if len(places) == 1 else None
