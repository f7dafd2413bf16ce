"""Fragments of HTML with inline tags only: read strictly, compared, and written in one way.

A fragment is a list of ``Piece``. What is not understood is refused, because a tag lost or made up by a machine would
break a link or bring markup into a page.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

# wagtail-localize's list (strings.INLINE_TAGS): its segments hold no others.
INLINE_TAGS = frozenset({"a", "abbr", "acronym", "b", "code", "em", "i", "strong", "br"})
# Neither XML 1.0 §2.2 nor a database takes these; C1 controls are never text.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class MarkupBroken(ValueError):
    """The fragment is not what it must be. The message is German and fit for the desk."""


class Piece(NamedTuple):
    """``kind`` is text, open, close, void or mask; ``value`` the text, the name of the tag, or what stands in the mask."""

    kind: str
    value: str
    id: str = ""


class _Reader(HTMLParser):
    def __init__(self, mask_tag: str) -> None:
        super().__init__(convert_charrefs=True)
        self.mask_tag = mask_tag
        self.pieces: list[Piece] = []
        self.open_tags: list[str] = []

    @property
    def is_in_mask(self) -> bool:
        return bool(self.mask_tag) and self.open_tags[-1:] == [self.mask_tag]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.is_in_mask or (tag == "a" and "a" in self.open_tags):
            raise MarkupBroken(f"Die Auszeichnung <{tag}> steht an einer unmöglichen Stelle.")
        values = dict(attrs)
        if tag == self.mask_tag:
            self.pieces.append(Piece("mask", "", values.get("id") or ""))
            self.open_tags.append(tag)
            return
        if tag not in INLINE_TAGS:
            raise MarkupBroken(f"Die Auszeichnung <{tag}> ist nicht erlaubt.")
        if len(values) != len(attrs) or set(values) - ({"id"} if tag == "a" else set()):
            raise MarkupBroken(f"Die Auszeichnung <{tag}> hat Eigenschaften, die sie nicht haben darf.")
        if tag == "br":
            self.pieces.append(Piece("void", tag))
            return
        self.pieces.append(Piece("open", tag, values.get("id") or ""))
        self.open_tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag != "br":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open_tags[-1:] != [tag]:
            raise MarkupBroken(f"Die Auszeichnung </{tag}> schließt nichts.")
        self.open_tags.pop()
        if tag != self.mask_tag:
            self.pieces.append(Piece("close", tag))

    def handle_data(self, data: str) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last and (self.is_in_mask or last.kind == "text"):
            self.pieces[-1] = last._replace(value=last.value + data)
        else:
            self.pieces.append(Piece("text", data))

    def refuse(self, data: str) -> None:
        raise MarkupBroken("Der Text enthält einen Kommentar oder eine Anweisung.")

    handle_comment = handle_decl = handle_pi = unknown_decl = refuse


def read_fragment(fragment: str, mask_tag: str = "") -> list[Piece]:
    """Return the pieces of a fragment; elements named ``mask_tag`` become masks. Raises MarkupBroken."""
    reader = _Reader(mask_tag)
    try:
        reader.feed(fragment)
        reader.close()
    except AssertionError:  # how Python's parser answers to declarations it does not know
        raise MarkupBroken("Der Text enthält eine unbekannte Anweisung.") from None
    if reader.open_tags:
        raise MarkupBroken(f"Die Auszeichnung <{reader.open_tags[-1]}> ist nicht geschlossen.")
    if any(_FORBIDDEN.search(piece.value + piece.id) for piece in reader.pieces):
        raise MarkupBroken("Der Text enthält unsichtbare Steuerzeichen.")
    return reader.pieces


def write_fragment(pieces: Sequence[Piece], write_mask: Callable[[Piece], str]) -> str:
    """Return the fragment, well-formed as XML and byte for byte as BeautifulSoup writes it."""
    written = []
    for piece in pieces:
        match piece.kind:
            case "text":
                written.append(escape(piece.value, quote=False))
            case "mask":
                written.append(write_mask(piece))
            case "void":
                written.append(f"<{piece.value}/>")
            case "close":
                written.append(f"</{piece.value}>")
            case _:
                identity = f' id="{escape(piece.id)}"' if piece.id else ""
                written.append(f"<{piece.value}{identity}>")
    return "".join(written)


def check_answer(source: Sequence[Piece], answer: Sequence[Piece]) -> None:
    """Raise MarkupBroken unless ``answer`` holds every mask, link and line break of ``source`` once, in the same links.

    Other inline tags may come in another number, for a sentence turned round splits them, but none may vanish.
    """
    if _count_fixed_tags(source) != _count_fixed_tags(answer):
        raise MarkupBroken("Links oder Zeilenumbrüche fehlen oder sind dazugekommen.")
    _check_masks(source, answer)
    if _name_tags(source) != _name_tags(answer):
        raise MarkupBroken("Hervorhebungen fehlen oder sind dazugekommen.")
    if _has_empty_tag(answer) and not _has_empty_tag(source):
        raise MarkupBroken("Ein Link oder eine Hervorhebung ist leer.")
    if has_words(source) and not has_words(answer):
        raise MarkupBroken("Die Übersetzung ist leer.")


def has_words(pieces: Sequence[Piece]) -> bool:
    """Say whether anything is left to translate outside the masks."""
    return any(piece.kind == "text" and any(map(str.isalnum, piece.value)) for piece in pieces)


def _check_masks(source: Sequence[Piece], answer: Sequence[Piece]) -> None:
    terms = {piece.id: piece.value for piece in source if piece.kind == "mask"}
    counts = Counter(piece.id for piece in answer if piece.kind == "mask")
    for identity, term in terms.items():
        if counts[identity] != 1:
            fault = "fehlt" if not counts[identity] else "kommt mehrfach vor"
            raise MarkupBroken(f"Der geschützte Ausdruck „{term}“ {fault}.")
    if set(counts) - set(terms):
        raise MarkupBroken("Ein geschützter Ausdruck ist dazugekommen.")
    for piece in answer:
        # An engine that empties a mask has kept its place; one that writes other words into it has not kept the sentence.
        if piece.kind == "mask" and piece.value.split() not in ([], terms[piece.id].split()):
            raise MarkupBroken(f"Der geschützte Ausdruck „{terms[piece.id]}“ wurde verändert.")
    if _find_links(source) != _find_links(answer):
        raise MarkupBroken("Ein geschützter Ausdruck steht nicht mehr in seinem Link.")
    if _has_fused_number(answer, terms) and not _has_fused_number(source, terms):
        raise MarkupBroken("Eine Zahl ist mit einem geschützten Ausdruck verschmolzen.")


def _has_fused_number(pieces: Sequence[Piece], terms: Mapping[str, str]) -> bool:
    """Say whether a digit touches a digit of a protected term: "0" before "3361 599" is another number."""
    shown = [piece._replace(value=terms.get(piece.id, "")) if piece.kind == "mask" else piece for piece in pieces]
    visible = [piece for piece in shown if piece.kind in {"text", "mask", "void"}]
    return any(
        "mask" in {one.kind, other.kind} and one.value[-1:].isdigit() and other.value[:1].isdigit() for one, other in pairwise(visible)
    )


def _count_fixed_tags(pieces: Sequence[Piece]) -> Counter[tuple[str, str]]:
    return Counter((piece.value, piece.id) for piece in pieces if piece.kind in {"open", "void"} and piece.value in {"a", "br"})


def _name_tags(pieces: Sequence[Piece]) -> set[str]:
    return {piece.value for piece in pieces if piece.kind == "open"}


def _has_empty_tag(pieces: Sequence[Piece]) -> bool:
    visible = [piece for piece in pieces if piece.kind != "text" or piece.value.strip()]
    return any(one.kind == "open" and other.kind == "close" for one, other in pairwise(visible))


def _find_links(pieces: Sequence[Piece]) -> dict[str, str | None]:
    """Return for each mask the id of the link it stands in."""
    links: dict[str, str | None] = {}
    link = None
    for piece in pieces:
        if piece.value == "a" and piece.kind in {"open", "close"}:
            link = piece.id if piece.kind == "open" else None
        elif piece.kind == "mask":
            links[piece.id] = link
    return links
