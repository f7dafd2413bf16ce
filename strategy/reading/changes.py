"""What changed between two editions, or between an edition and the text of today, in the reader's language."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.subpages import SubpageText, present, respond
from strategy.comparing.papers import ChapterChanges, compare_papers
from strategy.editions.data import Chapter, PaperData
from strategy.editions.text import collect_text
from strategy.models import EditionFile
from strategy.models.editions import PARAGRAPHS
from strategy.reading.editions import link_list, load_text, name_edition
from strategy.reading.finding import Place, find_place

#: Stands in addresses for the text of today.
TODAY = "aktuell"


class Side(NamedTuple):
    """One of the two texts that are compared. ``files`` are the texts of an edition by language, None for the text of today."""

    name: str
    label: str
    files: dict[str, EditionFile] | None = None

    def read(self, place: Place, language_code: str) -> PaperData | None:
        """Return the text in a language, None where it has none."""
        if self.files is not None:
            file = self.files.get(language_code)
            return load_text(file.path, file.sha256) if file else None
        return collect_text(language_code) if language_code in place.complete_languages else None


@require_safe
def choose_changes(request):
    """Two names in the form lead to the address of the comparison.

    Without them the newest edition is compared with today, or, while nothing changed since, with the edition before it.
    """
    sides = list_sides()
    if len(sides) < 2:
        raise Http404("editions")
    names = [one.name for one in sides]
    before, after = request.GET.get("from", names[1]), request.GET.get("to", names[0])
    if not request.GET and len(sides) > 2:
        _code, old, new = read_both(find_place(), sides[1], sides[0])
        if not compare_papers(old, new):
            before, after = names[2], names[1]
    if before not in names or after not in names:
        raise Http404("editions")
    return HttpResponseRedirect(reverse("show_changes", args=[before, after]))


@require_safe
def show_changes(request, before: str, after: str):
    """The changes by chapter. In German where one of the two texts does not exist in the reader's language."""
    place = find_place()
    sides = list_sides()
    found = {one.name: one for one in sides}
    if before not in found or after not in found:
        raise Http404("editions")
    code, old, new = read_both(place, found[before], found[after])
    with translation.override(code):
        chapters = compare_papers(old, new)
    presentation = present(
        place.snapshot, place.language_code, place.overview, f"aenderungen/{before}/{after}/", is_listed=False,
        more_ancestors=tuple(link_list(place)),
    )  # fmt: skip
    title = _("What changed: %(before)s – %(after)s") % {"before": found[before].label, "after": found[after].label}
    context = {
        "chapters": chapters,
        "unchanged": list_unchanged(new, chapters),
        "count": sum(len(one.changes) for one in chapters),
        "sides": sides,
        "before": before,
        "after": after,
        "text_language_code": code,
        "is_german_instead": code != place.language_code,
    }
    return respond(request, "strategy/changes.html", SubpageText(title), presentation, context)


def list_unchanged(text: PaperData, changed: list[ChapterChanges]) -> list[Chapter]:
    """Return the chapters of a text in which nothing happened, so that a link to the changes of any chapter has a target."""
    keys = {one.chapter.key for one in changed}
    return [chapter for chapter in text.chapters if chapter.key not in keys]


def read_both(place: Place, before: Side, after: Side) -> tuple[str, PaperData, PaperData]:
    """Return both texts in one language: the reader's, or German. Raises Http404 when there is no German one either."""
    for code in dict.fromkeys([place.language_code, settings.LANGUAGE_CODE]):
        texts = before.read(place, code), after.read(place, code)
        if None not in texts:
            return code, *texts
    raise Http404("editions")


def list_sides() -> list[Side]:
    """Return all texts that can be compared, the newest first (one query)."""
    sides = {}
    files = EditionFile.objects.filter(format=PARAGRAPHS).select_related("edition")
    for file in files.order_by("-edition__published_date", "-edition_id"):
        edition = file.edition
        side = sides.setdefault(edition.name, Side(edition.name, name_edition(edition), {}))
        side.files[file.language_code] = file
    return [Side(TODAY, _("text of today")), *sides.values()]
