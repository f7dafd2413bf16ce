"""The date of a release is the day on which it becomes public; what carries an older one is the archive's, and the desk says so."""

from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from news.models import NewsIndexPage, NewsPage
from news.subscriptions.announcing import announce_news
from tests.news.desk_form import read_words, send_edit, send_new
from tests.news.subscriptions.mail_server import subscribe

FIRST = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
TENTH = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
MOVED = "Das Datum der Mitteilung ist jetzt der 10.11.2026"


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
    return client


@pytest.fixture
def draft(editor) -> NewsPage:
    """A release that an editor has begun on the 1st and saved as it was offered."""
    index = NewsIndexPage.objects.get(locale__language_code="de")
    send_new(editor, index, title="Neu", slug="neu", lead="Neu.", number="")
    return NewsPage.objects.get(slug="neu").get_latest_revision_as_object()


def test_draft_is_dated_with_its_first_day(draft):
    assert draft.date == date(2026, 11, 1) and not draft.live


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_embargo_brings_its_day_and_says_so(editor, draft, action):
    response = send_edit(editor, draft, action=action, embargo_until="10.11.2026 10:00")
    assert read_words(response).count(MOVED + ": der Tag, an dem die Sperrfrist endet. Vorher: 01.11.2026.") == 1
    draft = NewsPage.objects.get(slug="neu").get_latest_revision_as_object()
    assert (draft.date, draft.embargo_until) == (date(2026, 11, 10), datetime(2026, 11, 10, 9, 0, tzinfo=UTC))
    assert "Das Datum der Mitteilung" not in read_words(send_edit(editor, draft))


@pytest.mark.parametrize(
    ("moment", "day"),
    [("10.11.2026 00:30", date(2026, 11, 10)), ("01.07.2027 00:30", date(2027, 7, 1)), ("31.12.2026 23:59", date(2026, 12, 31))],
)
def test_day_of_an_embargo_is_the_german_one(editor, draft, moment, day):
    """Half past midnight in Germany is the day before in UTC."""
    send_edit(editor, draft, embargo_until=moment)
    assert NewsPage.objects.get(slug="neu").get_latest_revision_as_object().date == day


def test_embargo_of_another_year_asks_for_a_number_of_that_year(editor, draft):
    response = send_edit(editor, draft, embargo_until="02.01.2027 10:00", number="1/2026")
    assert "Die Nummer ist von 2026, das Datum von 2027" in read_words(response)


def test_release_drafted_on_the_1st_is_mailed_when_its_embargo_ends_on_the_10th(editor, draft, clock):
    subscribe("leserin@post.example")
    send_edit(editor, draft, action="action-publish", embargo_until="10.11.2026 10:00")
    assert announce_news() == 0
    clock.now = TENTH
    assert announce_news() == 1


def test_embargo_makes_news_whatever_the_date(clock):
    """A release that came past the form: an import, a script."""
    subscribe("leserin@post.example")
    index = NewsIndexPage.objects.get(locale__language_code="de")
    page = index.add_child(instance=NewsPage(title="Neu", slug="neu", live=False, embargo_until=TENTH))
    page.save_revision().publish()
    NewsPage.objects.filter(pk=page.pk).update(date=date(2026, 10, 1))
    clock.now = TENTH
    assert announce_news() == 1


def test_draft_without_an_embargo_is_dated_when_it_is_published(editor, draft, clock):
    subscribe("leserin@post.example")
    clock.now = TENTH
    words = read_words(send_edit(editor, draft, action="action-publish"))
    assert MOVED + ": der Tag, an dem die Mitteilung veröffentlicht wird." in words and "keine E-Mail" not in words
    assert NewsPage.objects.get(slug="neu").date == date(2026, 11, 10)
    assert announce_news() == 1


def test_draft_that_is_published_past_the_form_is_news_too(draft, clock):
    """By a workflow, or at a set time: the date is only that of the draft."""
    subscribe("leserin@post.example")
    clock.now = TENTH
    draft.latest_revision.publish()
    assert announce_news() == 1


