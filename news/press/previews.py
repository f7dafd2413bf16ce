"""A release under embargo, shown to those who hold a signed address. Nothing of it may be kept or found by machines."""

import re

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from core import snapshot
from core.images import IMAGE_WIDTHS
from core.models import CustomDocument
from core.presentation import Presentation
from core.views.files import respond_with_document, respond_with_image
from news.models.previews import PressPreview
from news.press.downloads import ENDINGS, respond_with_press_file, respond_with_press_image
from news.press.pictures import SPECS

#: Addresses of uploads in the page, which answer only once the release is public.
UPLOAD_ADDRESS = re.compile(rb"/(bild|pressebild|documents)/(?=[0-9])")


class PreviewPresentation(Presentation):
    """Listed nowhere, with no other languages: those have addresses of their own or none."""

    is_listed = False

    @property
    def language_choices(self):
        return []


def keep_nowhere(response):
    """No cache may keep a preview, no search engine may list it."""
    response["Cache-Control"] = ""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def find_valid(token: str) -> PressPreview:
    """Return the preview of a token. Raises Http404 for one that nobody signed."""
    preview = PressPreview.find(token)
    if preview is None:
        raise Http404("press preview")
    return preview


def show_preview(request, token: str):
    """The release as it will be; the public page once it is public; 410 when the address has expired or was withdrawn."""
    preview = find_valid(token)
    current = snapshot.get_current()
    code = translation.get_language()
    if (link := current.tree.link_to(preview.release_id, preview.language_code)) is not None:
        return keep_nowhere(HttpResponseRedirect(link.url))
    version = preview.find_version() if preview.is_valid else None
    if version is None or code != preview.language_code:
        context = {"presentation": Presentation(current, code, None), "site_snapshot": current}
        return keep_nowhere(render(request, "news/preview_gone.html", context, status=410))
    PressPreview.objects.filter(pk=preview.pk).update(opened_at=timezone.now())
    page = type(version).fetch_for_reading(version.pk)
    shown = Presentation.of_preview(page, current)
    request.presentation = PreviewPresentation(current, code, shown.entry)
    request.press_preview = preview
    response = page.serve(request)
    response.render()
    response.content = UPLOAD_ADDRESS.sub(request.path.encode() + rb"\1/", response.content)
    return keep_nowhere(response)


def find_used(token: str, media):
    """Return ``media`` if the release of a valid preview uses it. Raises Http404 otherwise."""
    preview = find_valid(token)
    version = preview.find_version() if preview.is_valid else None
    if version is None or media is None:
        raise Http404("press preview")
    uses = ReferenceIndex.get_references_to(media).filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(version.pk)
    )
    if not uses.exists():
        raise Http404("press preview")
    return media


def show_image(request, token: str, image_id: int, digest: str, width: int):
    """A picture of the release under embargo."""
    if width not in IMAGE_WIDTHS:
        raise Http404("press preview")
    image = find_used(token, get_image_model().objects.filter(pk=image_id).first())
    return keep_nowhere(respond_with_image(request, image, width))


def show_press_image(request, token: str, image_id: int, digest: str, use: str):
    """The same for the press: for the web and for print."""
    if use not in SPECS:
        raise Http404("press preview")
    image = find_used(token, get_image_model().objects.filter(pk=image_id).first())
    return keep_nowhere(respond_with_press_image(request, image, use))


def show_file(request, token: str, kind: str):
    """PDF or press kit of the release under embargo."""
    preview = find_valid(token)
    version = preview.find_version() if preview.is_valid else None
    row = version.press_files.filter(kind=kind).first() if version else None
    if row is None or not row.is_available:
        raise Http404("press preview")
    filename = f"{version.slug}_{preview.language_code}{ENDINGS[kind]}"
    return keep_nowhere(respond_with_press_file(request, row, filename, preview.language_code))


def show_document(request, token: str, document_id: int, filename: str):
    """A document of the release under embargo."""
    document = find_used(token, CustomDocument.objects.filter(pk=document_id).first())
    if document.filename != filename:
        raise Http404("press preview")
    return keep_nowhere(respond_with_document(request, document))
