"""Uploaded images and documents. White noise serves static files only; every upload passes here and is asked about."""

import mimetypes
from pathlib import Path

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError

from core.document_facts import read_document_facts
from core.downloads import build_file_response
from core.images import IMAGE_WIDTHS, build_filter_spec
from core.media_access import has_desk_access, may_see

IMAGE_CACHE_SECONDS = 86_400


def respond_with_stored_file(
    request, stored, *, filename: str, etag: str, is_inline: bool, cache_seconds: int, sha256: str = "", language_code: str = ""
) -> HttpResponse:
    """Return a stored file. Raises Http404 when the row is there and the file is not."""
    try:
        file = stored.storage.open(stored.name, "rb")
        size = stored.storage.size(stored.name)
        modified_at = stored.storage.get_modified_time(stored.name).timestamp()
    except OSError:
        raise Http404(stored.name) from None
    return build_file_response(
        request, file, size=size, content_type=mimetypes.guess_type(stored.name)[0] or "application/octet-stream",
        filename=filename, etag=etag, modified_at=modified_at, is_inline=is_inline, cache_seconds=cache_seconds, sha256=sha256,
        language_code=language_code,
    )  # fmt: skip


def keep_private(request, response) -> HttpResponse:
    """No shared cache may keep what was delivered to somebody at the desk."""
    if has_desk_access(request):
        response["Cache-Control"] = ""
        patch_cache_control(response, private=True, no_store=True)
    return response


def serve_image(request, image_id: int, digest: str, width: int):
    """A picture as a page uses it: scaled to one of a few widths, as WebP, made when it is asked for the first time."""
    image = get_image_model().objects.select_related("collection").filter(pk=image_id).first()
    if image is None or width not in IMAGE_WIDTHS or not may_see(image, request):
        raise Http404
    return keep_private(request, respond_with_image(request, image, width))


def respond_with_image(request, image, width: int) -> HttpResponse:
    """Return a picture in a width. Who may see it was asked before. Raises Http404 when its file is gone."""
    try:
        rendition = image.get_rendition(build_filter_spec(width))
    except (InvalidFilterSpecError, OSError):
        raise Http404 from None
    return respond_with_stored_file(
        request, rendition.file, filename=f"{Path(image.filename).stem}-{width}.webp", etag=f"{image.file_hash}-{width}",
        is_inline=True, cache_seconds=IMAGE_CACHE_SECONDS,
    )  # fmt: skip


def serve_document(request, document_id: int, filename: str):
    """A document as an editor uploaded it, with ranges, a strong ETag and its language."""
    document = get_document_model().objects.select_related("collection").filter(pk=document_id).first()
    if document is None or document.filename != filename or not may_see(document, request):
        raise Http404
    return keep_private(request, respond_with_document(request, document))


def respond_with_document(request, document) -> HttpResponse:
    """Return a document. Who may see it was asked before. Raises Http404 when its file is gone."""
    facts = read_document_facts(document)
    if facts is None:
        raise Http404(document.filename)
    return respond_with_stored_file(
        request, document.file, filename=document.filename, etag=document.get_file_hash(), is_inline=False, cache_seconds=300,
        sha256=facts.sha256, language_code=document.language_code,
    )  # fmt: skip


def serve_upload(request, path: str):
    """A stored file by its path, as the desk asks for it: thumbnails, originals, previews."""
    Image = get_image_model()
    Rendition = Image.get_rendition_model()
    image = Image.objects.filter(file=path).first()
    rendition = None if image else Rendition.objects.select_related("image__collection").filter(file=path).first()
    media = image or (rendition and rendition.image)
    if media is not None:
        if not may_see(media, request):
            raise Http404
        stored = (image or rendition).file
    elif has_desk_access(request) and default_storage.exists(path):
        stored = default_storage.open(path)
        stored.storage = default_storage
        stored.name = path
    else:
        raise Http404
    response = respond_with_stored_file(
        request, stored, filename=Path(path).name, etag=f"{getattr(media, 'file_hash', '')}-{Path(path).name}", is_inline=True,
        cache_seconds=IMAGE_CACHE_SECONDS,
    )  # fmt: skip
    return keep_private(request, response)
