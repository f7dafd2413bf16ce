"""What changed between two editions, or between an edition and the text of today, in the reader's language."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.subpages import SubpageText, present, respond
from strategy.comparing.papers import compare_papers
from strategy.editions.data import PaperData
from strategy.editions.text import collect_text
from strategy.models import Edition
from strategy.reading.editions import link_list, name_edition, read_text
from strategy.reading.finding import Place, find_place

#: Stands in addresses for the text of today.
TODAY = "aktuell"


class Side(NamedTuple):
    """One of the two texts that are compared."""

    name: str
    label: str
    edition: Edition | None

    def read(self, place: Place, language_code: str) -> PaperData | None:
        """Return the text in a language, None where it has none."""
        if self.edition is not None:
            return read_text(self.edition, language_code)
        return collect_text(language_code) if language_code in place.complete_languages else None


@require_safe
def choose_changes(request):
    """Two names in the form lead to the address of the comparison; without them, the newest edition is compared with today."""
    sides = list_sides()
    if len(sides) < 2:
        raise Http404("editions")
    names = [one.name for one in sides]
    before, after = request.GET.get("from", names[1]), request.GET.get("to", names[0])
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
        "count": sum(len(one.changes) for one in chapters),
        "sides": sides,
        "before": before,
        "after": after,
        "text_language_code": code,
        "is_german_instead": code != place.language_code,
    }
    return respond(request, "strategy/changes.html", SubpageText(title), presentation, context)


def read_both(place: Place, before: Side, after: Side) -> tuple[str, PaperData, PaperData]:
    """Return both texts in one language: the reader's, or German. Raises Http404 when there is no German one either."""
    for code in dict.fromkeys([place.language_code, settings.LANGUAGE_CODE]):
        texts = before.read(place, code), after.read(place, code)
        if None not in texts:
            return code, *texts
    raise Http404("editions")


def list_sides() -> list[Side]:
    """Return all texts that can be compared, the newest first (one query)."""
    editions = [Side(one.name, name_edition(one), one) for one in Edition.objects.all()]
    return [Side(TODAY, _("text of today"), None), *editions]
