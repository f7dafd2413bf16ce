"""Building the files of the publication: only when something changed, never over a good file with a bad one."""

import hashlib
import logging
from pathlib import Path

import page as page_validation
from django.conf import settings
from django.utils import timezone

from core.pdf import PdfInputError, ProofToolMissing, UnsupportedWeasyPrint, compare, render_pdf
from strategy.models import Publication
from strategy.paper import Paper, assemble

logger = logging.getLogger(__name__)

PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
SHOWN_FINDINGS = 5


class RefusedPublication(Exception):
    """A file was built and did not pass. ``str()`` says why, for the editor."""


def build_publication(language_code: str) -> tuple[Publication, bool]:
    """Build the paper in a language unless it is there already; return its row and whether it was built.

    Raises RefusedPublication when it cannot be built or does not pass; the last good file then stays.
    """
    publication, _created = Publication.objects.get_or_create(language_code=language_code, format="pdf")
    paper = assemble(language_code)
    if publication.input_digest == paper.digest and publication.file_name and publication.path.exists():
        if publication.error:
            publication.error = ""
            publication.save(update_fields=["error"])
        return publication, False
    try:
        content, page_count = render_checked(paper)
    except (PdfInputError, ProofToolMissing, UnsupportedWeasyPrint, RefusedPublication) as error:
        publication.error = str(error)
        publication.save(update_fields=["error"])
        logger.error("The paper in %s was not built: %s", language_code, error)
        raise RefusedPublication(str(error)) from error
    store(publication, paper, content, page_count)
    return publication, True


def render_checked(paper: Paper) -> tuple[bytes, int]:
    """Return the file and its number of pages. Raises RefusedPublication when a check finds anything."""
    pdf = render_pdf(paper.html, stylesheets=[paper.stylesheet], language=paper.language_code, base_url=None)
    findings = [
        f"{name}: {failure.message}"
        for profile, name in PROFILES.items()
        for failure in page_validation.validate_pdf_bytes(pdf.content, profile=profile).failures
    ]
    findings += compare(paper.html, pdf.content)
    if findings:
        raise RefusedPublication("; ".join(findings[:SHOWN_FINDINGS]))
    return pdf.content, pdf.page_count


def store(publication: Publication, paper: Paper, content: bytes, page_count: int) -> None:
    """Put the new file in place and then its row; the file before it goes last."""
    folder = Path(settings.PUBLICATION_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    before = publication.path if publication.file_name else None
    digest = hashlib.sha256(content).hexdigest()
    publication.file_name = f"strategie-2030_{paper.language_code}_{digest[:12]}.pdf"
    waiting = publication.path.with_suffix(".part")
    waiting.write_bytes(content)
    waiting.replace(publication.path)
    publication.input_digest = paper.digest
    publication.content_digest = digest
    publication.page_count = page_count
    publication.size = len(content)
    publication.text_date = paper.text_date
    publication.built_at = timezone.now()
    publication.error = ""
    publication.save()
    if before is not None and before != publication.path:
        before.unlink(missing_ok=True)
