"""The register of paragraphs: numbers given once, kept through edits, the same after a rebuild."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from strategy.models import Paragraph
from strategy.paragraphs.register import record_paper
from tests.strategy.chapters import ADDED, SENTENCES, get_chapter, read_numbers, write
from translation.refresh import refresh_page

ONE, TWO, THREE = SENTENCES


def dump() -> list[tuple]:
    return list(Paragraph.objects.order_by("number").values_list("number", "chapter_key", "kind", "position", "places", "texts"))


@pytest.fixture
def numbers(db) -> dict[str, int]:
    """Three paragraphs of a German chapter with their numbers."""
    write(ONE, TWO, THREE)
    return read_numbers()


def test_demonstration_is_numbered_in_the_order_of_the_paper(db):
    rows = Paragraph.objects.filter(removed_at=None).order_by("number")
    assert [(row.number, row.kind, row.text.split("\n")[0]) for row in rows] == [
        (1, "text", "Warum es dieses Papier gibt."),
        (2, "text", "Wie das Papier gegliedert ist."),
        (3, "goal", "I.1 Schnell ankommen"),
        (4, "notice", "Zur Statistik"),
        (5, "table", "Wichtige Nummern"),
        (6, "steps", "Praxis suchen"),
        (7, "steps", "Anrufen"),
        (8, "text", "Was nach 2030 kommt."),
    ]


def test_rebuilt_register_has_the_same_numbers(db):
    before = dump()
    Paragraph.objects.all().delete()
    record_paper()
    assert dump() == before


def test_second_recording_changes_nothing(numbers):
    before = dump()
    record_paper()
    assert dump() == before


def test_first_sentences_get_the_next_numbers(numbers):
    assert numbers == {ONE: 9, TWO: 10, THREE: 11}
    assert Paragraph.objects.get(number=8).removed_at is not None


def test_inserted_and_moved_paragraphs_leave_the_numbers_of_the_others(numbers):
    write(THREE, ADDED, ONE, TWO)
    assert read_numbers() == {THREE: 11, ADDED: 12, ONE: 9, TWO: 10}


def test_changed_words_keep_the_number(numbers):
    changed = TWO.replace("Schritt für Schritt", "weiter")
    write(ONE, changed, THREE)
    assert read_numbers() == {ONE: 9, changed: 10, THREE: 11}


def test_removed_number_is_never_given_again(numbers):
    write(ONE, TWO)
    write(ONE, TWO, ADDED)
    assert read_numbers() == {ONE: 9, TWO: 10, ADDED: 12}
    gone = Paragraph.objects.get(number=11)
    assert (gone.removed_at is not None, gone.text, gone.block_id) == (True, THREE, "")


def test_words_that_come_back_get_their_number_back(numbers):
    write(ONE)
    write(ONE, TWO)
    assert read_numbers() == {ONE: 9, TWO: 10}


def test_paragraph_that_moves_to_another_chapter_takes_its_number_along(numbers):
    write(ONE, TWO)
    write(THREE, slug="einleitung")
    assert read_numbers("einleitung") == {THREE: 11}


def test_short_words_that_come_back_are_another_paragraph(db):
    write("Ja.", ONE)
    write(ONE)
    write(ONE, "Ja.")
    assert read_numbers() == {ONE: 10, "Ja.": 11}


def test_list_items_are_paragraphs_and_empty_ones_are_none(db):
    write(ONE, "<ul><li>Erstens dies<ul><li>und das</li></ul></li><li></li><li>zweitens jenes</li></ul>", "<p> </p>")
    assert list(read_numbers()) == [ONE, "Erstens dies", "und das", "zweitens jenes"]


def test_draft_changes_nothing(numbers):
    chapter = get_chapter()
    chapter.body = []
    chapter.save_revision()
    assert read_numbers() == numbers


def test_languages_share_the_numbers(db):
    tables = [Paragraph.read_places({get_chapter("ziele", code).translation_key: code}) for code in ("de", "en", "ar", "uk")]
    assert tables[0] and tables == [tables[0]] * 4
    assert Paragraph.objects.get(number=3).texts["en"].startswith("I.1 In English: Schnell ankommen")


def test_rewriting_has_no_paragraphs(db):
    assert not any("de-simple" in row.places for row in Paragraph.objects.all())


def test_translation_keeps_its_places_until_it_follows_the_german_text(db):
    key = get_chapter().translation_key
    before = Paragraph.read_places({key: "en"})
    write(ADDED, "Was nach 2030 kommt.", block_id=get_chapter().body[0].id)
    assert Paragraph.read_places({key: "en"}) == before
    refresh_page(get_chapter())
    assert sorted(Paragraph.read_places({key: "en"})[key].values()) == [8, 9]
    texts = {row.number: row.texts for row in Paragraph.objects.filter(number__in=[8, 9])}
    assert "en" not in texts[9] and texts[8]["en"] == "In English: Was nach 2030 kommt."


def test_removed_paragraph_keeps_its_last_translations(db):
    write(ONE)
    refresh_page(get_chapter())
    gone = Paragraph.objects.get(number=8)
    assert gone.texts["ar"].startswith("بالعربية")
    assert gone.places == {}


def test_deleted_chapter_removes_its_paragraphs_and_keeps_their_texts(db):
    get_chapter().delete()
    gone = Paragraph.objects.get(number=8)
    assert gone.removed_at is not None
    assert gone.text == "Was nach 2030 kommt."


def test_chapter_that_was_not_public_when_it_was_deleted_leaves_no_text(db):
    chapter = get_chapter()
    chapter.unpublish()
    get_chapter().delete()
    assert Paragraph.objects.get(number=8).texts == {}


@pytest.mark.parametrize("slug", ["gesamt", "absatz", "zitieren"])
def test_chapter_cannot_take_the_address_of_a_list(db, slug):
    chapter = get_chapter()
    chapter.slug = slug
    with pytest.raises(ValidationError, match="ist die Adresse einer Übersicht der Strategie"):
        chapter.full_clean()


def test_command_numbers_what_has_no_number(db, capsys):
    Paragraph.objects.all().delete()
    call_command("number_paragraphs")
    call_command("number_paragraphs")
    assert capsys.readouterr().out.splitlines() == [
        "8 paragraphs got a number, 0 had one.",
        "0 paragraphs got a number, 8 had one.",
    ]
