"""The short address of a paragraph. It leads to the paragraph, or says that there is none any more."""

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from core.subpages import FRESH_SECONDS, SubpageText, present, respond
from strategy.models import Paragraph
from strategy.reading.editions import link_paragraph
from strategy.reading.finding import Place, find_chapter, find_place


def show_paragraph(request, number: int):
    """Lead to a paragraph where it stands now; answer 410 with its last text when it was removed.

    410 (RFC 9110, 15.5.11) and not 200: whoever cites the paragraph has programs that look after links, and these are to
    learn that the passage is not part of the paper any more. People get the text, the day and the way to the chapter.
    """
    place = find_place()
    paragraph = Paragraph.objects.filter(number=number).first()
    if paragraph is None:
        raise Http404(number)
    chapter = find_chapter(place, str(paragraph.chapter_key))
    if paragraph.removed_at is None and chapter is not None:
        response = HttpResponseRedirect(f"{chapter.url}#{paragraph.anchor}")
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        return response
    is_withdrawn = chapter is None and is_not_public(place, paragraph)
    code = place.language_code if place.language_code in paragraph.texts else settings.LANGUAGE_CODE
    title = (_("Paragraph %(number)s is not public") if is_withdrawn else _("Paragraph %(number)s was removed")) % {"number": number}
    presentation = present(place.snapshot, place.language_code, place.overview, f"absatz/{number}/", is_listed=False)
    # Why a chapter was withdrawn is not known here: its text may be what must not be shown.
    text = "" if is_withdrawn else paragraph.texts.get(code, "")
    editions = [] if is_withdrawn else link_paragraph(number, place.language_code)
    context = {
        "paragraph": paragraph,
        "chapter": chapter,
        "is_withdrawn": is_withdrawn,
        "text": text,
        "text_language_code": code,
        "editions": editions,
    }
    status = 404 if is_withdrawn else 410
    return respond(request, "strategy/removed_paragraph.html", SubpageText(title), presentation, context, status=status)


def is_not_public(place: Place, paragraph: Paragraph) -> bool:
    """Whether the chapter of a paragraph is withdrawn or private. One that was deleted took all its paragraphs with it."""
    return paragraph.removed_at is None or str(paragraph.chapter_key) in place.snapshot.tree.translations
