"""How each file of the publication is made: from what, and by whom."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.pdf import PdfError
from core.publishing.inputs import combine, digest_tools
from core.publishing.refusals import RefusedPublication, explain, refuse_findings
from core.publishing.rendering import render_checked
from strategy.files.data import write_json
from strategy.files.epub import write_epub
from strategy.files.epub_check import check_epub
from strategy.files.reading import read_paper
from strategy.files.tables import TABLES, describe_facts, write_table
from strategy.files.text import write_text
from strategy.formats import FORMATS
from strategy.paper import Paper, assemble

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recipe:
    """One file to be made. ``digest`` stands for everything that goes in; ``make`` returns the checked bytes and their pages.

    ``make`` raises RefusedPublication. Formats without pages have 0.
    """

    format_code: str
    language_code: str
    digest: str
    text_date: date | None
    make: Callable[[], tuple[bytes, int]]


def list_recipes(language_code: str) -> list[Recipe]:
    """Return how the files of a language are made, the quick ones first.

    Raises RefusedPublication whatever is wrong with what goes into them: the other languages are built all the same.
    """
    try:
        return list(make_recipes(assemble(language_code), describe_facts(language_code)))
    except Exception as error:
        if not isinstance(error, RefusedPublication | PdfError):
            logger.exception("The paper in %s could not be put together", language_code)
        raise RefusedPublication(explain(error)) from error


def make_recipes(paper: Paper, facts: dict[str, list[dict[str, Any]]]) -> Iterator[Recipe]:
    """Yield how the files of a paper are made, the quick ones first. ``facts`` are the rows of its tables."""
    language_code = paper.language_code
    makers = {
        "txt": lambda: (write_text(read_paper(paper.html)).encode(), 0),
        "json": lambda: (write_json(paper, facts), 0),
        **{name: lambda name=name: (write_table(name, facts), 0) for name in TABLES},
        "epub": lambda: make_epub(paper),
        "pdf": lambda: make_pdf(paper),
    }
    for code, make in makers.items():
        content = repr(facts[code]) if code in TABLES else paper.digest + (repr(facts) if code == "json" else "")
        yield Recipe(code, language_code, combine(code, language_code, digest_tools("strategy.files"), content), paper.text_date, make)
    if makers.keys() != FORMATS.keys():
        raise NotImplementedError(f"Formats without a recipe: {FORMATS.keys() - makers.keys()}")


def make_pdf(paper: Paper) -> tuple[bytes, int]:
    """Return the PDF and its number of pages. Raises RefusedPublication when it cannot be made or a check finds anything."""
    pdf = render_checked(paper.html, paper.stylesheet, paper.language_code)
    return pdf.content, pdf.page_count


def make_epub(paper: Paper) -> tuple[bytes, int]:
    """Return the EPUB. Raises RefusedPublication when it cannot be made or its check finds anything."""
    try:
        content = write_epub(paper)
    except PdfError as error:
        raise RefusedPublication(explain(error)) from error
    refuse_findings(check_epub(content, paper.html))
    return content, 0