def test_date_that_was_chosen_stays_and_the_desk_says_that_no_mail_goes_out(editor, draft, clock):
    subscribe("leserin@post.example")
    send_edit(editor, draft, date="02.10.2026")
    words = read_words(editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])))
    assert "Zu dieser Mitteilung geht keine E-Mail an die Abonnements: Ihr Datum (02.10.2026)" in words
    words = read_words(send_edit(editor, draft, action="action-publish", date="02.10.2026"))
    assert "Zu dieser Mitteilung geht keine E-Mail" in words and MOVED not in words
    assert NewsPage.objects.get(slug="neu").date == date(2026, 10, 2)
    assert announce_news() == 0
    assert "geht keine E-Mail" not in read_words(send_edit(editor, draft, action="action-publish", date="02.10.2026"))


def test_release_that_nobody_looked_at_for_a_week_is_no_news(clock):
    """The scheduler stood still."""
    subscribe("leserin@post.example")
    index = NewsIndexPage.objects.get(locale__language_code="de")
    index.add_child(instance=NewsPage(title="Neu", slug="neu", live=False)).save_revision().publish()
    clock.now = FIRST + timedelta(days=7, seconds=1)
    assert announce_news() == 0


def publish_under_embargo(clock) -> NewsPage:
    index = NewsIndexPage.objects.get(locale__language_code="de")
    page = index.add_child(instance=NewsPage(title="Neu", slug="neu", live=False, embargo_until=TENTH))
    page.save_revision().publish()
    clock.now = TENTH + timedelta(hours=1)
    return page


def test_nothing_was_changed_before_it_was_public(client, clock):
    """What was published under an embargo is new when it ends: for search engines, in the sitemap, in the feeds."""
    publish_under_embargo(clock)
    html = client.get("/de/aktuelles/neu/").content.decode()
    assert '"datePublished":"2026-11-10T09:00:00+00:00"' in html and '"dateModified":"2026-11-10T09:00:00+00:00"' in html
    sitemap = BeautifulSoup(client.get("/sitemap.xml").content, "xml")
    row = next(one for one in sitemap.select("url") if one.loc.text.endswith("/de/aktuelles/neu/"))
    assert datetime.fromisoformat(row.lastmod.text) == TENTH
    entry = feedparser.parse(client.get("/de/feed.atom").content).entries[0]
    assert (entry.published, entry.updated) == ("2026-11-10T09:00:00+00:00", "2026-11-10T09:00:00+00:00")


def test_later_change_is_told_as_one(client, clock):
    page = publish_under_embargo(clock)
    NewsPage.objects.get(pk=page.pk).save_revision().publish()
    html = client.get("/de/aktuelles/neu/").content.decode()
    assert '"dateModified":"2026-11-10T10:00:00+00:00"' in html
    # The sitemap tells it in German time.
    assert "<lastmod>2026-11-10T11:00:00+01:00</lastmod>" in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    ("day", "published"),
    [
        (date(2026, 11, 1), "2026-11-01T09:00:00+00:00"),
        (date(2026, 10, 1), "2026-10-01T12:00:00+02:00"),
        (date(2026, 11, 5), "2026-11-01T09:00:00+00:00"),
    ],
)
def test_moment_in_the_feed_is_never_in_the_future(client, clock, day, published):
    """The same day: when it was published. From the archive: noon of its day. Dated ahead: when it was published."""
    index = NewsIndexPage.objects.get(locale__language_code="de")
    index.add_child(instance=NewsPage(title="Neu", slug="neu", live=False, date=day)).save_revision().publish()
    item = next(one for one in client.get("/de/feed.json").json()["items"] if one["url"].endswith("/neu/"))
    assert item["date_published"] == published
    assert datetime.fromisoformat(item["date_published"]) <= clock.now
