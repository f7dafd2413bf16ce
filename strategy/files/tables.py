"""Measures and indicators as tables: rows for JSON, and CSV files (RFC 4180).

A file begins with a byte order mark, because Excel reads UTF-8 only with one and would spoil every Arabic and Cyrillic
text; tools for data skip it. Cells are parted by commas; numbers have a decimal point and no groups, in every language.
Names of columns are the same in all languages, so that one program reads all files.
"""

import csv
import io
from typing import Any

from facts.models import Indicator, Measure

TABLES = ("measures", "indicators")
BYTE_ORDER_MARK = "\ufeff"
MEASURE_COLUMNS = (
    "key", "language", "title", "description", "status", "dimension", "start_year", "end_year", "euros_a_year", "office", "source",
    "source_url",
)  # fmt: skip
INDICATOR_COLUMNS = (
    "key", "language", "name", "definition", "unit", "unit_code", "dimension", "status", "office", "next_date", "year", "value", "source",
    "source_url",
)  # fmt: skip
COLUMNS = {"measures": MEASURE_COLUMNS, "indicators": INDICATOR_COLUMNS}


def describe_facts(language_code: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of both tables in a language, in 3 queries.

    ``language`` tells what the texts are really in: what is not translated yet, or was translated from an older text, is
    German. An indicator has a row for each year.
    """
    indicators = Indicator.objects.prefetch_related("values")
    return {
        "measures": [_describe_measure(one, language_code) for one in Measure.objects.all()],
        "indicators": [row for one in indicators for row in describe_indicator(one, language_code)],
    }


def describe_indicator(indicator: Indicator, language_code: str) -> list[dict[str, Any]]:
    """Return the rows of one indicator, a row for each year."""
    row = _describe_indicator(indicator, language_code)
    return [{**row, "year": one.year, "value": round(one.value, indicator.decimals)} for one in indicator.values.all()]


def write_table(name: str, facts: dict[str, list[dict[str, Any]]]) -> bytes:
    """Return one table as CSV. Empty cells stand for what is not known."""
    output = io.StringIO()
    writer = csv.DictWriter(output, COLUMNS[name], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(facts[name])
    return (BYTE_ORDER_MARK + output.getvalue()).encode()


def _describe_measure(measure: Measure, language_code: str) -> dict[str, Any]:
    title = measure.localise("title", language_code)
    return {
        "key": measure.key,
        "language": title.language_code,
        "title": title.text,
        "description": measure.localise("description", language_code).text,
        "status": measure.status,
        "dimension": measure.dimension,
        "start_year": measure.start_year,
        "end_year": measure.end_year,
        "euros_a_year": measure.amount,
        "office": measure.localise("office", language_code).text,
        "source": measure.source_publisher,
        "source_url": measure.source_url,
    }


def _describe_indicator(indicator: Indicator, language_code: str) -> dict[str, Any]:
    name = indicator.localise("name", language_code)
    return {
        "key": indicator.key,
        "language": name.language_code,
        "name": name.text,
        "definition": indicator.localise("definition", language_code).text,
        "unit": indicator.localise("unit", language_code).text,
        "unit_code": indicator.unit_code,
        "dimension": indicator.dimension,
        "status": indicator.status,
        "office": indicator.localise("office", language_code).text,
        "next_date": indicator.next_date.isoformat() if indicator.next_date else None,
        "source": indicator.source_publisher,
        "source_url": indicator.source_url,
    }
