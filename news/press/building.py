"""Making the files of a release: only when something changed, never over a good file with a bad one."""

import hashlib
import logging
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from core.pdf import PdfError, render_apart
from news.models import NewsPage, PressFile
from news.press.document import PressDocument, assemble
from news.press.kit import make_kit
from news.press.pictures import list_pictures

logger = logging.getLogger(__name__)
SHOWN_FINDINGS = 5


class Refused(Exception):
    """A file cannot be made or does not pass. ``str()`` says why, for the editor."""


def build_files(page_id: int) -> dict[str, str]:
    """Make PDF and press kit of one version of a release; return what happened by kind: built, unchanged, refused."""
    page = NewsPage.fetch_for_reading(page_id)
    rows = {kind: PressFile.objects.get_or_create(release_id=page_id, kind=kind)[0] for kind in PressFile.Kind.values}
    pdf_row, kit_row = rows["pdf"], rows["kit"]
    try:
        document = assemble(page)
        results = {"pdf": build_pdf(pdf_row, document)}
        results["kit"] = build_kit(kit_row, page, document, pdf_row.path.read_bytes())
    except (Refused, PdfError, OSError) as error:
        logger.error("The files of release %s were not built: %s", page_id, error)
        for row in rows.values():
            PressFile.objects.filter(pk=row.pk).update(error=str(error), done=0, total=0)
        return dict.fromkeys(rows, "refused")
    return results


def build_pdf(row: PressFile, document: PressDocument) -> str:
    """Make the PDF unless it is there already. Raises Refused when a check finds anything."""
    if row.input_digest == document.digest and row.is_available:
        return keep(row)
    row.done, row.total = 0, 1
    row.save(update_fields=["done", "total"])
    made = render_apart(document.html, stylesheets=[document.stylesheet], language=document.language_code)
    if made.findings:
        raise Refused(" ".join(made.findings[:SHOWN_FINDINGS]))
    row.page_count = made.page_count
    store(row, document.digest, made.content, f"{row.release.slug}_{document.language_code}", ".pdf")
    return "built"


def build_kit(row: PressFile, page: NewsPage, document: PressDocument, pdf: bytes) -> str:
    """Make the kit unless it is there already."""
    pictures = list_pictures(page)
    parts = [document.digest, hashlib.sha256(pdf).hexdigest()]
    parts += [f"{picture.image.file_hash} {picture.image.credit} {picture.image.licence} {picture.caption}" for picture in pictures]
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    if row.input_digest == digest and row.is_available:
        return keep(row)
    row.done, row.total = 0, len(pictures) + 1
    row.save(update_fields=["done", "total"])

    def tell() -> None:
        row.done += 1
        row.save(update_fields=["done"])

    store(row, digest, make_kit(page, document, pdf, tell), f"{page.slug}_{document.language_code}", ".zip")
    return "built"


def keep(row: PressFile) -> str:
    """The file that is there is the right one."""
    PressFile.objects.filter(pk=row.pk).update(error="", done=0, total=0)
    return "unchanged"


def store(row: PressFile, input_digest: str, content: bytes, stem: str, ending: str) -> None:
    """Put the new file in place and then its row; the file before it goes last."""
    folder = Path(settings.PUBLICATION_ROOT) / "press"
    folder.mkdir(parents=True, exist_ok=True)
    before = row.path if row.file_name else None
    row.content_digest = hashlib.sha256(content).hexdigest()
    row.file_name = f"{stem[:100]}_{row.release_id}_{row.content_digest[:12]}{ending}"
    waiting = row.path.with_name(row.file_name + ".part")
    waiting.write_bytes(content)
    waiting.replace(row.path)
    row.input_digest, row.size, row.built_at = input_digest, len(content), timezone.now()
    row.error, row.done, row.total = "", 0, 0
    row.save()
    if before is not None and before != row.path:
        before.unlink(missing_ok=True)
