"""Runs of Latin letters and numbers inside the text of another script: what they are told apart by, and in which language they are.

``116117.de`` inside an Arabic sentence is shown as ``de.116117`` unless it is isolated (Unicode UAX #9). Telephone numbers, web and
mail addresses, times, amounts and references to a paragraph of law suffer the same. A German term in it, such as
*Kommunales Integrationszentrum*, would be spelled out or skipped by the Arabic voice of a screen reader, and in a PDF too, unless it
says its language (WCAG 2.2, 3.1.2). In a text of Latin script nobody can tell by its letters what is German; there, terms are marked that
whoever compared the translation with its German text found in brackets.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from html import escape

from django.conf import settings

LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
WORD = rf"[{LETTER}][{LETTER}0-9]*(?:(?:[.·’/_-]|&amp;)[{LETTER}0-9]+)*"
#: Left as they are, but for their direction. Character references come first: their names are no words.
ADDRESS = rf"""
    [{LETTER}\d_.+-]++@[{LETTER}\d_-]+(?:\.[{LETTER}\d_-]+)+             # mail
    | (?:https?://|www\.)[^\s<>()،؛]+[^\s<>()،؛.,:]                     # web address
    | \b[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)*\.(?:de|org|net|com|info|eu|nrw|example)\b(?:/[^\s<>()،؛.]*)?
"""
NUMBER = r"""
    §{1,2}\s?\d+[a-z]?(?:\s?(?:Abs\.|Nr\.|\(\d+\))\s?\d*)*(?:\s[A-Z][A-Za-z]+)*    # § 4 AsylbLG
    | \+?\d+(?:[ \u00a0/–-]\d+)+(?:\s?(?:€|%|Uhr))?                     # phone numbers, ranges, times
    | \d[\d.,:]*\s?(?:€|%|m²)                                           # amounts
    | €\s?\d+(?:[.,]\d+)*
"""
#: Words, also after a comma or a hyphen (Teilhabe- und Integrationsgesetz), with the number that ends a name: a year, a house.
PHRASE = rf"""
    \#?{WORD}(?:(?:-?[ \u00a0]|,[ ]|[ ](?:–|&amp;)[ ])(?!{ADDRESS})\#?{WORD})*
    (?:[ \u00a0](?:\d{{4}}(?!\d)|\d{{1,3}}[a-z]?(?![\w \u00a0%€]|[.:,–-]\d)))?
"""
RUN = re.compile(rf"&\#?\w+;|(?P<address>{ADDRESS})|(?P<number>{NUMBER})|(?P<phrase>\((?:{PHRASE})\)|{PHRASE})", re.VERBOSE | re.ASCII)
#: Where a run may begin, up to the next letter of another script: most of a text is passed over quickly.
CANDIDATE = re.compile(rf"[{LETTER}0-9#&§€+(][^\u0370-\u1dff]*")
#: Scripts of the language table (ISO 15924) by the first word of the names of their letters.
SCRIPT_NAMES = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC"}
TAG = re.compile(r"(<[^>]*>)")
VOID = re.compile(r"<(?:br|hr|img|wbr|input)\b|.*/>$", re.DOTALL)

#: Letters and numbers that each language says in its own way: classes, levels (B1), Roman numerals.
SIGN = re.compile(r"[A-Za-z]\d*|[IVX]+")
#: Written in Latin letters in every language, and no German.
INTERNATIONAL = frozenset(
    {
        # Formats, identifiers, licences
        "PDF", "EPUB", "HTML", "CSV", "JSON", "XML", "RDF", "RSS", "Atom", "Feed", "JPEG", "ZIP", "dpi", "URL", "ISBN", "ISSN", "DOI",
        "URN", "DIN", "ISO", "SHA", "CC", "BY",
        # Telephones, networks, time zones
        "QR", "SIM", "SMS", "PIN", "IP", "ID", "USB", "Wi-Fi", "WhatsApp", "cookie", "Cookie", "cookies", "Cookies", "online",
        "Europe/Berlin",
        # Bodies whose abbreviation is that of English
        "EU", "UN", "UNHCR",
        # Illnesses by their international short name
        "HIV", "HPV", "Hib", "COVID",
        # Units (ISO 80000)
        "km", "cm", "mm", "kg", "mg", "ml", "kB", "MB", "GB",
    }
)  # fmt: skip
#: Names in Latin letters that are in a third language.
NAMES_ELSEWHERE = {"Web Content Accessibility Guidelines": "en", "Helpline Ukraine": "en"}


def is_written_in(text: str, script: str) -> bool:
    """Whether the first letter of a text belongs to a script (ISO 15924)."""
    letter = next((one for one in text if one.isalpha()), "")
    return bool(letter) and unicodedata.name(letter, "").startswith(SCRIPT_NAMES[script])


@lru_cache(maxsize=4096)
def mark_runs(html: str, direction: str) -> str:
    """Return HTML of a script other than Latin in which German phrases say their language.

    ``direction`` is that of the text. In ``rtl`` they and other left-to-right runs are isolated. Tags are left alone. The last few
    thousand texts are kept: a page holds the same ones whenever it is rendered.
    """

    def mark(found: re.Match) -> str:
        return wrap(found, direction)

    def search(found: re.Match) -> str:
        return RUN.sub(mark, found[0])

    return rewrite_text(html, lambda text: CANDIDATE.sub(search, text))


@lru_cache(maxsize=4096)
def mark_terms(html: str, terms: tuple[str, ...]) -> str:
    """Return HTML of Latin script in which German ``terms`` (plain text) say their language where they stand in brackets.

    Tags are left alone, and so is everything in elements that say their language already.
    """
    spellings = sorted((escape(term, quote=False) for term in terms), key=len, reverse=True)
    found = re.compile(rf"(?<=\()(?:{'|'.join(map(re.escape, spellings))})(?=\))")
    return rewrite_text(html, lambda text: found.sub(rf'<span lang="{settings.LANGUAGE_CODE}">\g<0></span>', text))


def rewrite_text(html: str, rewrite: Callable[[str], str]) -> str:
    """Return HTML with all text rewritten that stands neither in ``<bdi>`` nor in an element that says its language."""
    if "<" not in html:
        return rewrite(html)
    parts = TAG.split(html)
    depth = 0
    for index, part in enumerate(parts):
        if index % 2 == 0:
            if depth == 0 and part:
                parts[index] = rewrite(part)
        elif part.startswith("</"):
            depth -= depth > 0
        elif (depth or part.startswith("<bdi") or ' lang="' in part) and not VOID.match(part):
            depth += 1
    return "".join(parts)


def wrap(found: re.Match, direction: str) -> str:
    """Return a run in the element it needs, if any."""
    run, kind = found[0], found.lastgroup
    if kind in ("number", "phrase") and (code := tell_language(run)):
        own_direction = ' dir="ltr"' if direction == "rtl" else ""
        return f'<span lang="{code}"{own_direction}>{run}</span>'
    return f'<bdi dir="ltr">{run}</bdi>' if direction == "rtl" and kind in ("address", "number") else run


@lru_cache(maxsize=4096)
def tell_language(run: str) -> str:
    """Return the language of a run of Latin letters; "" when none of its words belongs to one."""
    if (name := run.strip("()")) in NAMES_ELSEWHERE:
        return NAMES_ELSEWHERE[name]
    words = re.findall(WORD, run.replace("&amp;", "&"))
    return "" if all(word in INTERNATIONAL or SIGN.fullmatch(word) for word in words) else settings.LANGUAGE_CODE
