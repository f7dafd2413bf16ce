"""Download of the full paper and of the data."""

from importlib.resources import files

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from core import snapshot
from core.downloads import build_file_response
from strategy.contents import find_overview
from strategy.files.catalogue import write_catalogue
from strategy.formats import FileFormat
from strategy.models import Publication, StrategyPage


@require_safe
def serve_publication(request, language_code: str, file_format: FileFormat):
    """The newest paper in one language and format, under an address that never changes."""
    publication, file = open_publication(language_code, file_format)
    return build_file_response(
        request,
        file,
        size=publication.size,
        content_type=file_format.media_type,
        filename=publication.name_download(StrategyPage.read_source().short_name),
        etag=publication.content_digest,
        modified_at=publication.built_at.timestamp(),
        is_inline="inline" in request.GET,
        sha256=publication.content_digest,
        language_code=language_code,
    )


def open_publication(language_code: str, file_format: FileFormat):
    """Return a row and its open file. Raises Http404 where there is none, and while the strategy page itself is not public."""
    if find_overview(snapshot.get_current().tree, language_code) is None:
        raise Http404(language_code)
    # A second look: between the first one and the opening a build may have put a newer file in place.
    for _attempt in range(2):
        publication = Publication.objects.filter(language_code=language_code, format=file_format.code).exclude(file_name="").first()
        if publication is None:
            break
        try:
            return publication, publication.path.open("rb")
        except FileNotFoundError:
            continue
    raise Http404(language_code)


@require_safe
def show_schema(request):
    """The description of the paper's JSON (JSON Schema, draft 2020-12)."""
    content = files("strategy.files").joinpath("paper.schema.json").read_bytes()
    return HttpResponse(content, content_type="application/schema+json")


@require_safe
def show_catalogue(request):
    """The description of the data for open-data portals (DCAT-AP.de)."""
    current = snapshot.get_current()
    names = {}
    if current.site_text is not None:
        localised = (current.site_text.localise("name", language.code) for language in settings.SITE_LANGUAGES)
        names = {one.language_code: one.text for one in localised}
    rows = [row for row in Publication.objects.exclude(file_name="") if find_overview(current.tree, row.language_code) is not None]
    return HttpResponse(write_catalogue(names, rows, StrategyPage.read_source()), content_type="application/rdf+xml")
