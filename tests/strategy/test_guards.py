"""What is wrong in one language stops that language only, and the desk says what it is."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse

from core.models import CustomImage
from core.publishing.refusals import RefusedPublication
from facts.models import SiteText
from strategy.editions.freezing import find_obstacles
from strategy.files import recipes
from strategy.formats import FORMATS
from strategy.models import Publication, StrategyPage
from strategy.publishing import build_languages
from strategy.tasks import build_papers
from tests.strategy.chapters import get_chapter

CODES = ["de", "en", "ar"]


def use_picture(code: str = "en") -> CustomImage:
    """Give a chapter in one language a picture of its own, whose file is not there."""
    image = CustomImage.objects.create(title="Rathaus", file="original_images/gone.png", width=32, height=18, credit="Projekt")
    chapter = get_chapter("ziele", code)
    raw = [
        {**block, "value": {**block["value"], "image": image.pk}} if block["type"] == "image" else block for block in chapter.body.raw_data
    ]
    chapter.body = chapter.body.stream_block.to_python(raw)
    chapter.save()
    return image


def lose_file(monkeypatch) -> str:
    use_picture()
    return "In „2 In English: Die Ziele“ lässt sich das Bild „Rathaus“ nicht lesen. Bitte neu hochladen oder von der Seite nehmen."


def withdraw_overview(monkeypatch) -> str:
    StrategyPage.objects.get(locale__language_code="en").unpublish()
    return "Das Papier ist in dieser Sprache nicht vollständig"


def break_template(monkeypatch) -> str:
    whole = recipes.assemble

    def assemble(code):
        return whole(code) if code != "en" else 1 / 0

    monkeypatch.setattr(recipes, "assemble", assemble)
    return "Unerwarteter Fehler, bitte dem Betrieb melden: ZeroDivisionError"


FAULTS = [lose_file, withdraw_overview, break_template]


@pytest.fixture
def editor(client, db):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    return client


@pytest.mark.parametrize("break_english", FAULTS)
def test_fault_of_one_language_is_told_on_its_rows_and_stops_no_other(renders, monkeypatch, break_english):
    reason = break_english(monkeypatch)
    reported = []
    run = build_languages(CODES, lambda row, outcome: reported.append((row.language_code, outcome)))
    assert (run.done, run.total, run.built, run.refused) == (18, 18, 12, 6)
    assert run.finished_at is not None
    assert renders == ["de", "ar"]
    assert reported.count(("en", "refused")) == len(FORMATS)
    assert all(row.error.startswith(reason) for row in Publication.objects.filter(language_code="en"))
    assert not Publication.objects.exclude(language_code="en").exclude(error="").exists()


def test_last_good_files_stay_and_errors_go_when_it_is_mended(renders, client, monkeypatch):
    build_languages(CODES)
    before = b"".join(client.get("/en/strategie.txt"))
    body = get_chapter("ziele", "en").body
    use_picture()
    build_languages(CODES)
    assert b"".join(client.get("/en/strategie.txt")) == before
    chapter = get_chapter("ziele", "en")
    chapter.body = body
    chapter.save()
    assert build_languages(CODES).refused == 0
    assert not Publication.objects.exclude(error="").exists()


def test_site_without_its_name_says_so(renders):
    SiteText.objects.all().delete()
    assert build_papers.func() == {"looked at": 18, "built": 0, "refused": 18}
    assert "Texte der Website" in Publication.objects.get(language_code="de", format="pdf").error


def test_desk_and_freeze_screen_name_chapter_and_picture(renders, editor, monkeypatch):
    reason = lose_file(monkeypatch)
    build_languages(CODES)
    assert reason in editor.get(reverse("strategy_desk:publications")).content.decode()
    response = editor.get(reverse("strategy_desk:freeze"))
    assert response.status_code == 200
    alert = BeautifulSoup(response.content, "html5lib").find(role="alert")
    assert f"Englisch: {reason}" in alert.get_text()
    assert editor.post(reverse("strategy_desk:freeze"), {"confirmed": "on"}).status_code == 409


def test_fault_since_the_last_build_is_an_obstacle(renders, monkeypatch):
    build_languages(CODES)
    reason = lose_file(monkeypatch)
    [obstacle] = find_obstacles()
    assert obstacle == f"Englisch: {reason}"


def test_recipes_of_a_broken_language_are_refused(db):
    use_picture("de")
    with pytest.raises(RefusedPublication, match="das Bild „Rathaus“ nicht lesen"):
        recipes.list_recipes("de")


def test_deleted_picture_is_left_out_of_files_and_page(renders, client):
    use_picture("de").delete()
    assert build_languages(["de"]).refused == 0
    assert "Grüne Fläche" not in b"".join(client.get("/de/strategie.txt")).decode()
    response = client.get("/de/strategie/ziele/")
    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html5lib").main.find("img") is None
