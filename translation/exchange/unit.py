"""The texts that go out and come back, and the name that each of them carries through the translators' tools."""

import re
from html import escape
from typing import NamedTuple

from translation.engines.markup import MarkupBroken, Piece, read_fragment, write_fragment
from translation.exchange.errors import FileMalformed
from translation.segments import FACT_PREFIX

#: The translation key of a page or the key of a fact, the path of a segment, its number there, 16 digits of a SHA-256.
NAME = re.compile(
    r"(?P<source_key>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|facts/[a-z]{1,50}/[-\w]{1,100})"
    r"\|(?P<path>[^|\s]+)#(?P<number>[1-9]\d{0,5})\|(?P<digest>[0-9a-f]{16})"
)
#: What neither XML 1.0 nor a line of PO can hold.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


class Name(NamedTuple):
    """The place of a text and the digest of its German as it was when it went out: "source_key|path#number|digest"."""

    source_key: str
    path: str
    number: int
    digest: str

    @classmethod
    def read(cls, written: str) -> "Name":
        """Return the name that stands in a file. Raises FileMalformed for one that the site never gave."""
        found = NAME.fullmatch(written)
        if found is None:
            shown = written[:60] or "ohne Kennung"
            raise FileMalformed(f"Der Abschnitt „{shown}“ stammt nicht aus einem Export dieser Website.")
        return cls(found["source_key"], found["path"], int(found["number"]), found["digest"])

    def __str__(self) -> str:
        return f"{self.source_key}|{self.path}#{self.number}|{self.digest}"

    @property
    def is_plain(self) -> bool:
        """Shared facts are plain text; the texts of pages are inline HTML."""
        return self.source_key.startswith(FACT_PREFIX)


class Unit(NamedTuple):
    """A text that goes out. ``text`` is "" where there is no translation yet; ``is_finished`` tells whether it is public.

    ``title`` says where the text stands. ``older_german`` and ``older_text`` are what was translated before.
    """

    name: Name
    title: str
    german: str
    text: str
    is_finished: bool
    older_german: str
    older_text: str

    @property
    def notes(self) -> dict[str, str]:
        """What a translator is told about the text, by kind."""
        notes = {"place": self.title}
        if self.older_text:
            notes["older-german"] = f"Früherer deutscher Text: {self.older_german}" if self.older_german else ""
            notes["older-translation"] = f"Frühere Übersetzung: {self.older_text}"
        return {kind: CONTROL.sub(" ", note) for kind, note in notes.items() if note}


class Draft(NamedTuple):
    """A text as a format reads it, before anything about it is believed."""

    name: str
    source: str
    text: str
    is_finished: bool


class IncomingText(NamedTuple):
    """A text that came back, in the form that the site stores. ``source`` is the German text that the file shows.

    ``is_finished`` is False where the translator's tool marks it as to be looked at again.
    """

    name: Name
    source: str
    text: str
    is_finished: bool


def read_pieces(text: str, *, is_plain: bool) -> list[Piece]:
    """Return a text in pieces. Raises MarkupBroken."""
    return read_fragment(escape(text, quote=False) if is_plain else text)


def write_pieces(pieces: list[Piece], *, is_plain: bool) -> str:
    """Return the text that is made of ``pieces``. Raises MarkupBroken for a tag in plain text."""
    if not is_plain:
        return write_fragment(pieces, write_mask=lambda piece: piece.value)
    if any(piece.kind != "text" for piece in pieces):
        raise MarkupBroken("Der Text darf keine Auszeichnungen enthalten.")
    return "".join(piece.value for piece in pieces)


def canonicalise(text: str, *, is_plain: bool) -> str:
    """Return a text in the one way of writing that texts are compared in. Raises MarkupBroken."""
    return write_pieces(read_pieces(text, is_plain=is_plain), is_plain=is_plain)
