"""What a machine must not touch: names, phone numbers, addresses and placeholders, found in German text.

Numbers, dates and legal references are not masked: languages write them differently, and the gate compares them afterwards.
A name cut by a tag or inflected ("Brandenburgs") is not found; the gate sees that too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from translation.engines.markup import Piece

# Each pattern begins where no word goes on before it, so that a long word is looked through once.
_PLACEHOLDER = r"\{\{[^{}]*\}\}|\{[\w.]+\}|%\(\w+\)[sd]|%[sd](?!\w)"
_MAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_URL = r"(?<!\w)(?:https?://|www\.)[^\s<>\"„“”]*[\w/]"
_DOMAIN = r"(?<![\w.-])(?:[\w-]+\.)+(?:de|eu|org|com|net|info|berlin)(?![\w-])(?:/[^\s<>\"„“”]*[\w/])?"
# Seven digits at least, so that a year or a time is none; no dots between them, so that a date is none.
_GAP = r"(?:\)[ ]?[/\u2011–-]?[ ]?|[ ]?\(|[ ]?/[ ]?|[ \u00a0\u2011–-])?"
_PHONE = rf"(?<![\w.,/])(?:\+\d|\(0|0)(?:{_GAP}\d){{6,}}(?!\w)"
_SHORT_PHONE = r"(?<![\w.,/])(?<!§[ \u00a0])(?:110|112|115|116[ \u00a0]?\d{3})(?![.,]?\d|\w|[ \u00a0]\d{3}\b)"
_WORD = r"[A-ZÄÖÜ][\w.-]*"
_NUMBER = r"\s\d{1,4}(?:\s?[a-h](?!\w))?(?:\s?[-–/]\s?\d{1,4}(?!\w))?"
_TOWN = rf",?\s+(?:D-)?\d{{5}}\s+{_WORD}(?:/{_WORD}|\s\({_WORD}\))?(?<!\.)"
_ARTICLE = r"(?!(?:[DdEe](?:er|ie|as|en|em|in|ine|iner)|[IiAa][mn]|[AaZz]u[fmrs])\s)"
_STREET_NAME = rf"{_WORD}(?:straße|strasse|Straße|str\.|Str\.|allee|Allee|chaussee|gasse|damm|promenade)"
_TWO_WORD_STREET = rf"{_ARTICLE}{_WORD}\s(?:Straße|Str\.|Allee|Chaussee|Promenade)"
_STREET = rf"(?<![\w.-])(?:{_TWO_WORD_STREET}|{_STREET_NAME}){_NUMBER}(?:{_TOWN})?"
# "Platz", "Weg" and the like are everyday words: an address only before a postcode.
_ADDRESS = rf"(?<![\w.-])(?:{_WORD}\s)?{_WORD}{_NUMBER}{_TOWN}"


class Protector:
    """Finds what is protected. ``names`` are matched as whole words, the longest first, with any white space between words."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        words = sorted({name.strip() for name in names if name.strip()}, key=lambda name: (-len(name), name))
        escaped = [r"\s+".join(map(re.escape, name.split())) for name in words]
        patterns = [_PLACEHOLDER, _MAIL, _URL, _ADDRESS, _STREET]
        patterns += [rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)"] if escaped else []
        self._pattern = re.compile("|".join(f"(?:{pattern})" for pattern in [*patterns, _DOMAIN, _PHONE, _SHORT_PHONE]))

    def mask(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces with every protected term as a mask, numbered from 1 through the fragment."""
        masked: list[Piece] = []
        number = 0
        for piece in pieces:
            if piece.kind != "text":
                masked.append(piece)
                continue
            for part, is_protected in self._split(piece.value):
                number += is_protected
                masked.append(Piece("mask", part, str(number)) if is_protected else Piece("text", part))
        return masked

    def _split(self, text: str) -> Iterator[tuple[str, bool]]:
        end = 0
        for match in self._pattern.finditer(text):
            if match.start() > end:
                yield text[end : match.start()], False
            if match.group():
                yield match.group(), True
            end = match.end()
        if end < len(text):
            yield text[end:], False
