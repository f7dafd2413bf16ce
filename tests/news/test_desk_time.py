"""Times at the desk are German times, whatever zone an account has stored, and one that does not exist is refused in plain words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.users.models import UserProfile

from news.models import NewsIndexPage, NewsPage, PressPreview
from tests.news.desk_form import read_words, send_edit

ZONES = ["America/New_York", "Pacific/Auckland"]


@pytest.fixture
def draft(db) -> NewsPage:
    index = NewsIndexPage.objects.get(locale__language_code="de")
    page = index.add_child(instance=NewsPage(title="Neu", slug="neu", lead="Neu.", live=False, date=timezone.localdate()))
    page.save_revision()
    return page


@pytest.fixture
def log_in(client, db):
    """Log the editor in with a zone that the account has stored from earlier."""

    def log_in(zone: str):
        user = get_user_model().objects.get(username="redaktion")
        UserProfile.objects.filter(user=user).update(current_time_zone=zone)
        client.force_login(user)
        return client

    return log_in


def read_embargo() -> datetime | None:
    return NewsPage.objects.get(slug="neu").get_latest_revision_as_object().embargo_until


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("entered", "moment"),
    [("12.01.2099 10:00", datetime(2099, 1, 12, 9, 0, tzinfo=UTC)), ("13.07.2099 10:00", datetime(2099, 7, 13, 8, 0, tzinfo=UTC))],
)
def test_ten_is_ten_in_germany(log_in, draft, zone, entered, moment):
    client = log_in(zone)
    send_edit(client, draft, embargo_until=entered)
    assert read_embargo() == moment
    html = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert f'value="{entered}"' in html


@pytest.mark.parametrize("zone", ZONES)
def test_scheduled_publication_and_previews_too(log_in, draft, zone):
    client = log_in(zone)
    send_edit(client, draft, go_live_at="12.01.2099 10:00")
    scheduled = NewsPage.objects.get(slug="neu").get_latest_revision_as_object()
    assert scheduled.go_live_at == datetime(2099, 1, 12, 9, 0, tzinfo=UTC)
    NewsPage.objects.filter(pk=draft.pk).update(live=True)
    values = {"release": draft.pk, "language_code": "de", "recipient": "Kim Probe", "expires_at": "13.07.2099 10:00"}
    client.post(reverse("wagtailsnippets_news_presspreview:add"), values)
    assert PressPreview.objects.get().expires_at == datetime(2099, 7, 13, 8, 0, tzinfo=UTC)


def test_nobody_can_choose_a_zone(log_in):
    client = log_in("America/New_York")
    words = read_words(client.get(reverse("wagtailadmin_account")))
    assert "Sprache" in words and "Zeitzone" not in words


@pytest.mark.parametrize(
    ("entered", "message"),
    [
        ("28.03.2027 02:30", "28.03.2027, 02:30 Uhr gibt es nicht: In dieser Nacht springen die Uhren von 2 auf 3 Uhr vor."),
        ("31.10.2027 02:30", "31.10.2027, 02:30 Uhr gibt es zweimal: In dieser Nacht werden die Uhren von 3 auf 2 Uhr zurückgestellt."),
    ],
)
@pytest.mark.parametrize("field", ["embargo_until", "go_live_at"])
def test_hour_that_the_clocks_skip_or_double(log_in, draft, field, entered, message):
    client = log_in("America/New_York")
    count = PageLogEntry.objects.count()
    words = read_words(send_edit(client, draft, action="action-publish", lead="Noch neuer.", **{field: entered}))
    assert message + " Bitte eine Uhrzeit vor 2 oder ab 3 Uhr eintragen." in words and "Noch neuer." in words
    assert not NewsPage.objects.get(slug="neu").live and PageLogEntry.objects.count() == count


@pytest.mark.parametrize("entered", ["28.03.2027 03:00", "31.10.2027 03:00"])
def test_hours_beside_them_are_taken(log_in, draft, entered):
    send_edit(log_in("Europe/Lisbon"), draft, embargo_until=entered)
    assert f"{timezone.localtime(read_embargo()):%d.%m.%Y %H:%M}" == entered


@pytest.mark.parametrize("entered", ["morgen", "31.02.2099 10:00"])
def test_what_is_no_time_is_refused_as_ever(log_in, draft, entered):
    words = read_words(send_edit(log_in(""), draft, embargo_until=entered))
    assert "gibt es nicht" not in words and read_embargo() is None


def test_preview_screens_tell_the_zone(log_in, draft):
    client = log_in("America/New_York")
    preview = PressPreview.objects.create(
        release=draft,
        recipient="Kim Probe",
        expires_at=datetime(2099, 7, 13, 8, 0, tzinfo=UTC),
        opened_at=timezone.now() - timedelta(days=1),
    )
    words = read_words(client.get(reverse("wagtailsnippets_news_presspreview:edit", args=[preview.pk])))
    assert "Sie gilt bis zum 13.07.2099, 10:00 Uhr (MESZ)" in words and "Tag und Uhrzeit in Deutschland." in words
    words = read_words(client.get(reverse("wagtailsnippets_news_presspreview:list")))
    assert "13.07.2099, 10:00 Uhr (MESZ)" in words and words.count(" Uhr (ME") == 2


def test_announced_times_tell_the_zone(client, db):
    hint = "Alle Zeiten sind deutsche Zeit"
    assert hint in client.get("/de/aktuelles/").content.decode()
    index = NewsIndexPage.objects.get(locale__language_code="de")
    index.announced = [{"type": "date", "value": {"date": "2099-01-01", "time": None, "kind": "report", "subject": "Bericht"}}]
    index.save_revision().publish()
    html = client.get("/de/aktuelles/").content.decode()
    assert "Bericht" in html and hint not in html
