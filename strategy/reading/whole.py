"""The whole paper on one page: all chapters, for reading, searching and printing at once."""

import re
from functools import partial
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from core import marks
from core.reading import Heading, collect_headings
from core.subpages import SubpagePresentation, SubpageText, present, respond
from strategy.contents import read_chapters
from strategy.footnotes.placing import link_footnotes
from strategy.models import ChapterPage, Paragraph
from strategy.models.publications import Publication
from strategy.paragraphs.marking import link_number, number_block
from strategy.reading.citation_tags import describe_for_citation
from strategy.reading.finding import find_place

SUFFIX = "gesamt/"
HEADING = re.compile(r"(</?h)([2-5])(?=[\s>])")
OWN_ID = re.compile(r'(?<=\sid=")[^"]+')
HEADING_ID = re.compile(r'<h3 id="([^"]+)"')


class ShownChapter(NamedTuple):
    """A chapter as a part of a larger page."""

    page: ChapterPage
    anchor: str
    headings: list[Heading]
    html: SafeString


def show_whole(request):
    """The paper in the reader's language if that has all chapters, in German with a word about it otherwise."""
    place = find_place()
    code = place.language_code
    complete = place.complete_languages
    is_fallback = code not in complete
    tree = place.snapshot.tree
    parent = tree.get_source(place.overview) if is_fallback else place.overview
    presentation = present(place.snapshot, code, parent, SUFFIX, is_fallback=is_fallback, languages=complete)
    with translation.override(parent.language_code):
        title = _("%(title)s – the whole paper") % {"title": parent.title}
        chapters = render_chapters(read_chapters(tree, place.overview, parent.language_code), presentation)
        description = _("All chapters of the paper on one page, for reading, searching and printing.")
    publication = Publication.objects.filter(format="pdf", language_code=parent.language_code).exclude(file_name="").first()
    text = SubpageText(title, description, "Report", lead=description)
    context = {
        "chapters": chapters,
        "publication": publication,
        "citation_tags": describe_for_citation(place.snapshot, parent, tree.localise(parent, parent.language_code).title, publication),
    }
    return respond(request, "strategy/whole.html", text, presentation, context)


def render_chapters(pages: list[ChapterPage], presentation: SubpagePresentation) -> list[ShownChapter]:
    """Return all chapters as HTML whose ids are unique on the page, one level of headings deeper than on their own pages."""
    bodies = split_bodies(pages)
    places = Paragraph.read_places({page.translation_key: page.locale.language_code for page in pages})
    write_number = partial(link_number, language_code=presentation.language_code)
    seen: set[str] = set()
    chapters = []
    for page, body in zip(pages, bodies, strict=True):
        marks.activate(marks.PageMarks.of_page(page))
        anchor = f"kapitel-{page.number}"
        values = {"presentation": presentation, "page": page}
        own = places.get(page.translation_key, {})
        parts = [number_block(block.render_as_block(values), block.block_type, block.id or "", own, write_number) for block in body]
        html = make_ids_unique(HEADING.sub(lower, link_footnotes("\n".join(parts), page.number, is_part=True)), seen)
        headings = [
            heading._replace(anchor=found) for heading, found in zip(collect_headings(body), HEADING_ID.findall(html), strict=False)
        ]
        # Its marks hold for what is rendered now, so the rest of the chapter is rendered here and not by the page.
        rendered = render_to_string(
            "strategy/parts/whole_chapter.html",
            {"chapter": page, "anchor": anchor, "body": mark_safe(html), "sources": [one.value for one in page.sources], **values},
        )
        chapters.append(ShownChapter(page, anchor, headings, rendered))
    marks.activate(marks.NO_MARKS)
    return chapters


def split_bodies(pages: list[ChapterPage]) -> list[list]:
    """Return the blocks of each page. All are read as one stream: facts and pictures then cost a query a kind, not one a chapter."""
    stream_block = ChapterPage._meta.get_field("body").stream_block
    raw = [list(page.body.raw_data) for page in pages]
    blocks = list(StreamValue(stream_block, [one for body in raw for one in body], is_lazy=True))
    bodies, start = [], 0
    for body in raw:
        bodies.append(blocks[start : start + len(body)])
        start += len(body)
    return bodies


def lower(found: re.Match) -> str:
    """Return a heading's tag one level deeper."""
    return f"{found[1]}{int(found[2]) + 1}"


def make_ids_unique(html: str, seen: set[str]) -> str:
    """Return HTML in which no id is in ``seen``; its ids are added to that."""

    def replace(found: re.Match) -> str:
        name, number = found[0], 1
        while name in seen:
            number += 1
            name = f"{found[0]}-{number}"
        seen.add(name)
        return name

    return OWN_ID.sub(replace, html)
