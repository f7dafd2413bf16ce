"""The programme of a congress: what it shows, what editors are told."""

import uuid
from datetime import date, time

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from news.models import CongressPage
from news.programme import SessionBlock, check_days, find_times

DAY, NEXT_DAY = date(2025, 8, 30), date(2025, 8, 31)


def session(**values) -> dict:
    """Return the value of a session as the form gives it."""
    block = SessionBlock()
    return block.to_python({"title": "Begrüßung", **values})


@pytest.mark.parametrize(
    ("values", "name", "message"),
    [
        ({"end": "11:00"}, "start", "Zum Ende gehört ein Beginn"),
        ({"start": "11:00", "end": "11:00"}, "end", "Das Ende muss nach dem Beginn (11:00 Uhr) liegen"),
        ({"start": "23:00", "end": "01:00"}, "end", "Das Ende muss nach dem Beginn"),
        ({"stream": "keine Adresse"}, "stream", ""),
        ({"languages": ["xx"]}, "languages", ""),
        ({"title": ""}, "title", ""),
        ({"speakers": [{"type": "item", "value": {"name": "", "function": "Ministerin"}, "id": "1"}]}, "speakers", ""),
    ],
)
def test_bad_session_is_refused_at_its_field(values, name, message):
    with pytest.raises(StructBlockValidationError) as caught:
        SessionBlock().clean(session(**values))
    assert set(caught.value.block_errors) == {name}
    assert message in str(caught.value.block_errors[name])


@pytest.mark.parametrize("values", [{}, {"start": "10:00"}, {"start": "10:00", "end": "11:30"}, {"languages": ["ar", "dgs"]}])
def test_good_session_passes(values):
    assert SessionBlock().clean(session(**values))["title"] == "Begrüßung"


@pytest.mark.parametrize(
    ("values", "last_day", "times"),
    [
        ({"start": "10:00"}, DAY, (time(10), None)),
        ({"start": "10:00", "end": "11:30"}, DAY, (time(10), time(11, 30))),
        ({"start": "10:00"}, NEXT_DAY, None),
        ({"start": "10:00", "date": "2025-08-31"}, NEXT_DAY, (time(10), None)),
        ({"date": "2025-08-31"}, NEXT_DAY, None),
        ({}, DAY, None),
    ],
)
def test_times_are_known_or_not(values, last_day, times):
    found = find_times(session(**values), DAY, last_day)
    assert (found and (found.starts_at.time(), found.ends_at and found.ends_at.time())) == times


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"date": "2025-09-01"}, "Programmpunkt 1 („Begrüßung“): Der 01.09.2025 liegt außerhalb des Kongresses"),
        ({"date": "2025-08-29"}, "außerhalb"),
        ({"start": "10:00"}, "Bitte zum Beginn auch den Tag eintragen"),
    ],
)
def test_session_outside_the_congress_is_refused(values, message):
    class Block:
        value = session(**values)

    with pytest.raises(ValidationError) as caught:
        check_days([Block], DAY, NEXT_DAY)
    assert message in caught.value.message


def test_form_of_the_page_refuses_it_at_the_programme(db):
    congress = CongressPage.objects.get(locale__language_code="de")
    congress.programme = [("session", session(date="2025-12-24"))]
    with pytest.raises(ValidationError) as caught:
        congress.full_clean()
    assert set(caught.value.message_dict) == {"programme"}


@pytest.fixture
def programme(client, db):
    return lambda code: BeautifulSoup(client.get(f"/{code}/kongresse/probe-2025-solingen/").content, "html5lib").select_one(".programme")


def test_session_shows_when_where_who_and_in_which_languages(programme):
    first, second = programme("de").find_all("li", recursive=False)
    assert first.time["datetime"] == "2025-08-30"
    assert first.bdi.get_text() == "10:00–11:30"
    assert [item.get_text() for item in first.select(".plain li")] == ["Maria MusterMinisterin der Probe"]
    assert [item.get_text() for item in first.select(".meta li")] == [
        "Saal", "Live-Übertragung: Begrüßung der Gäste", "Gedolmetscht in: العربية, Deutsche Gebärdensprache",
        "In den Kalender: Begrüßung der Gäste",
    ]  # fmt: skip
    assert second.get_text(strip=True) == "Ausklang"


def test_names_keep_their_language(programme):
    first = programme("ar").li
    assert [(one["lang"], one["dir"]) for one in (first.strong, first.select_one(".meta span"))] == [("de", "ltr")] * 2
    assert first.select_one(".meta").find(string="العربية").parent.get("lang") is None


def test_german_time_is_said_once(client, db):
    text = BeautifulSoup(client.get("/en/kongresse/probe-2025-solingen/").content, "html5lib").main.get_text()
    assert text.count("All times are German time (Europe/Berlin).") == 1


def test_recording_stands_with_its_transcript(client, db):
    soup = BeautifulSoup(client.get("/de/kongresse/probe-2025-solingen/").content, "html5lib")
    section = soup.find("h2", string="Aufzeichnungen")
    assert "Die Begrüßung im Film" in section.find_next("figcaption").get_text()
    assert "Guten Tag, alle zusammen." in section.find_next("details").get_text()


def test_old_session_without_the_new_fields_is_shown(db, client):
    """Programmes written before there were rooms and times."""
    congress = CongressPage.objects.get(locale__language_code="de")
    raw = [{"type": "session", "id": str(uuid.uuid4()), "value": {"time": "10:00", "title": "Von früher", "text": ""}}]
    congress.programme = CongressPage._meta.get_field("programme").stream_block.to_python(raw)
    congress.full_clean()
    congress.save_revision().publish()
    assert "Von früher" in client.get("/de/kongresse/probe-2025-solingen/").content.decode()
