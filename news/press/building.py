"""Making the files of a release: only when something changed, never over a good file with a bad one."""

import hashlib
import logging

from django.utils import timezone

from core.publishing.refusals import RefusedPublication, explain
from core.publishing.rendering import render_checked
from core.publishing.storing import digest_bytes, place_file
from news.models import NewsPage, PressFile
from news.press.document import PressDocument, assemble
from news.press.kit import make_kit
from news.press.pictures import list_pictures

logger = logging.getLogger(__name__)

UNCHANGED, BUILT, REFUSED = "unchanged", "built", "refused"


def build_files(page_id: int) -> dict[str, str]:
    """Make PDF and press kit of one version of a release; return what happened by kind: BUILT, UNCHANGED or REFUSED.

    Whatever goes wrong is written into the rows of the files that were not made; the last good files stay.
    """
    page = NewsPage.fetch_for_reading(page_id)
    rows = {kind: PressFile.objects.get_or_create(release_id=page_id, kind=kind)[0] for kind in PressFile.Kind.values}
    results: dict[str, str] = {}
    try:
        document = assemble(page)
        results["pdf"] = build_pdf(rows["pdf"], document)
        results["kit"] = build_kit(rows["kit"], page, document, rows["pdf"].path.read_bytes())
    except Exception as error:
        # A fault of any kind is for the editor to see: a file that only waits would wait for ever.
        logger.error("The files of release %s were not built: %s", page_id, error, exc_info=not isinstance(error, RefusedPublication))
        for kind in rows.keys() - results.keys():
            PressFile.objects.filter(pk=rows[kind].pk).update(error=explain(error), done=0, total=0)
            results[kind] = REFUSED
    return results


def build_pdf(row: PressFile, document: PressDocument) -> str:
    """Make the PDF unless it is there already. Raises RefusedPublication when it cannot be made or a check finds anything."""
    if row.input_digest == document.digest and row.is_available:
        return keep(row)
    row.done, row.total = 0, 1
    row.save(update_fields=["done", "total"])
    made = render_checked(document.html, document.stylesheet, document.language_code)
    row.page_count = made.page_count
    store(row, document.digest, made.content, f"{row.release.slug}_{document.language_code}", ".pdf")
    return BUILT


def build_kit(row: PressFile, page: NewsPage, document: PressDocument, pdf: bytes) -> str:
    """Make the kit unless it is there already. Raises ImageNotLoaded when the file of a picture is gone."""
    pictures = list_pictures(page)
    parts = [document.digest, digest_bytes(pdf)]
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
    return BUILT


def keep(row: PressFile) -> str:
    """The file that is there is the right one."""
    PressFile.objects.filter(pk=row.pk).update(error="", done=0, total=0)
    return UNCHANGED


def store(row: PressFile, input_digest: str, content: bytes, stem: str, ending: str) -> None:
    """Put the new file in place and then its row; the file before it goes last."""
    before = row.path if row.file_name else None
    row.content_digest = digest_bytes(content)
    row.file_name = f"{stem[:100]}_{row.release_id}_{row.content_digest[:12]}{ending}"
    place_file(row.path, content)
    row.input_digest, row.size, row.built_at = input_digest, len(content), timezone.now()
    row.error, row.done, row.total = "", 0, 0
    row.save()
    if before is not None and before != row.path:
        before.unlink(missing_ok=True)
