"""Calendar files of congresses, read by a real library (icalendar) and as bytes."""

import re
import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from news.calendars import escape, fold, quote
from news.models import CongressPage
from tests.content import tell_language

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def congress(db):
    return CongressPage.objects.get(locale__language_code="de")


@pytest.fixture
def fetch(client, congress):
    """Return the calendar of the congress, or of one of its sessions, in a language."""

    def ask(code: str = "de", session: str = ""):
        response = client.get(f"/{code}/kalender/{congress.translation_key}{session and '/'}{session}.ics")
        assert response.status_code == 200
        return Calendar.from_ical(response.content)

    return ask


def get_session_id(congress: CongressPage, number: int = 0) -> str:
    return congress.programme[number].id


def test_whole_congress_holds_its_days_and_every_session_with_a_time(fetch, congress):
    whole, session = fetch().events
    assert (whole["DTSTART"].dt, whole["DTEND"].dt) == (date(2025, 8, 30), date(2025, 9, 1))
    assert (str(whole["SUMMARY"]), str(whole["LOCATION"]), str(whole["TRANSP"])) == ("Kongress der Probe", "Solingen", "TRANSPARENT")
    assert str(whole["URL"]) == f"{settings.SITE_URL}/de/kongresse/probe-2025-solingen/"
    assert session["DTSTART"].dt == datetime(2025, 8, 30, 10, 0, tzinfo=BERLIN)
    assert session["DTEND"].dt == datetime(2025, 8, 30, 11, 30, tzinfo=BERLIN)
    assert (session["DTSTART"].dt.utcoffset(), session["DTSTART"].params["TZID"]) == (timedelta(hours=2), "Europe/Berlin")
    assert (str(session["SUMMARY"]), str(session["LOCATION"])) == ("Begrüßung der Gäste", "Saal")


def test_zone_of_the_file_says_what_the_zone_of_the_system_says(fetch):
    """Summer and winter, on both sides of both changes, in a year long ago and in one to come."""
    [zone] = fetch().timezones
    assert str(zone["TZID"]) == settings.TIME_ZONE
    found = zone.to_tz(lookup_tzid=False)
    for moment in (
        (1999, 3, 28, 1, 30), (1999, 3, 28, 3, 30), (2022, 1, 14, 10, 0), (2025, 8, 30, 10, 0),
        (2026, 10, 25, 1, 30), (2026, 10, 25, 3, 30), (2031, 3, 30, 3, 30), (2031, 12, 1, 0, 0),
    ):  # fmt: skip
        assert datetime(*moment, tzinfo=found).utcoffset() == datetime(*moment, tzinfo=BERLIN).utcoffset(), moment


def test_stamps_and_numbers(fetch, congress):
    for event in fetch().events:
        assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == congress.last_published_at.replace(microsecond=0)
        assert event["SEQUENCE"] == congress.live_revision_id
    uids = [str(event["UID"]) for event in fetch().events]
    assert uids == [str(congress.translation_key), str(uuid.uuid5(congress.translation_key, get_session_id(congress)))]


def test_uids_stay_and_the_number_grows_with_every_publication(fetch, congress):
    before = fetch().events
    congress.title, congress.slug = "Kongress mit neuem Namen", "neue-adresse"
    congress.save_revision().publish()
    after = fetch().events
    assert [str(one["UID"]) for one in after] == [str(one["UID"]) for one in before]
    assert after[0]["SEQUENCE"] > before[0]["SEQUENCE"]
    assert after[0]["LAST-MODIFIED"].dt >= before[0]["LAST-MODIFIED"].dt
    assert str(after[0]["SUMMARY"]) == "Kongress mit neuem Namen"


def test_texts_are_translated_and_say_their_language(fetch):
    whole, session = fetch("ar").events
    assert {tell_language(str(one["SUMMARY"])) for one in (whole, session)} == {"ar"}
    assert {one["SUMMARY"].params["LANGUAGE"] for one in (whole, session)} == {"ar"}
    assert (str(whole["LOCATION"]), whole["LOCATION"].params["LANGUAGE"]) == ("Solingen", "de")
    assert str(whole["URL"]).startswith(f"{settings.SITE_URL}/ar/")
    assert [str(one["UID"]) for one in fetch("ar").events] == [str(one["UID"]) for one in fetch("de").events]


