"""Facts of a text and how those of two texts are paired."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translation.gate.finding import Finding, Kind
from translation.gate.segment import Segment

#: ("number", Decimal), ("date", day, month, year), ("money", amount, currency) … Two facts agree if they share a reading.
Reading = tuple

COVER = "\x00"

#: Bounds for texts that nobody wrote: augmenting paths are recursive, and nobody reads more findings.
MOST_FOR_PATHS, MOST_FINDINGS = 150, 100


class Fact(NamedTuple):
    """Something that has to be the same in both texts.

    ``is_required`` is false for what may be missing on the other side (a number word of the German text).
    ``parts`` are what a fact falls into if nothing equals the whole: "190 2019" may be two numbers that touch.
    """

    kind: Kind
    text: str
    readings: tuple[Reading, ...]
    is_required: bool = True
    parts: tuple["Fact", ...] = ()


class Sheet:
    """A text while its facts are being read. What is read is covered, so that the next reader does not see it."""

    def __init__(self, segment: Segment, language: str):
        self.shown, self.text, self.language = segment.shown, segment.plain, language
        self.facts: list[Fact] = []

    def find(self, pattern: re.Pattern) -> Iterator[re.Match]:
        """Yield what matches. The reader covers what it takes; places do not move."""
        yield from list(pattern.finditer(self.text))

    def add(self, kind: Kind, span: tuple[int, int], *readings: Reading, is_required: bool = True, parts: Iterable[Fact] = ()) -> None:
        """Note a fact and cover it."""
        self.facts.append(Fact(kind, self.show(span), tuple(dict.fromkeys(readings)), is_required, tuple(parts)))
        self.cover(span)

    def show(self, span: tuple[int, int]) -> str:
        return self.shown[span[0] : span[1]].strip()

    def cover(self, span: tuple[int, int]) -> None:
        start, end = span
        self.text = f"{self.text[:start]}{COVER * (end - start)}{self.text[end:]}"


def compare_facts(source: Iterable[Fact], target: Iterable[Fact]) -> list[Finding]:
    """Return what stands in one text alone, a source and a target that look like one changed fact as one finding."""
    source, target = list(source), list(target)
    missing, added = pair(source, target)
    missing, added = pair(*open_wholes(missing, added))
    missing = [fact for fact in missing if fact.is_required]
    added = [fact for fact in added if fact.is_required]
    return list(dict.fromkeys(iterate_findings(missing[:MOST_FINDINGS], added[:MOST_FINDINGS])))


def pair(source: list[Fact], target: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return what is left of both when facts with a common reading are taken away.

    Facts of one reading are paired by counting, the others by augmenting paths (Kuhn), so that a fact with two readings
    does not take the only partner of another. Required facts come first.
    """
    single, single_target = count_single(source), count_single(target)
    common = single & single_target
    source, target = drop(source, common), drop(target, common)
    if max(len(source), len(target)) > MOST_FOR_PATHS:
        equal = Counter(fact.readings for fact in source) & Counter(fact.readings for fact in target)
        return drop(source, equal), drop(target, equal)
    by_reading: dict[Reading, list[int]] = {}
    for number, fact in enumerate(target):
        for reading in fact.readings:
            by_reading.setdefault(reading, []).append(number)
    partner: dict[int, int] = {}

    def place(number: int, seen: set[int]) -> bool:
        for reading in source[number].readings:
            for candidate in by_reading.get(reading, ()):
                if candidate in seen:
                    continue
                seen.add(candidate)
                if candidate not in partner or place(partner[candidate], seen):
                    partner[candidate] = number
                    return True
        return False

    order = sorted(range(len(source)), key=lambda number: not source[number].is_required)
    placed = {number for number in order if place(number, set())}
    return (
        [fact for number, fact in enumerate(source) if number not in placed],
        [fact for number, fact in enumerate(target) if number not in partner],
    )


def count_single(facts: Iterable[Fact]) -> Counter:
    return Counter(fact.readings for fact in facts if len(fact.readings) == 1 and fact.is_required)


def drop(facts: Iterable[Fact], counted: Counter) -> list[Fact]:
    """Return the facts without as many of each reading as are counted, required ones first."""
    counted, kept = counted.copy(), []
    for fact in facts:
        if fact.is_required and counted[fact.readings] > 0:
            counted[fact.readings] -= 1
        else:
            kept.append(fact)
    return kept


def open_wholes(missing: list[Fact], added: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return the parts of wholes that found no partner, except of dates that contradict each other.

    "1 March … 2 April" and "2 March … 1 April" have the same parts; as long as both sides have equally many whole dates
    and no two of them may be the same day, they stay whole and are reported.
    """
    dates = [[fact for fact in facts if fact.parts and fact.kind is Kind.DATE] for facts in (missing, added)]
    closed = len(dates[0]) == len(dates[1]) and not any(may_be_same(one, other) for one in dates[0] for other in dates[1])

    def unfold(facts: list[Fact]) -> list[Fact]:
        unfolded: list[Fact] = []
        for fact in facts:
            if fact.parts and not (closed and fact.kind is Kind.DATE):
                unfolded += [part._replace(text=fact.text, is_required=fact.is_required) for part in fact.parts]
            else:
                unfolded.append(fact)
        return unfolded

    return unfold(missing), unfold(added)


def may_be_same(one: Fact, other: Fact) -> bool:
    """Whether two dates agree in all that both of them say."""
    pairs = zip(one.readings[0][1:], other.readings[0][1:], strict=True)
    return all(left is None or right is None or left == right for left, right in pairs)


def iterate_findings(missing: list[Fact], added: list[Fact]) -> Iterator[Finding]:
    """Yield findings. One fact that is left of either text has been changed; of several, those that look alike."""
    missing, added = drop_repeated(missing), drop_repeated(added)
    is_one_change = len(missing) == len(added) == 1
    rest = list(added)
    for fact in missing:
        other = find_counterpart(fact, rest) or (rest[0] if is_one_change and rest else None)
        if other is not None:
            rest.remove(other)
        yield Finding(fact.kind, fact.text, other.text if other else "")
    for fact in rest:
        yield Finding(fact.kind, "", fact.text)


def drop_repeated(facts: list[Fact]) -> list[Fact]:
    """Return one fact of each text: the parts of a whole all carry the text of the whole."""
    return list({(fact.kind, fact.text): fact for fact in facts}.values())


def find_counterpart(fact: Fact, others: list[Fact]) -> Fact | None:
    """Return what a fact has probably become: the same digits as another kind, else the next of its kind."""
    digits = get_digits(fact)
    same_digits = (other for other in others if digits and get_digits(other) == digits)
    same_kind = (other for other in others if other.kind is fact.kind)
    return next(same_digits, None) or next(same_kind, None)


def get_digits(fact: Fact) -> str:
    return "".join(character for character in fact.text if character.isdecimal())
