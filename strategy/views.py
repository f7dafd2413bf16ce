"""Download of the full paper."""

from django.http import Http404

from core.downloads import build_file_response
from strategy.formats import FileFormat
from strategy.models import Publication


def serve_publication(request, language_code: str, file_format: FileFormat):
    """The newest paper in one language and format, under an address that never changes."""
    publication = Publication.objects.filter(language_code=language_code, format=file_format.code).exclude(file_name="").first()
    if publication is None or not publication.path.exists():
        raise Http404(language_code)
    response = build_file_response(
        request,
        publication.path.open("rb"),
        size=publication.size,
        content_type=file_format.media_type,
        filename=publication.download_name,
        etag=publication.content_digest,
        modified_at=publication.built_at.timestamp(),
        is_inline="inline" in request.GET,
    )
    response["Content-Language"] = language_code
    return response
