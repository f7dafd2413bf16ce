"""Words that German marks as being in another language. A translation may leave the mark out, but not put it around other words."""

import re
from collections.abc import Collection, Iterator

from translation.gate.finding import Finding, Kind
from translation.gate.markup import iterate_links
from translation.gate.segment import Segment, make_plain

WORD = re.compile(r"[^\W_]+")
#: Words are the same when their beginnings are: endings follow the language around them ("Welcome Centers", "Welcome Center'de").
STEM_LENGTH = 4


def check_foreign_words(source: Segment, target: Segment, ids: Collection[str]) -> Iterator[Finding]:
    """Yield marks that stand around other words than in German: those would be read aloud in the wrong language.

    ``ids`` are those of the marks among the links of the German text.
    """
    if not ids:
        return
    german = dict(iterate_links(source))
    for key, words in iterate_links(target):
        if key in ids and not share_a_word(german.get(key, ""), words):
            yield Finding(Kind.FOREIGN, german.get(key, ""), words)


def share_a_word(one: str, other: str) -> bool:
    """Whether two texts have a word in common, endings apart."""
    return bool(find_stems(one) & find_stems(other))


def find_stems(text: str) -> set[str]:
    return {word[:STEM_LENGTH] for word in WORD.findall(make_plain(text).casefold())}
