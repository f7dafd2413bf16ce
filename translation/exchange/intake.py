"""Texts that came back are taken in: matched by place and German text, through the gate, in one transaction."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from wagtail.models import Locale, Page

from core.presentation import get_language
from facts.models.translated import TranslatedFact
from translation.engines.markup import MarkupBroken
from translation.exchange.errors import SourceAltered, TextTooLong
from translation.exchange.formats import check_target_code
from translation.exchange.scope import find_fact, find_pages
from translation.exchange.unit import IncomingText, canonicalise
from translation.gate import explain
from translation.judgement import find_excess, pass_gate
from translation.models import Origin
from translation.segment import Refusal, Segment
from translation.segments import load_fact_segments, load_page_segments, release_fact, release_page, save_work
from translation.sources import update_source


@dataclass
class ImportReport:
    """What became of the texts of a file.

    ``imported`` texts were taken, ``released`` of them are public now and the others are kept as work. ``unchanged`` ones
    are here already; ``empty`` ones have no translation. ``outdated`` ones were made for a German text that is no longer
    there, ``unknown`` ones for a place that is not. ``refused_by_gate`` are kept as work; each says why. ``taken`` holds the
    imported ones, ``titles`` the German titles of the pages and facts by source key.
    """

    imported: int = 0
    unchanged: int = 0
    outdated: list[IncomingText] = field(default_factory=list)
    refused_by_gate: list[Refusal] = field(default_factory=list)
    unknown: list[IncomingText] = field(default_factory=list)
    released: int = 0
    empty: int = 0
    taken: list[tuple[Segment, str]] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def apply(incoming: list[IncomingText], locale: Locale, user, *, release: bool) -> ImportReport:
    """Take texts in for one language; ``user`` may be None. Raises ExchangeError, and then nothing has changed.

    Without ``release`` nothing public changes. With it, what the gate lets pass becomes public, except texts that the
    translator's tool marks as unfinished.
    """
    check_target_code(locale.language_code)
    report = ImportReport()
    for texts in sort_by_owner(incoming).values():
        take_owner(texts, locale, user, release=release, report=report)
    return report


def sort_by_owner(incoming: list[IncomingText]) -> dict[str, list[IncomingText]]:
    """Return the texts by the page or fact that they belong to (source key), in the order of the file."""
    by_owner: dict[str, list[IncomingText]] = defaultdict(list)
    for one in incoming:
        by_owner[one.name.source_key].append(one)
    return by_owner


@transaction.atomic
def take_owner(texts: list[IncomingText], locale: Locale, user, *, release: bool, report: ImportReport, is_rehearsal: bool = False) -> None:
    """Take in the texts of one page or fact and tell the report. A rehearsal finds the same and writes nothing.

    Raises ExchangeError, and then nothing of this page or fact has changed.
    """
    name = texts[0].name
    owner = find_fact(name.source_key) if name.is_plain else find_pages([name.source_key]).get(name.source_key)
    if owner is None:
        report.unknown += texts
        return
    report.titles[name.source_key] = str(owner)
    (Rehearsal if is_rehearsal else Intake)(owner, locale, user, release, report).take(texts)


class Intake:
    """The texts of one page or fact on their way in."""

    def __init__(self, owner: Page | TranslatedFact, locale: Locale, user, release: bool, report: ImportReport):
        self.owner, self.locale, self.user, self.release, self.report = owner, locale, user, release, report

    def take(self, texts: list[IncomingText]) -> None:
        """Sort the texts of one page or fact, and release or keep the new ones."""
        segments = self.load_segments()
        public, kept = {}, {}
        for segment, one in self.match(segments, texts):
            if not one.text.strip():
                self.report.empty += 1
                continue
            is_released = self.release and one.is_finished
            if self.is_known(segment, one.text, is_released):
                self.report.unchanged += 1
                continue
            self.check_length(segment, one.text)
            (public if is_released else kept)[segment.key] = one.text
        if public:
            self.make_public(segments, public)
        if kept:
            self.keep(segments, kept)

    def load_segments(self) -> list[Segment]:
        if isinstance(self.owner, TranslatedFact):
            return load_fact_segments(self.owner, self.locale)
        # The rows may be older than the page, as long as the worker has not followed a publish.
        update_source(self.owner.specific)
        return load_page_segments(self.owner, self.locale)

    def match(self, segments: list[Segment], texts: list[IncomingText]) -> list[tuple[Segment, IncomingText]]:
        """Return the texts whose German still stands at their place, whatever its number there is now."""
        places = {segment.path for segment in segments}
        by_text: dict[tuple[str, str], Segment] = {}
        for segment in segments:
            by_text.setdefault((segment.path, segment.digest), segment)
        matched = []
        for one in texts:
            segment = by_text.get((one.name.path, one.name.digest))
            if segment is None:
                (self.report.outdated if one.name.path in places else self.report.unknown).append(one)
                continue
            if not self.is_same(one.source, segment.german):
                raise SourceAltered(f"Der deutsche Text im Abschnitt „{one.name}“ wurde in der Datei verändert.")
            matched.append((segment, one))
        return matched

    def is_known(self, segment: Segment, text: str, is_released: bool) -> bool:
        """Whether a text need not be taken in again: it is the public one, or the work that it would only be kept as."""
        if self.is_same(text, segment.translation):
            return True
        return segment.work is not None and not is_released and self.is_same(text, segment.work)

    def is_same(self, incoming: str, stored: str) -> bool:
        """Whether a text that came back is a stored one. Work in progress may be broken HTML, which no file can hold."""
        try:
            return incoming == canonicalise(stored, is_plain=isinstance(self.owner, TranslatedFact))
        except MarkupBroken:
            return False

    def check_length(self, segment: Segment, text: str) -> None:
        """Raise TextTooLong for a text that PostgreSQL would not take; SQLite takes it and a later move would fail."""
        for finding in find_excess(segment, text):
            language = get_language(self.locale.language_code).german_name
            raise TextTooLong(f"Abschnitt „{segment.path}“ von „{self.owner}“ ({language}), „{segment.german[:60]}“: {explain(finding)}")

    def make_public(self, segments: list[Segment], texts: dict[str, str]) -> None:
        if isinstance(self.owner, TranslatedFact):
            result = release_fact(self.owner, self.locale, texts)
        else:
            result = release_page(self.owner, self.locale, texts, user=self.user, origin=Origin.IMPORT)
        self.report.imported += result.released
        self.report.released += result.released
        self.note_taken(segments, texts, result.refused)
        self.refuse(result.refused)

    def note_taken(self, segments: list[Segment], texts: dict[str, str], refused: list[Refusal]) -> None:
        held_back = {one.segment.key for one in refused}
        self.report.taken += [(one, texts[one.key]) for one in segments if one.key in texts and one.key not in held_back]

    def keep(self, segments: list[Segment], texts: dict[str, str]) -> None:
        accepted, refused = pass_gate(segments, texts, self.locale)
        for segment, text in accepted:
            save_work(segment, self.locale, text, user=self.user, origin=Origin.IMPORT)
        self.report.imported += len(accepted)
        self.report.taken += accepted
        self.refuse(refused)

    def refuse(self, refused: list[Refusal]) -> None:
        for one in refused:
            save_work(one.segment, self.locale, one.text, user=self.user, origin=Origin.IMPORT)
        self.report.refused_by_gate += refused


class Rehearsal(Intake):
    """Finds what an intake would do: the same texts taken, held back and passed over, and nothing written.

    It believes the segments that the last refresh stored. An intake looks at the page again.
    """

    def load_segments(self) -> list[Segment]:
        if isinstance(self.owner, TranslatedFact):
            return load_fact_segments(self.owner, self.locale)
        return load_page_segments(self.owner, self.locale)

    def make_public(self, segments: list[Segment], texts: dict[str, str]) -> None:
        self.report.released += self.judge(segments, texts)

    def keep(self, segments: list[Segment], texts: dict[str, str]) -> None:
        self.judge(segments, texts)

    def judge(self, segments: list[Segment], texts: dict[str, str]) -> int:
        """Ask the gate and tell the report; return how many texts it lets pass."""
        accepted, refused = pass_gate(segments, texts, self.locale)
        self.report.imported += len(accepted)
        self.report.taken += accepted
        self.report.refused_by_gate += refused
        return len(accepted)
