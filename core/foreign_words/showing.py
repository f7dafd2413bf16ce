"""Marked words in finished HTML: an element that says their language, or nothing where the text around is in it already."""

import re
from typing import NamedTuple

from core.foreign_words.languages import LANGUAGES, is_same

#: What the stored mark becomes first: Wagtail rewrites the tags that open a link, not those that close it.
CLASS = "foreign-words"
PLACEHOLDER = f'<a class="{CLASS}" lang="'
TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>[^>]*)>")
LANG = re.compile(r'(?:^|\s)lang="([^"]*)"')
VOID = frozenset({"br", "hr", "img", "wbr", "input", "use"})


class Open(NamedTuple):
    """An element that is open: its name, what closes it, and the language in it."""

    name: str
    closing: str
    language_code: str


def write_placeholder(code: str) -> str:
    """Return the tag that stands for a mark until ``show_foreign_words`` knows what is around it; "" for an unknown language."""
    return f'{PLACEHOLDER}{code if code in LANGUAGES else ""}">'


def show_foreign_words(html: str, around: str) -> str:
    """Return HTML in which marked words stand in a ``<span>`` with their language, and their direction where that is another.

    ``around`` is the code of the language of the text. Parts of it may say another one: a paragraph that is German for now.
    Words in the language of their surroundings, and words whose mark nobody knows, are left without an element.
    """
    if PLACEHOLDER not in html:
        return html
    stack: list[Open] = []

    def write(found: re.Match) -> str:
        name = found["name"].lower()
        if found["slash"]:
            while stack:
                closed = stack.pop()
                if closed.name == name:
                    return closed.closing
            return found[0]
        if name in VOID or found["attributes"].endswith("/"):
            return found[0]
        current = stack[-1].language_code if stack else around
        said = LANG.search(found["attributes"])
        if not found[0].startswith(PLACEHOLDER):
            stack.append(Open(name, f"</{found['name']}>", said[1] if said else current))
            return found[0]
        code = said[1]
        if not code or is_same(code, current):
            stack.append(Open(name, "", current))
            return ""
        stack.append(Open(name, "</span>", code))
        direction = LANGUAGES[code].direction
        own_direction = "" if direction == find_direction(current) else f' dir="{direction}"'
        return f'<span lang="{code}"{own_direction}>'

    return TAG.sub(write, html)


def find_direction(code: str) -> str:
    """Return the direction of a language; a code with a variant (``de-simple``) runs as its language does."""
    language = LANGUAGES.get(code) or LANGUAGES.get(code.partition("-")[0])
    return language.direction if language else "ltr"
