"""The list of editions, the page of each, and its files, which never change."""

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.downloads import build_file_response
from core.subpages import FRESH_SECONDS, SubpageText, present, respond
from strategy.editions.data import PaperData
from strategy.editions.deposit import list_sums, pack
from strategy.formats import FORMATS
from strategy.models import Edition, EditionFile
from strategy.models.editions import PARAGRAPHS
from strategy.reading.citation_tags import Tag
from strategy.reading.encodings import describe_object
from strategy.reading.finding import find_place

SUFFIX = "ausgaben/"
#: How many texts of editions a process remembers, about a megabyte each.
KEPT_TEXTS = 16


class EditionLink(NamedTuple):
    """A chapter or a paragraph as it stands in an edition: the address that cites it there."""

    edition: Edition
    url: str


@require_safe
def list_editions(request):
    """All editions, the newest first."""
    place = find_place()
    text = SubpageText(_("Editions"), _("The paper as it was on a day. An edition never changes and stays at its address."))
    presentation = present(place.snapshot, place.language_code, place.overview, SUFFIX)
    return respond(request, "strategy/editions.html", text, presentation, {"editions": list(Edition.objects.all())})


@require_safe
def show_edition(request, name: str):
    """An edition: its files in all languages with their checksums, its numbers, its citation, and what changed since the one before."""
    place = find_place()
    edition = find_edition(name)
    files = sorted(edition.files.all(), key=lambda one: [*FORMATS, PARAGRAPHS].index(one.format))
    for file in files:
        file.edition = edition
    own = [one for one in files if one.language_code == place.language_code]
    languages = list(dict.fromkeys(one.language for one in files))
    earlier = Edition.objects.filter(pk__lt=edition.pk).first()
    title = name_edition(edition)
    paper = read_text(edition, place.language_code) or read_text(edition, settings.LANGUAGE_CODE)
    data = {
        "version": edition.name,
        "datePublished": edition.published_date.isoformat(),
        "encoding": [
            describe_object(one.url, one.media_type, one.language_code, one.size, one.sha256, edition.created_at) for one in files
        ],
        **({"isbn": edition.isbn} if edition.isbn else {}),
        **({"identifier": [one for one in (edition.urn, edition.doi) if one]} if edition.urn or edition.doi else {}),
    }
    text = SubpageText(title, _("The paper as it was on this day. This edition never changes."), "Report", structured_data=data)
    suffix = f"{SUFFIX}{edition.name}/"
    links = tuple(link_list(place))
    presentation = present(place.snapshot, place.language_code, place.overview, suffix, more_ancestors=links)
    context = {
        "edition": edition,
        "own_files": own,
        "other_languages": [(language, [one for one in files if one.language == language]) for language in languages
                            if language.code != place.language_code],
        "deposits": [(language, reverse("serve_deposit", args=[edition.name, language.code])) for language in languages],
        "changes_url": reverse("show_changes", args=[earlier.name, edition.name]) if earlier else "",
        "changes_since_url": reverse("show_changes", args=[edition.name, "aktuell"]),
        "paper": paper,
        "chapters": [(one, reverse("cite_edition_chapter", args=[edition.name, one.number])) for one in paper.chapters] if paper else [],
        "citation_tags": describe_for_citation(edition, paper, files) if paper else [],
    }  # fmt: skip
    return respond(request, "strategy/edition.html", text, presentation, context)


def link_list(place):
    """Yield the way back to the list of editions, for breadcrumbs."""
    overview = place.snapshot.tree.localise(place.overview, place.language_code)
    yield overview._replace(url=f"{overview.url}{SUFFIX}", title=_("Editions"), language_code=place.language_code)


def name_edition(edition: Edition) -> str:
    """Return the words for an edition in the active language."""
    name = _("Edition of %(day)s") % {"day": date_format(edition.published_date, "DATE_FORMAT")}
    number = edition.name.removeprefix(edition.published_date.isoformat()).lstrip("-")
    return f"{name} ({number})" if number else name


