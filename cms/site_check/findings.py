"""What a check says, and how it is shown."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

HEAVIEST = 5


class Finding(NamedTuple):
    """One fault: the address it was found at (path), the name of the check, and what is wrong."""

    address: str
    check: str
    detail: str


class Weight(NamedTuple):
    """What a page weighs on the wire: ``size`` and ``limit`` in bytes of the brotli-encoded body."""

    address: str
    size: int
    limit: int


def format_table(rows: Iterable[tuple], head: tuple) -> list[str]:
    """Return lines with columns as wide as their widest cell; the last column is not filled up."""
    texts = [tuple(str(cell) for cell in row) for row in [head, *rows]]
    widths = [max(len(row[column]) for row in texts) for column in range(len(head) - 1)]
    return ["  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in texts]


def format_report(findings: list[Finding], weights: list[Weight], page_count: int) -> str:
    """Return the whole report: findings, how many each check has, the heaviest pages."""
    lines = []
    if findings:
        lines += format_table(sorted(findings, key=lambda one: (one.check, one.address)), ("address", "check", "finding"))
        lines += ["", *format_table(Counter(one.check for one in findings).most_common(), ("check", "findings"))]
    heaviest = sorted(weights, key=lambda one: one.size, reverse=True)[:HEAVIEST]
    rows = [(one.address, f"{one.size:,}", f"{one.limit:,}") for one in heaviest]
    lines += ["", *format_table(rows, ("heaviest pages", "bytes (br)", "limit")), ""]
    lines.append(f"{page_count} pages, {len(findings)} findings.")
    return "\n".join(lines)
