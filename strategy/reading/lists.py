"""Measures and indicators as lists that a reader narrows down by the address alone."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.subpages import FRESH_SECONDS, SubpageText, present, respond
from facts.models import Indicator, Measure
from facts.models.measures import Dimension
from facts.models.translated import Localised, TranslatedFact
from strategy.files.tables import describe_facts, write_table
from strategy.models import ChapterPage
from strategy.models.publications import Publication
from strategy.reading.finding import find_place

LONGEST_QUERY = 100


class Option(NamedTuple):
    """A line of a select. ``language_code`` is that of its words."""

    value: str
    text: str
    language_code: str
    is_chosen: bool


@dataclass(frozen=True)
class Choice:
    """What a reader chose, as the address says it. Empty for everything; ``unknown`` names choices that do not exist."""

    dimension: str = ""
    status: str = ""
    office: str = ""
    text: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def is_made(self) -> bool:
        return any((self.dimension, self.status, self.office, self.text, self.unknown))


def show_measures(request):
    """All measures, by dimension, status, responsible office and words."""
    place = find_place()
    measures = list(Measure.objects.annotate(changed_at=F("latest_revision__created_at")))
    offices = {key_of(one.localise("office", "de").text): one.localise("office") for one in measures if one.localise("office", "de").text}
    choice = read_choice(request.GET, {"dimension": name_dimensions(), "status": name_statuses(), "office": offices})
    found = [
        one
        for one in measures
        if choice.dimension in ("", str(one.dimension or 0))
        and choice.status in ("", one.status)
        and choice.office in ("", key_of(one.localise("office", "de").text))
        and matches(one, ("title", "description", "office"), choice.text)
    ]
    code = place.language_code
    context = {
        "choice": choice,
        "dimensions": list_options(name_dimensions(), choice.dimension, code),
        "statuses": list_options(name_statuses(), choice.status, code),
        "offices": [Option(key, one.text, one.language_code, key == choice.office) for key, one in sort_offices(offices)],
        "measures": found,
        "table": Publication.objects.filter(format="measures", language_code=code).exclude(file_name="").first(),
    }
    text = SubpageText(_("Measures"), _("All measures of the strategy with status, period, responsible office and source."))
    return show_list(request, place, "massnahmen/", "strategy/measures.html", text, context)


def show_indicators(request):
    """All indicators, by dimension and words, each with its chart, its table and its file."""
    place = find_place()
    indicators = Indicator.objects.annotate(changed_at=F("latest_revision__created_at")).prefetch_related("values")
    choice = read_choice(request.GET, {"dimension": name_dimensions()})
    block = ChapterPage._meta.get_field("body").stream_block.child_blocks["indicator"]
    found = [
        block.render(one)
        for one in indicators
        if choice.dimension in ("", str(one.dimension or 0)) and matches(one, ("name", "definition", "unit"), choice.text)
    ]
    code = place.language_code
    context = {
        "choice": choice,
        "dimensions": list_options(name_dimensions(), choice.dimension, code),
        "indicators": found,
        "table": Publication.objects.filter(format="indicators", language_code=code).exclude(file_name="").first(),
    }
    text = SubpageText(_("Indicators"), _("All indicators of the strategy as charts and tables, with source and file."))
    return show_list(request, place, "indikatoren/", "strategy/indicators.html", text, context)


def show_list(request, place, suffix: str, template: str, text: SubpageText, context: dict[str, Any]):
    """Return a list. One that was narrowed down asks search engines to keep to the whole one, which it names as canonical."""
    presentation = present(place.snapshot, place.language_code, place.overview, suffix, is_listed=not request.GET)
    return respond(request, template, text, presentation, context)


def serve_indicator_table(request, key: str):
    """The numbers of one indicator as CSV."""
    place = find_place()
    rows = [row for row in describe_facts(place.language_code)["indicators"] if row["key"] == key]
    if not rows:
        raise Http404(key)
    response = HttpResponse(write_table("indicators", {"indicators": rows}), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{key}_{place.language_code}.csv"'
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


def read_choice(parameters, known: dict[str, Iterable[str]]) -> Choice:
    """Return what the address says. A value that is not among ``known`` chooses nothing and is told to the reader."""
    values, unknown = {}, []
    for name, words in known.items():
        value = parameters.get(name, "").strip()
        if value and value not in words:
            unknown.append(value[:LONGEST_QUERY])
        else:
            values[name] = value
    return Choice(**values, text=parameters.get("q", "").strip()[:LONGEST_QUERY], unknown=tuple(unknown))


def name_dimensions() -> dict[str, str]:
    """Return the target dimensions in the reader's language. 0 stands for what belongs to all."""
    return {
        str(Dimension.ARRIVAL.value): _("I – Initial integration"),
        str(Dimension.INSTITUTIONS.value): _("II – Mainstream systems"),
        str(Dimension.SOCIETY.value): _("III – Migration society"),
        "0": _("Across all dimensions"),
    }


def name_statuses() -> dict[str, str]:
    return {
        "planned": _("planned"),
        "running": _("running"),
        "done": _("carried out"),
        "ended": _("ended"),
    }


def list_options(names: dict[str, str], chosen: str, language_code: str) -> list[Option]:
    return [Option(value, text, language_code, value == chosen) for value, text in names.items()]


def key_of(office: str) -> str:
    """Return the word that stands for an office in an address: made from its German name, the same in all languages."""
    return slugify(office)[:80]


def sort_offices(offices: dict[str, Localised]) -> list[tuple[str, Localised]]:
    return sorted(offices.items(), key=lambda item: fold(item[1].text))


def fold(text: str) -> str:
    """Return a text without regard to case and to marks on letters."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def matches(fact: TranslatedFact, field_names: tuple[str, ...], text: str) -> bool:
    """Whether every word of ``text`` stands in one of the fields, in the reader's language."""
    if not text:
        return True
    own = fold(" ".join(fact.localise(name).text for name in field_names))
    return all(word in own for word in fold(text).split())
