"""Whether a text is translated at all, and in the script of its language."""

import re
from collections.abc import Sequence
from functools import lru_cache

from translation.gate.names import ProtectedName
from translation.gate.readers.addresses import MAIL, WEB
from translation.gate.segment import Segment, fold
from translation.gate.vocabulary.german import FUNCTION_WORDS, GERMAN_ENDINGS, INTERNATIONAL

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
LETTER = re.compile(r"[^\W\d_]")
NOT_WORDS = re.compile(r"[\W_]+")
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
GERMAN_NOUN = re.compile(rf"[^\W\d_]{{2,}}(?:{GERMAN_ENDINGS})")
LATIN_ABBREVIATION = re.compile("[A-Z]{2,6}")
SHORT_ABBREVIATION = 6
LEAST_GERMAN_WORDS = 2

#: Letters of a script (ISO 15924), presentation forms of Arabic included.
SCRIPTS = {
    "Arab": re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
    "Cyrl": re.compile("[\u0400-\u052f\u1c80-\u1c8f]"),
    "Latn": re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]"),
}
LEAST_SHARE = {"Arab": 0.4, "Cyrl": 0.4, "Latn": 0.85}
DEFAULT_SHARE = 0.4


def is_untranslated(source: Segment, target: Segment, protected: Sequence[ProtectedName]) -> bool:
    """Whether a translation is the German text, and that text has at least two German words.

    Names, numbers, abbreviations, addresses and words that many languages share are not German words.
    """
    if NOT_WORDS.sub(" ", source.plain).casefold().strip() != NOT_WORDS.sub(" ", target.plain).casefold().strip():
        return False
    return has_german(source.plain, protected)


def has_german(plain: str, protected: Sequence[ProtectedName]) -> bool:
    """Whether a German text has at least two words to translate, one of them no name for certain."""
    words = [word for word in WORD.findall(remove_names(remove_addresses(plain), protected)) if is_word(word)]
    return len(words) >= LEAST_GERMAN_WORDS and any(is_surely_german(word) for word in words)


def is_word(word: str) -> bool:
    is_abbreviation = (word.isupper() and len(word) <= SHORT_ABBREVIATION) or len(word) == 1
    return not is_abbreviation and word.casefold() not in INTERNATIONAL


def is_surely_german(word: str) -> bool:
    """Whether a word cannot be a name: it is a function word, begins with a small letter, or is built like a noun."""
    return word[0].islower() or word.casefold() in FUNCTION_WORDS or GERMAN_NOUN.fullmatch(word.casefold()) is not None


def remove_addresses(plain: str) -> str:
    return WEB.sub(" ", MAIL.sub(" ", plain)) if "." in plain or "@" in plain else plain


def remove_names(plain: str, protected: Sequence[ProtectedName]) -> str:
    """Return a text without protected names, the longest first: one may begin like another."""
    spellings = {fold(spelling).strip() for entry in protected for spelling in (entry.name, *entry.variants)}
    for spelling in sorted(spellings - {""}, key=len, reverse=True):
        if spelling in plain:
            plain = plain.replace(spelling, " ")
    return plain


@lru_cache(maxsize=4096)
def get_words(plain: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(plain))


def is_in_wrong_script(source: Segment, target: Segment, script: str, protected: Sequence[ProtectedName]) -> bool:
    """Whether too few letters of a translation are of its script.

    Brackets, protected names, addresses and what German has letter for letter do not count: an Arabic text may name
    the "Ausländerbehörde" as it stands on the door. A text of nothing else is wrong if German had words to translate.
    """
    pattern = SCRIPTS.get(script)
    if pattern is None or len(pattern.findall(target.plain)) == len(LETTER.findall(target.plain)) > 0:
        return False
    plain = remove_names(remove_addresses(target.plain), protected)
    for _depth in range(2):
        plain = BRACKETS.sub(" ", plain)
    german_words = get_words(source.plain)
    words = WORD.findall(plain)
    if not words:
        return False
    counted = (word for word in words if word.casefold() not in german_words and not LATIN_ABBREVIATION.fullmatch(word))
    letters = "".join(LETTER.findall("".join(counted)))
    if not letters:
        return script != "Latn" and has_german(source.plain, protected) and not pattern.search(target.plain)
    return len(pattern.findall(letters)) / len(letters) < LEAST_SHARE.get(script, DEFAULT_SHARE)
