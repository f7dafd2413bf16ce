"""Names that must stand in a translation as they are, or as the language writes them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from translation.gate.finding import Finding, Kind
from translation.gate.segment import Segment, fold


class ProtectedName(Protocol):
    """A protected name; ``variants`` are all ways to write it that are allowed beside it."""

    name: str
    variants: Sequence[str]


def check_names(source: Segment, target: Segment, protected: Sequence[ProtectedName]) -> Iterator[Finding]:
    """Yield names that stand in the translation less often than in German.

    More often is allowed: a translation may repeat a name in brackets. Endings and joined articles are allowed too
    ("NRW’de", "الـNRW"): only in German does a name have to be a whole word.
    """
    for entry in protected:
        name = fold(entry.name).strip()
        if not name or name not in source.plain:
            continue
        expected = sum(1 for _ in compile_word(name).finditer(source.plain))
        spellings = sorted({name, *(fold(variant).strip() for variant in entry.variants)} - {""}, key=len, reverse=True)
        if expected and sum(1 for _ in compile_any(tuple(spellings)).finditer(target.plain)) < expected:
            yield Finding(Kind.NAME, entry.name, "")


@lru_cache(maxsize=1024)
def compile_word(name: str) -> re.Pattern:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


@lru_cache(maxsize=1024)
def compile_any(spellings: tuple[str, ...]) -> re.Pattern:
    return re.compile("|".join(map(re.escape, spellings)))