def describe_for_citation(edition: Edition, text: PaperData, files: list[EditionFile]) -> list[Tag]:
    """Return the tags of an edition, for reference managers: of its text in the reader's language, or in German."""
    pdf = next((one for one in files if (one.language_code, one.format) == (text.language, "pdf")), None)
    tags = [
        Tag("citation_title", text.title),
        Tag("citation_author", text.publisher),
        Tag("citation_publication_date", f"{edition.published_date:%Y/%m/%d}"),
        Tag("citation_language", text.language),
        Tag("citation_technical_report_institution", text.publisher),
        Tag("citation_public_url", settings.SITE_URL + get_url(edition, text.language)),
        Tag("citation_pdf_url", settings.SITE_URL + pdf.url if pdf else ""),
        Tag("citation_doi", edition.doi),
        Tag("citation_isbn", edition.isbn),
    ]
    return [tag for tag in tags if tag.content]


def get_url(edition: Edition, language_code: str) -> str:
    """Return the address of an edition in a language."""
    with translation.override(language_code):
        return edition.url


def find_edition(name: str) -> Edition:
    edition = Edition.objects.filter(name=name).first()
    if edition is None:
        raise Http404(name)
    return edition


def read_text(edition: Edition, language_code: str) -> PaperData | None:
    """Return the text of an edition in a language, None where it has none. One query, and the file where it is not remembered."""
    file = edition.files.filter(language_code=language_code, format=PARAGRAPHS).select_related("edition").first()
    return None if file is None else load_text(file.path, file.sha256)


@lru_cache(maxsize=KEPT_TEXTS)
def load_text(path: Path, sha256: str) -> PaperData:
    """Return the text that a file of an edition holds. ``sha256`` is its digest: what is remembered is remembered for both."""
    return PaperData.load(json.loads(path.read_bytes()))


def read_all_texts(language_code: str) -> list[tuple[Edition, PaperData]]:
    """Return all editions, the newest first, each with its text in a language or else in German. One query."""
    codes = [settings.LANGUAGE_CODE, language_code]
    files = EditionFile.objects.filter(format=PARAGRAPHS, language_code__in=codes).select_related("edition")
    chosen: dict[int, EditionFile] = {}
    for file in sorted(files, key=lambda one: codes.index(one.language_code)):
        chosen[file.edition_id] = file
    newest_first = sorted(chosen.values(), key=lambda one: (one.edition.published_date, one.edition_id), reverse=True)
    return [(one.edition, load_text(one.path, one.sha256)) for one in newest_first]


def link_chapter(chapter_key: str, language_code: str) -> list[EditionLink]:
    """Return where a chapter is cited as it stands in each edition that holds it."""
    return [
        EditionLink(edition, reverse("cite_edition_chapter", args=[edition.name, chapter.number]))
        for edition, text in read_all_texts(language_code)
        for chapter in text.chapters
        if chapter.key == chapter_key
    ]


def link_paragraph(number: int, language_code: str) -> list[EditionLink]:
    """Return where a paragraph is cited as it stands in each edition that holds it."""
    key = f"p:{number}"
    return [
        EditionLink(edition, reverse("cite_edition_paragraph", args=[edition.name, number]))
        for edition, text in read_all_texts(language_code)
        if any(part.key == key for chapter in text.chapters for part in chapter.parts)
    ]


@require_safe
def serve_edition_file(request, name: str, file_name: str):
    """A file of an edition. It is the same for ever, so caches may keep it for ever."""
    file = EditionFile.objects.select_related("edition").filter(edition__name=name, file_name=file_name).first()
    if file is None:
        raise Http404(file_name)
    try:
        opened = file.path.open("rb")
    except FileNotFoundError:
        raise Http404(file_name) from None
    return build_file_response(
        request, opened, size=file.size, content_type=file.media_type, filename=file.file_name, etag=file.sha256,
        modified_at=file.edition.created_at.timestamp(), is_inline="inline" in request.GET, sha256=file.sha256,
        language_code=file.language_code, is_immutable=True,
    )  # fmt: skip


@require_safe
def serve_sums(request, name: str):
    """The checksums of all files of an edition, as ``sha256sum --check`` reads them."""
    edition = find_edition(name)
    response = HttpResponse(list_sums(list(edition.files.all())), content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response


@require_safe
def serve_deposit(request, name: str, language_code: str):
    """The package for a library. Not kept for ever: the library gives the number that belongs into it afterwards."""
    edition = find_edition(name)
    files = list(edition.files.filter(language_code=language_code).select_related("edition"))
    text = read_text(edition, language_code)
    if text is None or not any(one.format in FORMATS for one in files):
        raise Http404(language_code)
    response = HttpResponse(pack(edition, files, text), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="ablieferung_{edition.name}_{language_code}.zip"'
    response["Content-Language"] = text.language
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response
