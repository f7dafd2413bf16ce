"""The public paper of this moment as data."""

from collections.abc import Iterator
from uuid import UUID

from django.utils import translation
from django.utils.formats import date_format, number_format

from core.marks import PageMarks
from facts.models import Indicator, Measure
from strategy.contents import read_chapters
from strategy.editions.data import Chapter, PaperData, Part
from strategy.footnotes.stored import read_footnotes
from strategy.models import ChapterPage, Paragraph
from strategy.paragraphs.units import READERS, iterate_items
from strategy.reading.finding import find_place
from strategy.reading.lists import name_collections, name_statuses


def collect_text(language_code: str) -> PaperData:
    """Return the public paper of this moment in a language that has all of it (six queries). Raises Http404 without a strategy."""
    with translation.override(language_code):
        place = find_place()
        pages = read_chapters(place.snapshot.tree, place.overview, language_code)
        places = Paragraph.read_places({page.translation_key: page.locale.language_code for page in pages})
        facts = FactTexts(language_code)
        chapters = [
            Chapter(
                str(page.translation_key), page.number, page.title,
                list(mark_languages(page, read_parts(page, places.get(page.translation_key, {}), facts))),
            )
            for page in pages
        ]  # fmt: skip
        publisher = place.snapshot.name_site(language_code)
    return PaperData(language_code, place.overview.title, publisher, chapters)


def mark_languages(page: ChapterPage, parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the parts, those that are not translated yet as German."""
    marks = PageMarks.of_page(page)
    for part in parts:
        mark = marks.find(part.text)
        yield part._replace(language="de") if mark is not None and not mark.shows_older_first else part


def read_parts(page: ChapterPage, numbers: dict[tuple[str, int], int], facts: "FactTexts") -> Iterator[Part]:
    """Yield the parts of a chapter in order, empty ones left out."""
    code, key = page.locale.language_code, page.translation_key
    yield Part(f"title:{key}", "title", page.title, code)
    if page.lead:
        yield Part(f"lead:{key}", "lead", page.lead, code)
    for raw in page.body.raw_data:
        kind, value, block_id = raw["type"], raw["value"], raw.get("id") or ""
        if kind in READERS:
            for place, text in enumerate(READERS[kind](value)):
                number = numbers.get((block_id, place))
                yield Part(f"p:{number}" if number else f"b:{block_id}:{place}", kind, text, code)
            if kind == "text":
                yield from (Part(f"n:{block_id}:{note.key}", "note", note.text, code) for note in read_footnotes(value))
        elif kind == "measures":
            yield from filter(None, (facts.describe_measure(one, key) for one in iterate_items(value)))
        elif kind == "indicator":
            if part := facts.describe_indicator(value, key):
                yield part
        else:
            lines = [value] if isinstance(value, str) else [value.get(name) or "" for name in ("title", "text", "alt", "caption")]
            if text := "\n".join(filter(None, lines)):
                yield Part(f"b:{block_id}", kind, text, code)
    sources = [one["value"] for one in page.sources.raw_data]
    if sources:
        lines = [" ".join(filter(None, (f"{one['label']}: {one['publisher']}", one.get("as_of"), one.get("url")))) for one in sources]
        yield Part(f"sources:{key}", "sources", "\n".join(lines), code)


class FactTexts:
    """Measures and indicators as text, read in three queries when the first is asked for."""

    def __init__(self, language_code: str):
        self.language_code = language_code
        self.measures = Measure.objects.in_bulk()
        self.indicators = Indicator.objects.prefetch_related("values").in_bulk()

    def describe_measure(self, measure_id: int, chapter_key: UUID) -> Part | None:
        """Return a measure as lines, None for one that is gone."""
        measure = self.measures.get(measure_id)
        if measure is None:
            return None
        title = measure.localise("title", self.language_code)
        years = "–".join(str(year) for year in (measure.start_year, measure.end_year) if year)
        money = f"{number_format(measure.amount, force_grouping=True)} €" if measure.amount else ""
        lines = [title.text, measure.localise("description", self.language_code).text, name_statuses()[measure.status], years, money]
        lines.append(measure.localise("office", self.language_code).text)
        return Part(f"m:{measure.key}:{chapter_key}", "measure", "\n".join(filter(None, lines)), title.language_code)

    def describe_indicator(self, indicator_id: int, chapter_key: UUID) -> Part | None:
        """Return an indicator as lines, None for one that is gone."""
        indicator = self.indicators.get(indicator_id)
        if indicator is None:
            return None
        name = indicator.localise("name", self.language_code)
        lines = [name.text, indicator.localise("unit", self.language_code).text, indicator.localise("definition", self.language_code).text]
        lines += [name_collections()[indicator.status], indicator.localise("office", self.language_code).text]
        lines.append(date_format(indicator.next_date, "DATE_FORMAT") if indicator.next_date else "")
        lines += [f"{one.year}: {number_format(one.value, indicator.decimals, force_grouping=True)}" for one in indicator.values.all()]
        return Part(f"i:{indicator.key}:{chapter_key}", "indicator", "\n".join(filter(None, lines)), name.language_code)
