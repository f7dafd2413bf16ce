"""The one question: what does a translation differ in from its German segment?"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from translation.gate.fact import compare_facts
from translation.gate.finding import Finding, Kind
from translation.gate.foreign import check_foreign_words
from translation.gate.markup import check_links, check_markup
from translation.gate.names import ProtectedName, check_names
from translation.gate.readers import read_facts
from translation.gate.segment import Segment, fold, read_segment
from translation.gate.wording import is_in_wrong_script, is_untranslated

SOURCE = "de"


class Language(Protocol):
    """The language of the translation. ``script`` is an ISO 15924 code, ``direction`` "ltr" or "rtl"."""

    code: str
    script: str
    direction: str


def check(
    source: str,
    target: str,
    language: Language,
    *,
    protected: Sequence[ProtectedName] = (),
    foreign_words: Collection[str] = (),
    allows_german: bool = False,
) -> list[Finding]:
    """Return what differs, [] for nothing.

    ``source`` and ``target`` are inline HTML as wagtail-localize stores segments, or plain text. ``foreign_words`` are the ids of those
    links in the German text that only say the language of their words. ``allows_german`` is for texts that are to stay German, such
    as a sentence to say on the phone.
    """
    german, translated = read_segment(source), read_segment(target)
    if not translated.plain.strip():
        return [Finding(Kind.EMPTY, german.shown.strip(), "")] if german.plain.strip() else []
    return [
        *check_markup(translated),
        *check_links(german, translated, foreign_words),
        *check_foreign_words(german, translated, foreign_words),
        *check_facts(german, translated, language),
        *check_names(german, translated, protected),
        *check_wording(german, translated, language, protected, allows_german=allows_german),
    ]


def check_facts(german: Segment, translated: Segment, language: Language) -> Iterator[Finding]:
    """Yield differing facts. Names of laws are looked up in the whole text, since a translation may explain them."""
    source = read_facts(german, SOURCE)
    laws = [fact for fact in source if fact.readings[0][0] == "law name"]
    for fact in laws:
        # "SGB II" is not in "SGB III".
        if not re.search(rf"{re.escape(fold(fact.text))}(?![A-Z])", translated.plain):
            yield Finding(Kind.LAW, fact.text, "")
    yield from compare_facts([fact for fact in source if fact not in laws], read_facts(translated, language.code))


def check_wording(
    german: Segment, translated: Segment, language: Language, protected: Sequence[ProtectedName], *, allows_german: bool
) -> Iterator[Finding]:
    """Yield at most one finding: a text that is not translated is also in the wrong script, and once is enough."""
    if is_untranslated(german, translated, protected):
        if not allows_german:
            yield Finding(Kind.UNTRANSLATED, german.shown.strip(), translated.shown.strip())
    elif is_in_wrong_script(german, translated, language.script, protected):
        yield Finding(Kind.SCRIPT, "", translated.shown.strip())