def test_language_without_the_congress_gets_the_german_one(fetch):
    whole = fetch("de-simple").events[0]
    assert (str(whole["SUMMARY"]), whole["SUMMARY"].params["LANGUAGE"]) == ("Kongress der Probe", "de")
    assert str(whole["URL"]).startswith(f"{settings.SITE_URL}/de-simple/")


def test_session_alone_has_text_people_languages_and_stream(fetch, congress):
    [session] = fetch("de", get_session_id(congress)).events
    assert str(session["DESCRIPTION"]).split("\n") == [
        "Die Stadt begrüßt alle.", "Maria Muster, Ministerin der Probe", "Gedolmetscht in: العربية, Deutsche Gebärdensprache",
    ]  # fmt: skip
    assert str(session["CONFERENCE"]) == "https://stream.example/saal"
    assert session["CONFERENCE"].params["LABEL"] == "Live-Übertragung"
    assert str(session["RELATED-TO"]) == str(congress.translation_key)


def test_what_has_no_calendar_is_not_found(client, congress):
    key, untimed = congress.translation_key, get_session_id(congress, 1)
    for path in (f"{key}/{untimed}", f"{key}/{uuid.uuid4()}", f"{uuid.uuid4()}", f"{congress.get_parent().specific.translation_key}"):
        assert client.get(f"/de/kalender/{path}.ics").status_code == 404
    assert client.get(f"/tr/kalender/{key}.ics").status_code == 404


def test_private_and_withdrawn_congress_has_no_calendar(client, congress):
    url = f"/ar/kalender/{congress.translation_key}.ics"
    restriction = PageViewRestriction.objects.create(page=congress, restriction_type="login")
    assert client.get(url).status_code == 404
    restriction.delete()
    assert client.get(url).status_code == 200
    congress.unpublish()
    assert client.get(url).status_code == 404


def test_file_as_bytes(client, congress):
    url = f"/ar/kalender/{congress.translation_key}.ics"
    response = client.get(url)
    lines = response.content.split(b"\r\n")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Language"] == "ar"
    assert response.cookies == {}
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert client.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304
    for line in lines:
        line.decode()


def test_file_is_fetched_and_invites_nobody(client, congress):
    """A METHOD needs an ORGANIZER and a parameter in the Content-Type (RFC 5546 §3.2.1, RFC 5545 §8.1)."""
    response = client.get(f"/de/kalender/{congress.translation_key}.ics")
    assert not {"METHOD", "ORGANIZER"} & set(Calendar.from_ical(response.content).keys())
    assert "method" not in response["Content-Type"]


@pytest.mark.parametrize("text", ["Live stream", "Übertragung: Saal; links, oben", 'mit "Anführung"', "Dach ^ und\nZeile"])
def test_parameter_holds_any_text(text):
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", f"CONFERENCE;VALUE=URI;LABEL={quote(text)}:https://stream.example/", "END:VEVENT"]
    content = "".join(fold(line) + "\r\n" for line in [*lines, "END:VCALENDAR"]).encode()
    found = Calendar.from_ical(content).events[0]["CONFERENCE"]
    assert str(found) == "https://stream.example/" and found.params["LABEL"] == text


@pytest.mark.parametrize("text", ["a;b,c\\d", "zwei\nZeilen", "مؤتمر; فرص, ونقاش\\", "👩‍👩‍👧" * 40, "x" * 300, ""])
def test_texts_come_back_as_they_were(text):
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", f"SUMMARY:{escape(text)}", "END:VEVENT", "END:VCALENDAR"]
    content = "".join(fold(line) + "\r\n" for line in lines).encode()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert str(Calendar.from_ical(content).events[0]["SUMMARY"]) == text


def test_page_leads_to_the_calendars(client, congress):
    soup = BeautifulSoup(client.get("/ar/kongresse/probe-2025-solingen/").content, "html5lib")
    base = f"/ar/kalender/{congress.translation_key}"
    links = [link["href"] for link in soup.main.find_all("a", href=re.compile(r"\.ics$"))]
    assert links == [f"{base}.ics", f"webcal://{settings.SITE_URL.split('//')[1]}{base}.ics", f"{base}/{get_session_id(congress)}.ics"]
    assert [client.get(link).status_code for link in links if link.startswith("/")] == [200, 200]
