"""PDF, press kit and pictures of a release, where the release itself is public."""

import io

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.utils import translation
from wagtail.images import get_image_model

from core import snapshot
from core.downloads import build_file_response
from core.media_access import may_see
from core.pdf import ImageNotLoaded
from core.views.files import IMAGE_CACHE_SECONDS, keep_private
from news.models import NewsPage, PressFile
from news.press.pictures import SPECS, make_jpeg

TYPES = {"pdf": "application/pdf", "kit": "application/zip"}
ENDINGS = {"pdf": ".pdf", "kit": ".zip"}


def serve_press_file(request, path: str, kind: str):
    """A file of the release at ``path``, or Http404 where the release is not public, has another language or no file yet."""
    current = snapshot.get_current()
    code = translation.get_language()
    match = current.tree.find(code, path)
    if match is None or match.is_fallback or current.tree.is_restricted(match.entry):
        raise Http404(path)
    if ContentType.objects.get_for_id(match.entry.content_type_id).model_class() is not NewsPage:
        raise Http404(path)
    row = PressFile.objects.filter(release_id=match.entry.page_id, kind=kind).first()
    if row is None or not row.is_available:
        raise Http404(path)
    return respond_with_press_file(request, row, f"{path.rstrip('/').rpartition('/')[2]}_{code}{ENDINGS[kind]}", code)


def respond_with_press_file(request, row: PressFile, filename: str, code: str):
    """Return a file of a release. Who may see it was asked before."""
    return build_file_response(
        request, row.path.open("rb"), size=row.size, content_type=TYPES[row.kind], filename=filename, etag=row.content_digest,
        modified_at=row.built_at.timestamp(), is_inline="inline" in request.GET, cache_seconds=60, sha256=row.content_digest,
        language_code=code,
    )  # fmt: skip


def serve_press_image(request, image_id: int, digest: str, use: str):
    """A picture for the press: JPEG for the web, or the whole picture with 300 dpi for print."""
    image = get_image_model().objects.select_related("collection").filter(pk=image_id).first()
    if image is None or use not in SPECS or not may_see(image, request):
        raise Http404(use)
    return keep_private(request, respond_with_press_image(request, image, use))


def respond_with_press_image(request, image, use: str):
    """Return a picture for the press. Who may see it was asked before. Raises Http404 when its file is gone."""
    try:
        content = make_jpeg(image, use)
    except ImageNotLoaded:
        raise Http404(use) from None
    stem = image.filename.rpartition(".")[0]
    return build_file_response(
        request, io.BytesIO(content), size=len(content), content_type="image/jpeg", filename=f"{stem}_{use}.jpg",
        etag=f"{image.file_hash}-{use}", modified_at=image.created_at.timestamp(), cache_seconds=IMAGE_CACHE_SECONDS,
    )  # fmt: skip
