"""What came of a job, as its row keeps it: counts of all, and the first of each kind with their texts."""

from collections.abc import Iterable
from typing import Any

from translation.desk.documents import FactDocument, PageDocument
from translation.desk.screens import link_work
from translation.exchange import ImportReport
from translation.gate import explain
from translation.machine import MachineResult
from translation.segment import Refusal

#: More of one kind nobody reads on a screen; the counts go on.
MOST_LINES = 100
COUNTS = ("public", "kept", "refused", "outdated", "unknown", "unchanged", "empty", "failed")
LISTS = ("taken", "refused", "outdated", "unknown", "failed")


def build_report() -> dict[str, Any]:
    return {"counts": dict.fromkeys(COUNTS, 0), "lists": {name: [] for name in LISTS}}


class Teller:
    """Adds what became of one page or fact to the report of a job. ``code`` is the language."""

    def __init__(self, report: dict[str, Any], code: str):
        self.report, self.code, self.counts = report, code, report["counts"]

    def add_import(self, part: ImportReport) -> None:
        """Add the texts of a file."""
        counts = self.counts
        counts["public"] += part.released
        counts["kept"] += part.imported - part.released
        counts["refused"] += len(part.refused_by_gate)
        counts["outdated"] += len(part.outdated)
        counts["unknown"] += len(part.unknown)
        counts["unchanged"] += part.unchanged
        counts["empty"] += part.empty
        for name, texts in (("outdated", part.outdated), ("unknown", part.unknown)):
            self.add(name, [self.build(part.titles, one.name.source_key, one.source, one.text) for one in texts])
        self.add("taken", [self.build(part.titles, one.source_key, one.german, text) for one, text in part.taken])
        self.add_refused(part.titles, part.refused_by_gate)

    def add_machine(self, document: PageDocument | FactDocument, part: MachineResult) -> None:
        """Add what a machine wrote. All texts are kept as work, those that the gate objects to as well."""
        titles, key = {document.source_key: document.title}, document.source_key
        self.counts["kept"] += len(part.kept) - len(part.refused)
        self.counts["refused"] += len(part.refused)
        self.counts["failed"] += len(part.failed)
        held_back = {one.segment.key for one in part.refused}
        self.add("taken", [self.build(titles, key, one.german, text) for one, text in part.kept if one.key not in held_back])
        self.add_refused(titles, part.refused)
        self.add("failed", [self.build(titles, key, one.german, "", [reason]) for one, reason in part.failed])

    def add_refused(self, titles: dict[str, str], refused: list[Refusal]) -> None:
        lines = []
        for one in refused:
            reasons = [explain(finding) for finding in one.findings]
            lines.append(self.build(titles, one.segment.source_key, one.segment.german, one.text, reasons))
        self.add("refused", lines)

    def build(self, titles: dict[str, str], source_key: str, german: str, text: str, reasons: Iterable[str] = ()) -> dict[str, Any]:
        """Return a line. A page that is gone has neither title nor address."""
        title = titles.get(source_key, "")
        url = link_work(self.code, source_key) if title else ""
        return {"title": title, "url": url, "german": german, "text": text, "reasons": list(reasons)}

    def add(self, name: str, lines: list[dict[str, Any]]) -> None:
        kept = self.report["lists"][name]
        kept += lines[: MOST_LINES - len(kept)]
