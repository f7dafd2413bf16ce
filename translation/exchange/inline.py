"""Inline markup of a text as elements of XLIFF, and back.

The id of an element names its tag, because tools keep ids and drop the rest: "b1" is the first <b>, "br2" the second line
break, "a1" the link that wagtail-localize calls so. A link without a name has a zero after its letter ("a01").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from translation.engines.markup import Piece
from translation.exchange.errors import FileMalformed

PAIRED_ID = re.compile(r"(a|abbr|acronym|b|code|em|i|strong)(\d{1,6})")
VOID_ID = re.compile(r"br\d{1,6}")
DEEPEST = 20


class Dialect(NamedTuple):
    """The elements of one version of XLIFF. ``kinds`` are the attributes that tell a tool what a tag is."""

    namespace: str
    pair: str
    void: str
    transparent: frozenset[str]
    kinds: dict[str, dict[str, str]]

    def qualify(self, name: str) -> str:
        return f"{{{self.namespace}}}{name}"


def write_inline(parent: etree._Element, pieces: Iterable[Piece], dialect: Dialect) -> None:
    """Write a text into an element."""
    counts: Counter[str] = Counter()
    element = parent
    for piece in pieces:
        if piece.kind == "text":
            append_text(element, piece.value)
        elif piece.kind == "close":
            element = element.getparent()
        else:
            counts[piece.value] += 1
            identity = f"a0{counts['a']}" if piece.value == "a" else f"{piece.value}{counts[piece.value]}"
            attributes = {"id": piece.id or identity, **dialect.kinds.get(piece.value, {})}
            child = etree.SubElement(element, dialect.qualify(dialect.void if piece.kind == "void" else dialect.pair), attributes)
            if piece.kind == "open":
                element = child


def append_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def read_inline(element: etree._Element, dialect: Dialect, depth: int = 0) -> Iterator[Piece]:
    """Yield the pieces of a text. Raises FileMalformed for elements that the export never writes."""
    if depth > DEEPEST:
        raise FileMalformed("Die Auszeichnungen eines Textes sind zu tief verschachtelt.")
    if element.text:
        yield Piece("text", element.text)
    for child in element:
        name = child.tag.removeprefix(f"{{{dialect.namespace}}}") if isinstance(child.tag, str) else "(Anweisung)"
        identity = child.get("id", "") if isinstance(child.tag, str) else ""
        if name == dialect.pair and (found := PAIRED_ID.fullmatch(identity)):
            yield Piece("open", found[1], identity if found[1] == "a" and found[2][0] != "0" else "")
            yield from read_inline(child, dialect, depth + 1)
            yield Piece("close", found[1])
        elif name == dialect.void and VOID_ID.fullmatch(identity) and not len(child) and not child.text:
            yield Piece("void", "br")
        elif name in dialect.transparent:
            yield from read_inline(child, dialect, depth + 1)
        else:
            raise FileMalformed(f'Ein Text enthält das Element <{name[:40]} id="{identity[:40]}">, das nicht aus dem Export stammt.')
        if child.tail:
            yield Piece("text", child.tail)
