"""What came of a job, as its row keeps it: counts of all, and the first of each kind with their texts."""

from typing import Any

from translation.exchange import ImportReport, IncomingText
from translation.gate import explain
from translation.machine import MachineResult
from translation.segments import Refusal

#: More of one kind nobody reads on a screen; the counts go on.
MOST_LINES = 100
COUNTS = ("public", "kept", "refused", "outdated", "unknown", "unchanged", "empty", "failed")
LISTS = ("taken", "refused", "outdated", "unknown", "failed")


def build_report() -> dict[str, Any]:
    return {"counts": dict.fromkeys(COUNTS, 0), "lists": {name: [] for name in LISTS}}


def build_line(title: str, german: str, text: str, reasons: list[str] | None = None) -> dict[str, Any]:
    return {"title": title, "german": german, "text": text, "reasons": reasons or []}


def describe_refusal(title: str, one: Refusal) -> dict[str, Any]:
    return build_line(title, one.segment.german, one.text, [explain(finding) for finding in one.findings])


def describe_incoming(one: IncomingText, titles: dict[str, str]) -> dict[str, Any]:
    return build_line(titles.get(one.name.source_key, ""), one.source, one.text)


def add_lines(report: dict[str, Any], name: str, lines: list[dict[str, Any]]) -> None:
    kept = report["lists"][name]
    kept += lines[: MOST_LINES - len(kept)]


def add_import(report: dict[str, Any], part: ImportReport) -> None:
    """Add what became of the texts of one page or fact of a file."""
    counts, titles = report["counts"], part.titles
    counts["public"] += part.released
    counts["kept"] += part.imported - part.released
    counts["unchanged"] += part.unchanged
    counts["empty"] += part.empty
    for name in ("outdated", "unknown"):
        counts[name] += len(getattr(part, name))
        add_lines(report, name, [describe_incoming(one, titles) for one in getattr(part, name)])
    counts["refused"] += len(part.refused_by_gate)
    add_lines(report, "taken", [build_line(titles[one.source_key], one.german, text) for one, text in part.taken])
    add_lines(report, "refused", [describe_refusal(titles[one.segment.source_key], one) for one in part.refused_by_gate])


def add_machine(report: dict[str, Any], title: str, part: MachineResult) -> None:
    """Add what a machine made of one page or fact. All texts are kept as work, those that the gate objects to as well."""
    counts = report["counts"]
    counts["kept"] += len(part.kept) - len(part.refused)
    counts["refused"] += len(part.refused)
    counts["failed"] += len(part.failed)
    held_back = {one.segment.key for one in part.refused}
    add_lines(report, "taken", [build_line(title, one.german, text) for one, text in part.kept if one.key not in held_back])
    add_lines(report, "refused", [describe_refusal(title, one) for one in part.refused])
    add_lines(report, "failed", [build_line(title, one.german, "", [reason]) for one, reason in part.failed])
