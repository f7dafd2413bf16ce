"""Whatever way a release becomes public, its date is the day on which readers see it first: a workflow, a set time, an embargo lifted."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from news.models import NewsIndexPage, NewsPage
from news.subscriptions.announcing import announce_news
from tests.news.desk_form import read_words, send_edit, send_new
from tests.news.subscriptions.mail_server import subscribe

FIRST = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
TENTH = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
DAY_OF_TENTH = date(2026, 11, 10)
EMBARGO = "20.12.2026 10:00"
FUTURE = "Dieser Tag kommt erst noch, die Mitteilung wäre aber sofort öffentlich."


class Clock:
    def __init__(self):
        self.now = FIRST

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch, db) -> Clock:
    announce_news()
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


@pytest.fixture
def editor(client, clock):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    subscribe("leserin@post.example")
    return client


@pytest.fixture
def draft(editor) -> NewsPage:
    """A release that an editor has begun on the 1st and saved as it was offered."""
    index = NewsIndexPage.objects.get(locale__language_code="de")
    send_new(editor, index, title="Neu", slug="neu", lead="Neu.", number="")
    return find_release()


def find_release(code: str = "de") -> NewsPage:
    return NewsPage.objects.get(slug="neu", locale__language_code=code)


def find_draft() -> NewsPage:
    return find_release().get_latest_revision_as_object()


def read_entry(client, code: str = "de") -> dict:
    return next(one for one in client.get(f"/{code}/feed.json").json()["items"] if one["url"].endswith("/neu/"))


def test_approval_in_a_workflow_dates_a_release(editor, draft, clock, client):
    send_edit(editor, draft, action="action-submit")
    clock.now = TENTH
    client.force_login(get_user_model().objects.get(username="pruefung"))
    state = find_release().current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk]), {"comment": ""})
    assert (find_release().live, find_release().date, find_draft().date) == (True, DAY_OF_TENTH, DAY_OF_TENTH)
    assert announce_news() == 1


def test_set_time_dates_a_release_and_later_drafts(editor, draft, clock):
    send_edit(editor, draft, action="action-publish", go_live_at="10.11.2026 10:00")
    send_edit(editor, draft, lead="Noch nicht fertig.")
    clock.now = TENTH + timedelta(seconds=1)
    call_command("publish_scheduled")
    assert (find_release().live, find_release().date, find_draft().date) == (True, DAY_OF_TENTH, DAY_OF_TENTH)


def test_chosen_date_stays_in_every_way(editor, draft, clock):
    send_edit(editor, draft, date="05.10.2026")
    clock.now = TENTH
    find_release().latest_revision.publish()
    assert find_release().date == date(2026, 10, 5)


def test_release_without_changes_keeps_its_date(editor, draft, clock):
    send_edit(editor, draft, action="action-publish")
    clock.now = TENTH
    send_edit(editor, draft, action="action-publish", lead="Etwas anders.")
    find_release().unpublish()
    send_edit(editor, draft, action="action-publish")
    assert (find_release().date, find_release().first_published_at) == (date(2026, 11, 1), FIRST)


def test_lifted_embargo_makes_news_of_this_moment_in_all_languages(editor, draft, clock, client):
    send_edit(editor, draft, action="action-publish", embargo_until=EMBARGO)
    english = find_release().copy_for_translation(NewsPage.objects.filter(locale__language_code="en").first().locale)
    NewsPage.objects.filter(pk=english.pk).update(live=True, first_published_at=FIRST, last_published_at=FIRST)
    assert (find_release().date, announce_news()) == (date(2026, 12, 20), 0)
    clock.now = TENTH
    words = read_words(send_edit(editor, draft, action="action-publish", embargo_until=""))
    assert "Das Datum der Mitteilung ist jetzt der 10.11.2026: der Tag, an dem die Mitteilung veröffentlicht wird." in words
    for code in ("de", "en"):
        assert (find_release(code).date, find_release(code).dated_at) == (DAY_OF_TENTH, TENTH)
        assert read_entry(client, code)["date_published"] == "2026-11-10T09:00:00+00:00"
    assert "keine E-Mail" not in words and announce_news() == 1


def test_next_edit_keeps_the_moment_of_a_lifted_embargo(editor, draft, clock):
    send_edit(editor, draft, action="action-publish", embargo_until=EMBARGO)
    clock.now = TENTH
    send_edit(editor, draft, action="action-publish", embargo_until="")
    clock.now = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
    send_edit(editor, draft, action="action-publish", lead="Etwas anders.")
    assert (find_release().date, find_release().dated_at) == (DAY_OF_TENTH, TENTH)


def test_embargo_taken_out_of_a_draft_leaves_no_date_behind(editor, draft, clock):
    send_edit(editor, draft, embargo_until=EMBARGO)
    send_edit(editor, draft, embargo_until="")
    clock.now = TENTH
    send_edit(editor, draft, action="action-publish")
    assert find_release().date == DAY_OF_TENTH


def test_release_published_after_its_embargo_is_of_that_day(editor, draft, clock, client):
    send_edit(editor, draft, embargo_until="05.11.2026 10:00")
    clock.now = TENTH
    send_edit(editor, draft, action="action-publish")
    assert find_release().date == DAY_OF_TENTH
    assert '"datePublished":"2026-11-10T09:00:00+00:00"' in client.get("/de/aktuelles/neu/").content.decode()
    send_edit(editor, draft, action="action-publish", lead="Etwas anders.")
    assert find_release().date == DAY_OF_TENTH


@pytest.mark.parametrize("is_new", [True, False])
def test_nothing_is_public_today_with_a_date_to_come(editor, draft, is_new):
    index = NewsIndexPage.objects.get(locale__language_code="de")
    if is_new:
        response = send_new(editor, index, action="action-publish", title="Zweite", slug="zweite", number="", date="02.12.2026")
    else:
        response = send_edit(editor, draft, action="action-publish", date="02.12.2026", lead="Getippt.")
        assert "Getippt." in response.content.decode()
    assert FUTURE in read_words(response)
    assert not NewsPage.objects.filter(slug__in=["neu", "zweite"], live=True).exists()


def test_date_to_come_goes_with_a_set_time(editor, draft):
    words = read_words(send_edit(editor, draft, action="action-publish", date="02.12.2026", go_live_at="02.12.2026 10:00"))
    assert FUTURE not in words and find_draft().date == date(2026, 12, 2)
