"""Exchange with translators' tools: PO and XLIFF 1.2 and 2.1, out and in, for a page, a topic or a language (issue 3).

    units = collect_units(Scope.of_page(page), locale)
    content = export(units, format="xliff12", source_code="de", target_code="ar")
    ...
    report = apply(read(content, format=detect_format(content), target_code="ar"), locale, user, release=True)

A file that cannot be taken whole raises ExchangeError with the reason in German, and nothing has changed.
"""

from translation.exchange.document import MAX_BYTES
from translation.exchange.errors import ExchangeError
from translation.exchange.formats import FORMATS, Format, detect_format, export, read
from translation.exchange.intake import ImportReport, apply, sort_by_owner, take_owner
from translation.exchange.scope import Scope, collect_units, find_page, find_topic_page, get_public_pages
from translation.exchange.unit import IncomingText, Name, Unit

__all__ = [
    "FORMATS", "MAX_BYTES", "ExchangeError", "Format", "ImportReport", "IncomingText", "Name", "Scope", "Unit",
    "apply", "collect_units", "detect_format", "export", "find_page", "find_topic_page", "get_public_pages", "read",
    "sort_by_owner", "take_owner",
]  # fmt: skip
