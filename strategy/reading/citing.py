"""Pages and files that say how the paper, a chapter or a paragraph is cited."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.navigation import PageEntry
from core.presentation import get_language
from core.subpages import FRESH_SECONDS, SubpageText, present, respond
from strategy.citations import CitedWork, write_bibtex, write_csl, write_plain, write_ris
from strategy.editions.data import PaperData
from strategy.models import ChapterPage, Edition, Paragraph, StrategyPage
from strategy.reading.editions import EditionLink, find_edition, get_url, link_chapter, link_paragraph, name_edition, read_text
from strategy.reading.finding import Place, find_chapter, find_place


class CitationFormat(NamedTuple):
    """A format that a citation can be fetched in."""

    ending: str
    label: str
    media_type: str
    write: Callable[[CitedWork], str]


FORMATS = {
    one.ending: one
    for one in (
        CitationFormat("txt", "DIN ISO 690", "text/plain; charset=utf-8", lambda work: write_plain(work) + "\n"),
        CitationFormat("bib", "BibTeX", "application/x-bibtex; charset=utf-8", write_bibtex),
        CitationFormat("ris", "RIS", "application/x-research-info-systems; charset=utf-8", write_ris),
        CitationFormat("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", write_csl),
    )
}


class Cited(NamedTuple):
    """A part of the paper to cite: the record, the address of its page of citations below the strategy, the text if it is short.

    ``editions`` are those that hold the part; ``whole_url`` is where the whole is cited that a part belongs to.
    """

    work: CitedWork
    suffix: str
    url: str
    text: str = ""
    text_language_code: str = settings.LANGUAGE_CODE
    editions: Sequence[EditionLink] = ()
    whole_url: str = ""


def cite_paper(request, ending: str = ""):
    """The whole paper."""
    place = find_place()
    work = build_work(place, place.overview, find_text_date(place), place.overview.url)
    return answer(request, place, Cited(work, "zitieren/", link_below(place, place.overview.url)), ending)


def cite_chapter(request, slug: str, ending: str = ""):
    """A chapter, by its slug."""
    place = find_place()
    link = next((one for one in place.chapters if one.entry.url_path.rstrip("/").rpartition("/")[2] == slug), None)
    if link is None:
        raise Http404(slug)
    work = build_work(place, link.entry, find_date(link.entry), link.entry.url, **describe_chapter(link.entry))
    editions = link_chapter(link.entry.translation_key, place.language_code)
    return answer(request, place, Cited(work, f"zitieren/kapitel/{slug}/", link.url, editions=editions), ending)


def cite_paragraph(request, number: int, ending: str = ""):
    """A paragraph, by its number. One that was removed is found at its own address, which says so."""
    place = find_place()
    paragraph = Paragraph.objects.filter(number=number).first()
    if paragraph is None:
        raise Http404(number)
    link = find_chapter(place, str(paragraph.chapter_key))
    address = reverse("show_paragraph", args=[number])
    if paragraph.removed_at is not None or link is None:
        return HttpResponseRedirect(address)
    text = paragraph.texts.get(link.entry.language_code) or paragraph.text
    code = link.entry.language_code if link.entry.language_code in paragraph.texts else settings.LANGUAGE_CODE
    work = build_work(place, link.entry, find_date(link.entry), address, paragraph=number, **describe_chapter(link.entry))
    editions = link_paragraph(number, place.language_code)
    cited = Cited(work, f"zitieren/absatz/{number}/", f"{link.url}#{paragraph.anchor}", text, code, editions)
    return answer(request, place, cited, ending)


def cite_edition(request, name: str, ending: str = ""):
    """An edition of the paper."""
    place = find_place()
    edition, text = find_edition_text(place, name)
    work = build_edition_work(edition, text, get_url(edition, text.language))
    return answer(request, place, Cited(work, f"ausgaben/{name}/zitieren/", edition.url), ending)


def cite_edition_chapter(request, name: str, chapter_number: int, ending: str = ""):
    """A chapter as it was in an edition."""
    place = find_place()
    edition, text = find_edition_text(place, name)
    chapter = next((one for one in text.chapters if one.number == chapter_number), None)
    if chapter is None:
        raise Http404(chapter_number)
    suffix = f"kapitel/{chapter_number}/"
    part = {"chapter_number": chapter.number, "chapter_title": chapter.title}
    work = build_edition_work(edition, text, get_url(edition, text.language) + suffix, **part)
    cited = Cited(work, f"ausgaben/{name}/{suffix}", edition.url, whole_url=reverse("cite_edition", args=[name]))
    return answer(request, place, cited, ending)


def cite_edition_paragraph(request, name: str, number: int, ending: str = ""):
    """A paragraph as it was in an edition. This page is also its address: the text of an edition stands in files alone."""
    place = find_place()
    edition, text = find_edition_text(place, name)
    for chapter in text.chapters:
        for found in chapter.parts:
            if found.key == f"p:{number}":
                suffix = f"absatz/{number}/"
                part = {"chapter_number": chapter.number, "chapter_title": chapter.title, "paragraph": number}
                work = build_edition_work(edition, text, get_url(edition, text.language) + suffix, **part)
                url, whole_url = reverse("show_paragraph", args=[number]), reverse("cite_edition", args=[name])
                cited = Cited(work, f"ausgaben/{name}/{suffix}", url, found.text, found.language, whole_url=whole_url)
                return answer(request, place, cited, ending)
    raise Http404(number)


def find_edition_text(place: Place, name: str) -> tuple[Edition, PaperData]:
    """Return an edition with its text in the reader's language, or in German."""
    edition = find_edition(name)
    text = read_text(edition, place.language_code) or read_text(edition, settings.LANGUAGE_CODE)
    if text is None:
        raise Http404(name)
    return edition, text


