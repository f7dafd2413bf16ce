"""The text of an edition says of every part what language it is really in."""

import copy

import pytest

from core.models import TranslationRecord
from strategy.editions.data import Part
from strategy.editions.text import collect_text
from strategy.models import ChapterPage
from tests.strategy.chapters import get_chapter
from translation.refresh import refresh_page

NEW = "Ganz neu gesagt"


def edit_goal(value: dict) -> None:
    value["title"] = NEW


def edit_notice(value: dict) -> None:
    value["text"] = f"<p>{NEW}</p>"


def edit_steps(value: list) -> None:
    value[1]["value"]["title"] = NEW


def edit_table(value: dict) -> None:
    value["rows"][0]["value"]["cells"][1]["value"] = NEW


def edit_image(value: dict) -> None:
    value["alt"] = NEW


EDITS = {"goal": edit_goal, "notice": edit_notice, "steps": edit_steps, "table": edit_table, "image": edit_image}


def publish(chapter: ChapterPage, raw: list[dict], field: str = "body") -> None:
    """Publish a chapter with a new body (or sources) and bring its translations up to date."""
    setattr(chapter, field, getattr(chapter, field).stream_block.to_python(raw))
    chapter.save_revision().publish()
    refresh_page(get_chapter(chapter.slug))


def collect_parts(slug: str, code: str) -> list[Part]:
    key = str(get_chapter(slug).translation_key)
    return next(chapter.parts for chapter in collect_text(code).chapters if chapter.key == key)


@pytest.mark.parametrize("kind", EDITS)
def test_box_with_a_text_that_is_not_translated_is_german(db, kind):
    chapter = get_chapter("ziele")
    raw = copy.deepcopy(list(chapter.body.raw_data))
    EDITS[kind](next(one["value"] for one in raw if one["type"] == kind))
    publish(chapter, raw)
    parts = collect_parts("ziele", "ar")
    german = [part for part in parts if part.language == "de"]
    assert [part.kind for part in german] == [kind]
    assert NEW in german[0].text
    assert {part.language for part in collect_parts("ziele", "de")} == {"de"}


def test_heading_that_is_not_translated_is_german(db):
    chapter = get_chapter("ziele")
    raw = copy.deepcopy(list(chapter.body.raw_data))
    raw[0]["value"] = NEW
    publish(chapter, raw)
    assert [(part.kind, part.text) for part in collect_parts("ziele", "ar") if part.language == "de"] == [("heading", NEW)]


def test_paragraph_that_is_not_translated_is_german_and_its_neighbour_is_not(db):
    chapter = get_chapter("ausblick")
    raw = copy.deepcopy(list(chapter.body.raw_data))
    raw[0]["value"] += f"<p>{NEW}</p>"
    publish(chapter, raw)
    assert [part.language for part in collect_parts("ausblick", "ar") if part.kind == "text"] == ["ar", "de"]


def test_sources_of_which_one_is_not_translated_are_german(db):
    chapter = get_chapter("einleitung")
    raw = copy.deepcopy(list(chapter.sources.raw_data))
    raw[-1]["value"]["label"] = NEW
    publish(chapter, raw, "sources")
    assert [part.kind for part in collect_parts("einleitung", "ar") if part.language == "de"] == ["sources"]


@pytest.mark.parametrize("field", ["title", "lead"])
def test_field_that_is_not_translated_is_german(db, field):
    chapter = get_chapter("ausblick")
    setattr(chapter, field, NEW)
    chapter.save_revision().publish()
    refresh_page(get_chapter())
    assert [part.kind for part in collect_parts("ausblick", "ar") if part.language == "de"] == [field]


def test_older_translation_that_is_shown_first_is_no_german(db):
    page = get_chapter("ausblick", "ar")
    block_id = page.body[0].id
    TranslationRecord.objects.filter(page=page).update(
        states={f"body.{block_id}#1": {"state": "changed", "german": "Neu.", "older": "قديم"}}
    )
    page = get_chapter("ausblick", "ar")
    assert page.get_block_language("body", block_id) == "de"
    page.prefers_older_translation = True
    assert page.get_block_language("body", block_id) == "ar"
    assert get_chapter("ausblick", "ar").get_block_language("body", block_id[:-1]) == "ar"
