"""The segments of a page or fact as a translator works on them, and what is done with what was typed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.safestring import SafeString

from core.foreign_words.languages import LANGUAGES
from translation.desk.differences import show_difference, show_text
from translation.desk.documents import FactDocument, PageDocument
from translation.desk.screens import name_language
from translation.desk.suggestions import Memory, Suggestion
from translation.desk.texts import from_field, to_field
from translation.gate import Finding, Kind, explain
from translation.judgement import find_excess, inspect, load_protected_names
from translation.models import GateOverride, Origin, WorkItem
from translation.planning import digest_segment
from translation.segments import Segment, save_work

STATE_NAMES = {"current": "gültig", "changed": "geändert", "missing": "fehlt"}
TEXT, DIGEST, REASON = "text:", "digest:", "reason:"


class ShownFinding(NamedTuple):
    """A finding of the gate in words, with both sides."""

    finding: Finding
    sentence: str

    @property
    def digest(self) -> str:
        return self.finding.digest

    @property
    def is_length(self) -> bool:
        """A text that does not fit: its sides are numbers of characters, and no reason makes it fit."""
        return self.finding.kind is Kind.LENGTH


class Outcome(NamedTuple):
    """What came of a release: numbers of segments. ``outdated`` were typed for a German text that has changed since.

    ``too_long`` has a German sentence for each text that its field cannot hold.
    """

    released: int
    refused: int
    outdated: int
    too_long: list[str]


@dataclass
class Sheet:
    """One segment on the screen. ``number`` counts the segments of the document and is the name of its place on the page."""

    number: int
    segment: Segment
    place: str
    longest: int | None = None
    findings: list[ShownFinding] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)

    @property
    def german(self) -> SafeString:
        return show_text(self.segment.german)

    @property
    def change(self) -> SafeString | None:
        """The German text with what changed since the older translation was made."""
        segment = self.segment
        return show_difference(segment.older_german, segment.german) if segment.older_german else None

    @property
    def older(self) -> SafeString:
        return show_text(self.segment.older_translation)

    @property
    def typed(self) -> str:
        """What stands in the field: work that is not released, else the public translation."""
        segment = self.segment
        return to_field(segment, segment.translation if segment.work is None else segment.work)

    @property
    def foreign_words(self) -> list[tuple[str, str]]:
        """Ids of those links that only say the language of their words, each with the German name of that language."""
        return [(key, LANGUAGES[code].german_name if code in LANGUAGES else code) for key, code in self.segment.foreign_words]

    @property
    def state_name(self) -> str:
        return STATE_NAMES[self.segment.state]

    @property
    def is_open(self) -> bool:
        return self.segment.state != "current" or self.segment.work is not None

    @property
    def rows(self) -> int:
        """Lines of the field, by the length of the texts."""
        return min(14, max(2, 1 + max(len(self.segment.german), len(self.typed)) // 55))


def find_findings(segment: Segment, document, protected: list) -> list[ShownFinding]:
    """Return what the gate has against the work on a segment."""
    if segment.work is None:
        return []
    return [ShownFinding(one, explain(one)) for one in inspect(segment, segment.work, document.locale, protected=protected)]


def build_sheets(document: PageDocument | FactDocument, *, only_open: bool) -> list[Sheet]:
    """Return the segments of a document with findings; suggestions for those that are open."""
    segments = document.load_segments()
    protected = load_protected_names(document.locale)
    sheets = [Sheet(number, one, document.name_place(one), one.longest) for number, one in enumerate(segments, start=1)]
    if only_open:
        sheets = [sheet for sheet in sheets if sheet.is_open]
    memory = Memory(document.locale) if any(sheet.segment.state != "current" for sheet in sheets) else None
    for sheet in sheets:
        sheet.findings = find_findings(sheet.segment, document, protected)
        if memory is not None and sheet.segment.state != "current":
            sheet.suggestions = memory.suggest(sheet.segment)
    return sheets


class Worksheet:
    """What a translator sent, taken apart by segment. Nothing is public before ``release``."""

    def __init__(self, document: PageDocument | FactDocument, data: Mapping[str, str], user):
        self.document, self.data, self.user = document, data, user
        self.segments = {one.key: one for one in document.load_segments()}
        self.texts: dict[str, str] = {}
        #: Segments whose German text changed between the screen and the button.
        self.outdated: set[str] = set()
        self.read_fields()

    def read_fields(self) -> None:
        """Find the segment of every field: the one with the same German text, wherever in its block it stands by now."""
        by_digest = {(one.path, one.digest): key for key, one in self.segments.items()}
        for name, typed in self.data.items():
            if not name.startswith(TEXT):
                continue
            key, digest = name.removeprefix(TEXT), self.data.get(DIGEST + name.removeprefix(TEXT), "")
            if key not in self.segments or self.segments[key].digest != digest:
                same = by_digest.get((key.rpartition("#")[0], digest))
                if same is None and key in self.segments:
                    self.outdated.add(key)
                key = same or key
            if key in self.segments:
                self.texts[key] = from_field(self.segments[key], typed)

    def keep(self) -> int:
        """Keep what differs from the public translation, drop what was emptied; return how many texts are kept."""
        kept = 0
        for key, text in self.texts.items():
            segment = self.segments[key]
            if not text or self.is_public(key):
                if segment.work is not None:
                    save_work(segment, self.document.locale, "")
                continue
            kept += 1
            if text != segment.work:
                save_work(segment, self.document.locale, text, user=self.user)
        return kept

    def adopt(self, key: str, text: str) -> None:
        """Put an older or similar translation into the field of a segment."""
        save_work(self.segments[key], self.document.locale, text, user=self.user)

    def is_public(self, key: str) -> bool:
        """Whether the text of a field is the one that readers see already."""
        return self.segments[key].state == "current" and self.texts[key] == self.segments[key].translation

    def describe_excess(self, key: str) -> str:
        """Return what is to be said about a text that its field cannot hold, "" where it can."""
        segment = self.segments[key]
        language = name_language(self.document.locale.language_code)
        return " ".join(
            f"{self.document.name_place(segment)} ({language}): {explain(one)}" for one in find_excess(segment, self.texts[key])
        )

    def release(self, keys: set[str] | None = None) -> Outcome:
        """Release all texts that are new, or those of ``keys``. What is refused is kept as work."""
        self.keep()
        wanted = [key for key, text in self.texts.items() if text and (keys is None or key in keys) and not self.is_public(key)]
        outdated = [key for key in wanted if key in self.outdated]
        too_long = {key: sentence for key in wanted if (sentence := self.describe_excess(key))}
        released = refused = 0
        for (origin, tool_name), texts in self.group_by_origin(set(wanted) - {*outdated, *too_long}).items():
            result = self.document.release(texts, self.user, origin, tool_name)
            released, refused = released + result.released, refused + len(result.refused)
        return Outcome(released, refused, len(outdated), list(too_long.values()))

    def group_by_origin(self, keys: set[str]) -> dict[tuple[str, str], dict[str, str]]:
        """Return the texts by where they came from: what a machine wrote and nobody touched stays a machine's."""
        items = WorkItem.objects.filter(locale=self.document.locale, source_key=self.document.source_key)
        made = {(item.path, item.source_digest): (item.text, item.origin, item.tool_name) for item in items}
        groups: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for key in self.texts:
            if key in keys:
                segment = self.segments[key]
                text, origin, tool_name = made.get((segment.path, segment.digest), ("", Origin.PERSON, ""))
                group = (origin, tool_name) if text == self.texts[key] else (Origin.PERSON, "")
                groups[group][key] = self.texts[key]
        return groups

    def override(self, key: str, digest: str, reason: str) -> GateOverride | None:
        """Let one finding pass with a reason. None if the gate does not have that against the text (any more)."""
        segment = self.segments[key]
        text = segment.work or ""
        found = inspect(segment, text, self.document.locale, protected=load_protected_names(self.document.locale))
        finding = next((one for one in found if one.digest == digest and one.kind is not Kind.LENGTH), None)
        if finding is None:
            return None
        return GateOverride.objects.update_or_create(
            locale=self.document.locale,
            source_digest=segment.digest,
            target_digest=digest_segment(text),
            kind=str(finding.kind),
            finding_digest=digest,
            defaults={
                "source_key": segment.source_key, "path": segment.path, "source_text": segment.german, "target_text": text,
                "german": finding.source, "translation": finding.target, "reason": reason, "user": self.user,
            },
        )[0]  # fmt: skip
