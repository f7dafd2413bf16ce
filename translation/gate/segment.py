"""A text as it is compared: without tags and invisible characters, with one kind of digit, space and hyphen."""

import html
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

TAG = re.compile(r"<!--.*?(?:-->|$)|<(/?)([A-Za-z][\w:-]*)([^<>]*)>", re.DOTALL)

#: Direction marks and isolates, joiners, soft hyphens, byte order marks; the vowel signs and the stretching line of
#: Arabic; the sign of the Persian ezafe. None of them changes what a text says.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u064b-\u065f\u0670\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)

#: One character for one, so that a place in the folded text is the same place in the text to show. Arabic and Persian
#: write yeh and kaf with different code points, which translators mix; they are not told apart (the brief of the gate).
FOLD = str.maketrans(
    {
        **{digit: str(number) for zero in (0x660, 0x6F0) for number, digit in enumerate(map(chr, range(zero, zero + 10)))},
        **dict.fromkeys("\t\n\r\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2012\u2013\u2014\u2015\u2212", "–"),
        "٪": "%",
        "ی": "ي",
        "ى": "ي",
        "ک": "ك",
        "ۀ": "ه",
        "ة": "ه",
        "’": "'",
        "ʼ": "'",
    }
)


class Tag(NamedTuple):
    """One tag of a fragment. ``start`` and ``end`` are places in the fragment as it was given."""

    text: str
    name: str
    attributes: str
    is_closing: bool
    start: int
    end: int


class Segment(NamedTuple):
    """``shown`` and ``plain`` have the same length; ``plain`` is folded for comparison."""

    raw: str
    shown: str
    plain: str
    tags: tuple[Tag, ...]


def fold(text: str) -> str:
    """Return a word of a vocabulary in the form that texts are compared in."""
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(FOLD)


def make_plain(fragment: str) -> str:
    """Return the text of a fragment without tags, entities and invisible characters."""
    text = TAG.sub(lambda found: " " if (found[2] or "").lower() == "br" else "", fragment) if "<" in fragment else fragment
    if "&" in text:
        text = html.unescape(text)
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def read_segment(fragment: str) -> Segment:
    """Return a fragment ready to be compared. The cache serves one German text against eleven translations."""
    tags = ()
    if "<" in fragment:
        tags = tuple(
            Tag(found[0], (found[2] or "!--").lower(), found[3] or "", bool(found[1]), *found.span()) for found in TAG.finditer(fragment)
        )
    shown = make_plain(fragment)
    return Segment(fragment, shown, shown.translate(FOLD), tags)
