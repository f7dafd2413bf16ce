"""Making the files of a release: only when something changed, never over a good file with a bad one."""

import logging
from dataclasses import dataclass
from functools import cached_property

from django.db.models.functions import Coalesce
from django.utils import timezone

from core.publishing.inputs import combine, digest_tools
from core.publishing.refusals import RefusedPublication, explain
from core.publishing.rendering import render_checked
from core.publishing.storing import digest_bytes, place_file
from news.models import NewsPage, PressFile
from news.press.document import PressDocument, assemble
from news.press.kit import make_kit, write_leaflets
from news.press.pictures import list_pictures

logger = logging.getLogger(__name__)

UNCHANGED, BUILT, REFUSED = "unchanged", "built", "refused"
STORED = ["file_name", "input_digest", "content_digest", "size", "page_count", "built_at", "error", "done", "total"]


@dataclass(frozen=True)
class Inputs:
    """Everything that goes into the files of one version of a release. ``digests``: kind → what stands for it."""

    page: NewsPage
    document: PressDocument
    leaflets: dict[str, str]

    @cached_property
    def digests(self) -> dict[str, str]:
        document = combine(digest_tools("news.press"), self.document.language_code, self.document.html, self.document.stylesheet)
        return {"pdf": document, "kit": combine(document, *self.leaflets.values())}


def read_inputs(page_id: int) -> Inputs:
    """Return what goes into the files now: cheap, because no upload is read. Raises NewsPage.DoesNotExist."""
    page = NewsPage.fetch_for_reading(page_id)
    document = assemble(page)
    return Inputs(page, document, write_leaflets(page, document))


def build_files(page_id: int) -> dict[str, str]:
    """Make PDF and press kit of one version of a release; return what happened by kind: BUILT, UNCHANGED or REFUSED.

    Whatever goes wrong is written into the rows of the files that were not made; the last good files stay. A change that comes in
    meanwhile leaves its mark (``outdated_since``), so the files are looked at again.
    """
    begun_at = timezone.now()
    rows = {kind: PressFile.objects.get_or_create(release_id=page_id, kind=kind)[0] for kind in PressFile.Kind.values}
    results: dict[str, str] = {}
    try:
        inputs = read_inputs(page_id)
        results["pdf"] = build_pdf(rows["pdf"], inputs)
        results["kit"] = build_kit(rows["kit"], inputs, rows["pdf"].path.read_bytes())
    except Exception as error:
        # A fault of any kind is for the editor to see: a file that only waits would wait for ever.
        logger.error("The files of release %s were not built: %s", page_id, error, exc_info=not isinstance(error, RefusedPublication))
        for kind in rows.keys() - results.keys():
            PressFile.objects.filter(pk=rows[kind].pk).update(
                error=explain(error), done=0, total=0, tried_at=begun_at, outdated_since=Coalesce("outdated_since", begun_at)
            )
            results[kind] = REFUSED
    made = [rows[kind].pk for kind, result in results.items() if result != REFUSED]
    PressFile.objects.filter(pk__in=made).update(checked_at=begun_at)
    PressFile.objects.filter(pk__in=made, outdated_since__lte=begun_at).update(outdated_since=None)
    return results


def build_pdf(row: PressFile, inputs: Inputs) -> str:
    """Make the PDF unless it is there already. Raises RefusedPublication when it cannot be made or a check finds anything."""
    if row.input_digest == inputs.digests["pdf"] and row.is_available:
        return keep(row)
    row.done, row.total = 0, 1
    row.save(update_fields=["done", "total"])
    document = inputs.document
    made = render_checked(document.embed_pictures(), document.stylesheet, document.language_code)
    row.page_count = made.page_count
    store(row, inputs, made.content, ".pdf")
    return BUILT


def build_kit(row: PressFile, inputs: Inputs, pdf: bytes) -> str:
    """Make the kit unless it is there already. Raises ImageNotLoaded when the file of a picture is gone."""
    if row.input_digest == inputs.digests["kit"] and row.is_available:
        return keep(row)
    row.done, row.total = 0, len(list_pictures(inputs.page)) + 1
    row.save(update_fields=["done", "total"])

    def tell() -> None:
        row.done += 1
        row.save(update_fields=["done"])

    store(row, inputs, make_kit(inputs.page, inputs.document, inputs.leaflets, pdf, tell), ".zip")
    return BUILT


def keep(row: PressFile) -> str:
    """The file that is there is the right one."""
    PressFile.objects.filter(pk=row.pk).update(error="", done=0, total=0)
    return UNCHANGED


def store(row: PressFile, inputs: Inputs, content: bytes, ending: str) -> None:
    """Put the new file in place and then its row; the file before it goes last."""
    before = row.path if row.file_name else None
    row.content_digest = digest_bytes(content)
    stem = f"{inputs.page.slug}_{inputs.document.language_code}"[:100]
    row.file_name = f"{stem}_{row.release_id}_{row.content_digest[:12]}{ending}"
    place_file(row.path, content)
    row.input_digest, row.size, row.built_at = inputs.digests[row.kind], len(content), timezone.now()
    row.error, row.done, row.total = "", 0, 0
    row.save(update_fields=STORED)
    if before is not None and before != row.path:
        before.unlink(missing_ok=True)