def build_edition_work(edition: Edition, text: PaperData, url: str, **part) -> CitedWork:
    """Return the record of an edition or of a part of it. It never changes, so no day of a visit belongs to it."""
    with translation.override(text.language):
        return CitedWork(
            short_name=StrategyPage.read_source().short_name,
            title=text.title,
            publisher=text.publisher,
            issued=edition.published_date,
            url=settings.SITE_URL + url,
            language=get_language(text.language).iso_code or settings.LANGUAGE_CODE,
            edition=name_edition(edition),
            isbn=edition.isbn,
            urn=edition.urn,
            doi=edition.doi,
            **part,
        )


def build_work(place: Place, entry: PageEntry, issued: date, url: str, **part) -> CitedWork:
    """Return the record of the paper or of a part of it, in the language that the text ``entry`` is really in."""
    code = entry.language_code
    paper = place.snapshot.tree.localise(place.overview, code).entry
    with translation.override(code):
        return CitedWork(
            short_name=StrategyPage.read_source().short_name,
            title=paper.title,
            publisher=place.snapshot.name_site(code),
            issued=issued,
            url=settings.SITE_URL + url,
            language=get_language(code).iso_code or settings.LANGUAGE_CODE,
            accessed=timezone.localdate(),
            edition=_("text of %(day)s") % {"day": date_format(issued, "DATE_FORMAT")},
            **part,
        )


def describe_chapter(entry: PageEntry) -> dict:
    """Return number and title of a chapter for a record (one query: the tree does not hold numbers)."""
    number = ChapterPage.objects.filter(pk=entry.page_id).values_list("number", flat=True).get()
    return {"chapter_number": number, "chapter_title": entry.title}


def find_date(entry: PageEntry) -> date:
    """Return the day of the text of a page."""
    return timezone.localdate(entry.changed_at) if entry.changed_at else timezone.localdate()


def find_text_date(place: Place) -> date:
    """Return the day of the newest part of the paper."""
    return max(find_date(entry) for entry in [place.overview, *(link.entry for link in place.chapters)])


def link_below(place: Place, url: str) -> str:
    """Return the address of a page under the reader's own prefix."""
    return f"/{place.language_code}/{url.split('/', 2)[2]}"


def answer(request, place: Place, cited: Cited, ending: str):
    """Return the page with all formats, or the file of one."""
    if ending:
        return respond_with_file(FORMATS[ending], cited)
    with translation.override(cited.work.language):
        plain = write_plain(cited.work)
    presentation = present(place.snapshot, place.language_code, place.overview, cited.suffix, is_listed=False)
    base = f"{request.path.rstrip('/')}"
    files = [(one.label, f"{base}.{one.ending}") for one in FORMATS.values()]
    title = _("Cite this chapter") if cited.work.is_part else _("Cite the paper")
    if cited.work.paragraph is not None:
        title = _("Cite paragraph %(number)s") % {"number": cited.work.paragraph}
    context = {
        "cited": cited,
        "plain": plain,
        "files": files,
        "text_language_code": cited.work.language,
        "whole_url": cited.whole_url or reverse("cite_paper"),
    }
    return respond(request, "strategy/citation.html", SubpageText(title), presentation, context)


def respond_with_file(one: CitationFormat, cited: Cited) -> HttpResponse:
    """Return a citation in one format."""
    with translation.override(cited.work.language):
        content = one.write(cited.work)
    response = HttpResponse(content, content_type=one.media_type)
    disposition = "inline" if one.ending == "txt" else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{cited.work.key}.{one.ending}"'
    response["Content-Language"] = cited.work.language
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response
