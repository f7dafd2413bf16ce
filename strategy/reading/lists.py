"""Measures and indicators as lists that a reader narrows down by the address alone."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.subpages import FRESH_SECONDS, SubpageText, present, respond
from facts.models import Indicator, Measure
from facts.models.measures import Dimension
from facts.models.translated import Localised, TranslatedFact
from strategy.files.tables import describe_indicator, write_table
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
    year: str = ""
    text: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def is_made(self) -> bool:
        return any((self.dimension, self.status, self.office, self.year, self.text, self.unknown))


def show_measures(request):
    """All measures, by dimension, status, responsible office, year and words."""
    measures = list(Measure.objects.annotate(changed_at=F("latest_revision__created_at")))
    years = {str(year): str(year) for year in sorted({year for one in measures for year in list_years(one)})}
    selection = Selection(request, measures, name_statuses(), years)
    choice = selection.choice
    found = [
        one
        for one in selection.narrow(("title", "description", "office"))
        if choice.year in ("", *map(str, list_years(one))) or (one.start_year and not one.end_year and one.start_year <= int(choice.year))
    ]
    context = {**selection.context, "measures": found}
    text = SubpageText(_("Measures"), _("All measures of the strategy with status, period, responsible office and source."))
    return show_list(request, selection.place, "massnahmen/", "strategy/measures.html", text, context, "measures")


def show_indicators(request):
    """All indicators, by dimension, status, responsible office, year and words, each with its chart, its table and its file."""
    indicators = list(Indicator.objects.annotate(changed_at=F("latest_revision__created_at")).prefetch_related("values"))
    years = {str(year): str(year) for year in sorted({number.year for one in indicators for number in one.values.all()})}
    selection = Selection(request, indicators, name_collections(), years)
    block = ChapterPage._meta.get_field("body").stream_block.child_blocks["indicator"]
    found = [
        block.render(one)
        for one in selection.narrow(("name", "definition", "unit", "office"))
        if selection.choice.year in ("", *(str(number.year) for number in one.values.all()))
    ]
    context = {**selection.context, "indicators": found}
    text = SubpageText(_("Indicators"), _("All indicators of the strategy as charts and tables, with source and file."))
    return show_list(request, selection.place, "indikatoren/", "strategy/indicators.html", text, context, "indicators")


class Selection:
    """Facts that a reader narrows down: what can be chosen, what was, and what is left by all but the year.

    ``statuses`` and ``years`` are what can be chosen, by their value in the address.
    """

    def __init__(self, request, facts: list, statuses: dict[str, str], years: dict[str, str]):
        self.place = find_place()
        self.facts = facts
        code = self.place.language_code
        named = [one for one in facts if one.localise("office", settings.LANGUAGE_CODE).text]
        offices = {key_of(one.localise("office", settings.LANGUAGE_CODE).text): one.localise("office") for one in named}
        dimensions = name_dimensions()
        self.choice = choice = read_choice(request.GET, {"dimension": dimensions, "status": statuses, "office": offices, "year": years})
        self.context = {
            "choice": choice,
            "dimensions": list_options(dimensions, choice.dimension, code),
            "statuses": list_options(statuses, choice.status, code),
            "offices": [Option(key, one.text, one.language_code, key == choice.office) for key, one in sort_offices(offices)],
            "years": list_options(years, choice.year, code),
        }

    def narrow(self, field_names: tuple[str, ...]) -> list:
        """Return the facts that dimension, status, office and words leave."""
        choice = self.choice
        return [
            one
            for one in self.facts
            if choice.dimension in ("", str(one.dimension or 0))
            and choice.status in ("", one.status)
            and choice.office in ("", key_of(one.localise("office", settings.LANGUAGE_CODE).text))
            and matches(one, field_names, choice.text)
        ]


def list_years(measure: Measure) -> range:
    """Return the years of a measure; one without an end has the year of its beginning."""
    if not measure.start_year:
        return range(0)
    return range(measure.start_year, (measure.end_year or measure.start_year) + 1)


def show_list(request, place, suffix: str, template: str, text: SubpageText, context: dict[str, Any], table: str):
    """Return a list, with its table in the reader's language.

    One that was narrowed down asks search engines to keep to the whole one, which it names as canonical.
    """
    presentation = present(place.snapshot, place.language_code, place.overview, suffix, is_listed=not request.GET)
    context["table"] = Publication.objects.filter(format=table, language_code=place.language_code).exclude(file_name="").first()
    return respond(request, template, text, presentation, context)


def serve_indicator_table(request, key: str):
    """The numbers of one indicator as CSV."""
    place = find_place()
    indicator = Indicator.objects.filter(key=key).prefetch_related("values").first()
    rows = describe_indicator(indicator, place.language_code) if indicator else []
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


def name_collections() -> dict[str, str]:
    """Return whether the numbers of an indicator are collected."""
    return {
        "collected": _("collected regularly"),
        "prepared": _("in preparation"),
        "suspended": _("suspended"),
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
