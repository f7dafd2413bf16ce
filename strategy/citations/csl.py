"""CSL-JSON, as citation processors read it (schema csl-data of the Citation Style Language)."""

import json
from datetime import date
from typing import Any

from strategy.citations.record import CitedWork


def write_csl(work: CitedWork) -> str:
    """Return a list of one item."""
    return json.dumps([describe(work)], ensure_ascii=False, indent=1) + "\n"


def describe(work: CitedWork) -> dict[str, Any]:
    """Return the item: a report, or a chapter in its container."""
    item = {
        "id": work.key,
        "type": "chapter" if work.is_part else "report",
        "title": work.chapter_title if work.is_part else work.title,
        "container-title": work.title if work.is_part else "",
        "author": [{"literal": work.publisher}],
        "publisher": work.publisher,
        "issued": describe_day(work.issued),
        "accessed": describe_day(work.accessed) if work.accessed else "",
        "edition": work.edition,
        "chapter-number": str(work.chapter_number) if work.is_part else "",
        "section": str(work.paragraph) if work.paragraph is not None else "",
        "language": work.language,
        "URL": work.url,
        "ISBN": work.isbn,
        "DOI": work.doi,
        "note": work.urn,
    }
    return {name: value for name, value in item.items() if value}


def describe_day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
