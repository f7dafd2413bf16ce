"""The register of paragraphs, written whenever a chapter is published: who keeps a number, who gets one, who is gone."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page

from core.presentation import get_language
from strategy.models import ChapterPage, Paragraph
from strategy.paragraphs.alignment import align
from strategy.paragraphs.units import Unit, read_units

#: A removed paragraph whose very words come back gets its number back, if there are as many letters: shorter ones are chance.
LEAST_LETTERS = 30


def record_paper() -> None:
    """Record all live chapters: the German ones in the order of the paper, then their translations. Changes nothing twice."""
    chapters = ChapterPage.objects.live().select_related("locale").order_by("path")
    for chapter in sorted(chapters, key=lambda one: not one.is_source):
        record_chapter(chapter)


@transaction.atomic
def record_chapter(page: ChapterPage) -> None:
    """Bring the register up to the published text of a chapter, German or translated. A rewriting has no such paragraphs."""
    if get_language(page.locale.language_code).is_rewriting:
        return
    # One chapter at a time: two that were published at once would get the same new numbers.
    list(Page.objects.select_for_update().filter(path=page.path[: -Page.steplen]).values_list("pk"))
    if page.is_source:
        record_source(page)
    else:
        record_translation(page)


def record_source(page: ChapterPage) -> None:
    """Follow the paragraphs of a German chapter from the text that was public before to this one."""
    code, moment = settings.LANGUAGE_CODE, page.last_published_at or timezone.now()
    units = read_units(page.body)
    before = list(Paragraph.objects.filter(chapter_key=page.translation_key, removed_at=None).order_by("position"))
    matches = align(before, units)
    returning = find_returning([unit for unit, match in zip(units, matches, strict=True) if match is None])
    next_number = (Paragraph.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    kept, added = [], []
    for position, (unit, match) in enumerate(zip(units, matches, strict=True)):
        if match is not None:
            row = before[match]
        elif queue := returning.get(unit.text):
            row = queue.pop(0)
        else:
            row = Paragraph(number=next_number, added_at=moment)
            next_number += 1
        row.chapter_key, row.kind, row.position, row.removed_at = page.translation_key, unit.kind, position, None
        row.places = {**row.places, code: [unit.block_id, unit.part]}
        if row.text != unit.text:
            row.texts = {**row.texts, code: unit.text}
        (kept if row.pk else added).append(row)
    stay = set(matches)
    removed = [remove(row, moment) for index, row in enumerate(before) if index not in stay]
    Paragraph.objects.bulk_update(kept + removed, ["chapter_key", "kind", "position", "places", "texts", "removed_at"])
    Paragraph.objects.bulk_create(added)


def find_returning(units: list[Unit]) -> dict[str, list[Paragraph]]:
    """Return the removed paragraphs, of any chapter, whose very words come back in ``units``, by text."""
    wanted = {unit.text for unit in units if len(unit.text) >= LEAST_LETTERS}
    found = defaultdict(list)
    if wanted:
        for row in Paragraph.objects.exclude(removed_at=None).order_by("number"):
            if row.text in wanted:
                found[row.text].append(row)
    return found


def remove(row: Paragraph, moment: datetime) -> Paragraph:
    """Return a paragraph as one that the German chapter no longer holds."""
    row.removed_at = moment
    row.places = {code: place for code, place in row.places.items() if code != settings.LANGUAGE_CODE}
    return row


def record_translation(page: ChapterPage) -> None:
    """Note where the paragraphs of a chapter stand on a translated page, and their texts there.

    A block that holds as many paragraphs as the German one holds the same ones. One that does not was made from an older
    German text: what was known about it still holds.
    """
    code = page.locale.language_code
    rows = list(Paragraph.objects.filter(chapter_key=page.translation_key))
    german: dict[str, dict[int, Paragraph]] = defaultdict(dict)
    known: dict[str, dict[int, Paragraph]] = defaultdict(dict)
    for row in rows:
        for table, language in ((german, settings.LANGUAGE_CODE), (known, code)):
            if language in row.places:
                block_id, part = row.places[language]
                table[block_id][part] = row
    places: dict[int, tuple[Unit, Paragraph]] = {}
    for block_id, units in group(read_units(page.body)).items():
        table = next((one[block_id] for one in (german, known) if len(one.get(block_id, ())) == len(units)), {})
        places.update({table[unit.part].number: (unit, table[unit.part]) for unit in units if unit.part in table})
    for row in rows:
        row.places = {key: place for key, place in row.places.items() if key != code}
        if row.number in places:
            unit, _row = places[row.number]
            row.places[code] = [unit.block_id, unit.part]
            row.texts = {key: text for key, text in row.texts.items() if key != code}
            if unit.text != row.text:
                row.texts[code] = unit.text
    Paragraph.objects.bulk_update(rows, ["places", "texts"])


def group(units: list[Unit]) -> dict[str, list[Unit]]:
    """Return paragraphs by block."""
    blocks = defaultdict(list)
    for unit in units:
        blocks[unit.block_id].append(unit)
    return blocks


@transaction.atomic
def remove_chapter(chapter_key: UUID, *, keeps_texts: bool) -> None:
    """Note that a German chapter is deleted: its paragraphs go with it.

    Without ``keeps_texts`` their texts are forgotten: of a chapter that was not public when it was deleted nothing is shown.
    """
    rows = list(Paragraph.objects.filter(chapter_key=chapter_key))
    for row in rows:
        if row.removed_at is None:
            remove(row, timezone.now())
        if not keeps_texts:
            row.texts = {}
    Paragraph.objects.bulk_update(rows, ["removed_at", "places", "texts"])
