"""The editors' list of files: states, reasons, progress, and building again."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from core.locks import LockTaken
from core.models import CustomDocument
from core.publishing.refusals import RefusedPublication
from core.publishing.turns import PAPER, is_taken, take_turn
from facts.models import Measure
from strategy import tasks
from strategy.files import recipes
from strategy.formats import FORMATS
from strategy.models import Publication, StrategyPage
from strategy.models.builds import Build
from strategy.publishing import build_languages
from tests.strategy.builds import build_publication


def read_list(client) -> dict[tuple[str, str], str]:
    """Return the state of every file by language and name."""
    soup = BeautifulSoup(client.get(reverse("strategy_desk:publications")).content, "html5lib")
    return {
        (row.td.get_text(), row.th.get_text(strip=True)): row.select_one(".w-status").get_text()
        for row in soup.select("table.listing tbody tr")
    }


def test_every_file_has_a_state(renders, login):
    build_languages(["de"])
    states = read_list(login("redaktion"))
    assert len(states) == 3 * len(FORMATS)
    assert states["Deutsch", "Papier als PDF"] == "aktuell"
    assert states["Arabisch", "Papier als EPUB"] == "noch nicht gebaut"


def test_file_whose_text_changed_since_is_out_of_date(renders, login):
    build_languages(["de", "ar"])
    measure = Measure.objects.first()
    measure.amount = 123
    measure.save()
    states = read_list(login("redaktion"))
    assert states["Deutsch", "Maßnahmen als CSV"] == states["Arabisch", "Papier als PDF"] == "überholt"
    assert states["Deutsch", "Indikatoren als CSV"] == "aktuell"
    build_languages(["de"])
    states = read_list(login("redaktion"))
    assert (states["Deutsch", "Papier als PDF"], states["Arabisch", "Papier als PDF"]) == ("aktuell", "überholt")


def test_fact_that_was_saved_unchanged_leaves_files_current(renders, login):
    build_languages(["de"])
    Measure.objects.first().save()
    assert read_list(login("redaktion"))["Deutsch", "Papier als JSON"] == "aktuell"


def read_home(client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_start_page_is_silent_while_all_is_well(renders, login):
    build_languages(["de"])
    assert "panel-publications" not in read_home(login("redaktion"))


def test_start_page_tells_what_was_not_built(renders, login):
    build_languages(["de"])
    Publication.objects.filter(format="epub").update(error="Das Bild „Rathaus“ lässt sich nicht lesen.")
    text = read_home(login("redaktion"))
    assert "Papier als EPUB, Deutsch: Das Bild „Rathaus“ lässt sich nicht lesen." in text
    assert "panel-publications" not in read_home(login("uebersetzung-ar"))


@pytest.mark.parametrize(("minutes", "is_told"), [(9, False), (11, True)])
def test_start_page_tells_of_a_build_that_does_not_begin(renders, login, monkeypatch, minutes, is_told):
    monkeypatch.setattr("strategy.desk_panel.find_waiting_since", lambda: timezone.now() - timedelta(minutes=minutes))
    assert ("Ein Bau wartet seit" in read_home(login("redaktion"))) == is_told


def test_failed_build_is_told_with_its_reason_and_the_old_file(renders, login, monkeypatch):
    build_publication("de")

    def refuse(paper):
        raise RefusedPublication("In „2 Ziele“ hat das Bild „Rathaus“ keinen Alternativtext.")

    monkeypatch.setattr(recipes, "make_pdf", refuse)
    Publication.objects.update(input_digest="")
    build_languages(["de"])
    client = login("redaktion")
    assert read_list(client)["Deutsch", "Papier als PDF"] == "nicht gebaut"
    text = client.get(reverse("strategy_desk:publications")).content.decode()
    assert "das Bild „Rathaus“ keinen Alternativtext" in text
    assert "Angeboten wird weiter die Datei vom" in text
    assert "18 Dateien geprüft" not in text
    assert "6 Dateien geprüft, 5 neu gebaut, 1 nicht gebaut" in text


def test_unexpected_fault_of_one_file_leaves_the_others(renders, monkeypatch):
    def fail(paper):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(recipes, "make_epub", fail)
    run = build_languages(["de"])
    assert (run.done, run.built, run.refused) == (6, 5, 1)
    assert "ZeroDivisionError" in Publication.objects.get(format="epub").error


def test_language_that_lost_a_chapter_is_told(renders, login):
    build_publication("en")
    Publication.objects.filter(language_code="en").update(language_code="uk")
    assert read_list(login("redaktion"))["Ukrainisch", "Papier als PDF"] == "Sprache unvollständig"


def test_progress_while_a_build_runs(renders, login):
    client = login("redaktion")
    run = Build.objects.create(total=18, done=4, current="ar epub")
    with take_turn(PAPER, is_patient=False):
        state = client.get(reverse("strategy_desk:progress")).json()
        assert read_list(client)["Arabisch", "Papier als EPUB"] == "wird gebaut"
    assert state == {"isBusy": True, "done": 4, "total": 18, "text": "4 von 18 Dateien geprüft. Jetzt: Papier als EPUB, Arabisch."}
    assert "unterbrochen" in client.get(reverse("strategy_desk:progress")).json()["text"]
    build_languages(["de"])
    run.refresh_from_db()
    assert run.finished_at is not None


@pytest.mark.parametrize("is_one", [True, False])
def test_build_again(renders, login, monkeypatch, is_one):
    asked = []
    monkeypatch.setattr("strategy.desk.request_build", lambda: asked.append(True))
    build_languages(["de"])
    row = Publication.objects.get(language_code="de", format="pdf")
    response = login("redaktion").post(reverse("strategy_desk:build"), {"publication": row.pk} if is_one else {})
    assert (response.status_code, asked) == (302, [True])
    assert build_languages(["de"]).built == (1 if is_one else 6)


@pytest.mark.parametrize("name", ["publications", "progress", "build"])
def test_nobody_else_sees_or_builds(client, db, name):
    address = reverse(f"strategy_desk:{name}")
    client.force_login(get_user_model().objects.create_user("gast", password="x"))
    assert (client.post if name == "build" else client.get)(address).status_code == 302
    client.logout()
    assert (client.post if name == "build" else client.get)(address).status_code == 302


def test_building_needs_post(login):
    assert login("redaktion").get(reverse("strategy_desk:build")).status_code == 405


def test_one_build_at_a_time(publication_folder):
    assert not is_taken(PAPER)
    with take_turn(PAPER, is_patient=True):
        assert is_taken(PAPER)
        with pytest.raises(LockTaken), take_turn(PAPER, is_patient=False):
            pass
    assert not is_taken(PAPER)


def test_task_makes_way_for_a_running_build(renders, monkeypatch):
    asked = []
    monkeypatch.setattr(tasks, "request_build", lambda: asked.append(True))
    monkeypatch.setattr(tasks, "default_task_backend", SimpleNamespace(supports_defer=True))
    with take_turn(PAPER, is_patient=False):
        assert tasks.build_papers.func() == {}
    assert (asked, renders) == ([True], [])


def test_unchanged_content_is_looked_at_in_under_a_second(renders, django_assert_max_num_queries):
    build_languages(["de"])
    with django_assert_max_num_queries(60):
        run = build_languages(["de"])
    assert (run.done, run.built) == (6, 0)
    assert (run.finished_at - run.started_at).total_seconds() < 1


@pytest.mark.parametrize(
    ("name", "note", "field"),
    [
        ("papier.docx", "Nicht barrierefrei.", "original_paper"),
        ("papier.pdf", " ", "original_note"),
        ("papier.pdf", "Nicht barrierefrei.", ""),
    ],
)
def test_original_is_a_pdf_with_a_note_on_its_accessibility(db, name, note, field):
    page = StrategyPage.objects.get(locale__language_code="de")
    page.original_paper = CustomDocument.objects.create(title="Original", file=ContentFile(b"%PDF", name=name))
    page.original_note = note
    try:
        page.full_clean()
        found = ""
    except ValidationError as error:
        found = next(iter(error.message_dict))
    assert found == field


def test_list_is_headed_with_its_own_name(login, db):
    soup = BeautifulSoup(login("redaktion").get(reverse("strategy_desk:publications")).content, "html5lib")
    crumbs = [one.get_text(strip=True) for one in soup.select("nav[aria-label] li") if "breadcrumb" in str(one)]
    assert crumbs[-1] == "Dateien des Papiers"
