"""The public paper of this moment as data."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format, number_format

from core.marks import PageMarks
from core.models import CustomImage
from facts.models import Indicator, Measure
from strategy.contents import read_chapters
from strategy.editions.data import Chapter, PaperData, Part
from strategy.footnotes.stored import read_footnotes
from strategy.models import ChapterPage, Paragraph, StrategyPage
from strategy.paragraphs.units import READERS, iterate_items
from strategy.reading.finding import find_place
from strategy.reading.lists import name_collections, name_statuses


def collect_text(language_code: str) -> PaperData:
    """Return the public paper of this moment in a language that has all of it (eight queries). Raises Http404 without a strategy."""
    with translation.override(language_code):
        place = find_place()
        pages = read_chapters(place.snapshot.tree, place.overview, language_code)
        places = Paragraph.read_places({page.translation_key: page.locale.language_code for page in pages})
        facts = FactTexts(language_code)
        pictures = read_pictures(pages)
        chapters = [
            Chapter(
                str(page.translation_key), page.number, page.title,
                list(read_parts(page, places.get(page.translation_key, {}), facts, pictures)),
            )
            for page in pages
        ]  # fmt: skip
        publisher = place.snapshot.name_site(language_code)
        overview = StrategyPage.fetch_for_reading(place.overview.page_id)
        front = [Part("paper:title", "paper-title", overview.title, overview.get_text_language("title"))]
        if overview.lead:
            front.append(Part("paper:lead", "paper-lead", overview.lead, overview.lead_language_code))
    return PaperData(language_code, place.overview.title, publisher, chapters, front)


def read_pictures(pages: list[ChapterPage]) -> dict[int, str]:
    """Return the digests of the pictures of some pages by their ids (one query)."""
    ids = {raw["value"]["image"] for page in pages for raw in page.body.raw_data if raw["type"] == "image"}
    return dict(CustomImage.objects.filter(pk__in=ids).values_list("pk", "file_hash"))


def read_parts(page: ChapterPage, numbers: dict[tuple[str, int], int], facts: "FactTexts", pictures: dict[int, str]) -> Iterator[Part]:
    """Yield the parts of a chapter in order, empty ones left out. A part of which any text is not translated yet is German."""
    key = page.translation_key
    yield Part(f"title:{key}", "title", page.title, page.get_text_language("title"))
    if page.lead:
        yield Part(f"lead:{key}", "lead", page.lead, page.lead_language_code)
    marks = PageMarks.of_page(page)
    for raw in page.body.raw_data:
        kind, value, block_id = raw["type"], raw["value"], raw.get("id") or ""
        if kind in READERS:
            for place, text in enumerate(READERS[kind](value)):
                number = numbers.get((block_id, place))
                code = find_language(page, marks, raw, place, text)
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
                media = pictures.get(value["image"], "") if kind == "image" else ""
                yield Part(f"b:{block_id}", kind, text, page.get_block_language("body", block_id), media)
    sources = list(page.sources.raw_data)
    if sources:
        values = [one["value"] for one in sources]
        lines = [" ".join(filter(None, (f"{one['label']}: {one['publisher']}", one.get("as_of"), one.get("url")))) for one in values]
        codes = {page.get_block_language("sources", one.get("id") or "") for one in sources}
        code = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in codes else page.locale.language_code
        yield Part(f"sources:{key}", "sources", "\n".join(lines), code)


def find_language(page: ChapterPage, marks: PageMarks, raw: dict[str, Any], place: int, text: str) -> str:
    """Return the code of the language that a paragraph is in. Those of running text share a block: each is found by its words."""
    if raw["type"] == "text":
        mark = marks.find(text)
        return page.locale.language_code if mark is None or mark.shows_older_first else settings.LANGUAGE_CODE
    item = raw["value"][place] if raw["type"] == "steps" else {}
    return page.get_block_language("body", raw.get("id") or "", item.get("id", ""))


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
        money = f"{number_format(measure.amount, force_grouping=True)} €" if measure.amount else ""
        lines = [
            title.text,
            measure.localise("description", self.language_code).text,
            name_statuses()[measure.status],
            measure.period,
            money,
        ]
        lines += [measure.localise("office", self.language_code).text, f"{measure.source_publisher} {measure.source_url}".strip()]
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
        lines.append(f"{indicator.source_publisher} {indicator.source_url}".strip())
        return Part(f"i:{indicator.key}:{chapter_key}", "indicator", "\n".join(filter(None, lines)), name.language_code)
