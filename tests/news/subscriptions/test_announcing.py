"""Which release is told of, to whom, and how often."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from facts.models import Topic
from news.models import Announcement, Mail, NewsPage, Subscription
from news.subscriptions.announcing import announce_news
from tests.news.subscriptions.mail_server import add_release, subscribe


def correct(release: NewsPage, *texts: str) -> NewsPage:
    """Publish the release with these corrections, each with an id of its own."""
    values = [
        {
            "type": "correction",
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, text)),
            "value": {"date": str(release.date), "text": text, "former": ""},
        }
        for text in texts
    ]
    release = NewsPage.objects.get(pk=release.pk)
    release.corrections = NewsPage._meta.get_field("corrections").stream_block.to_python(values)
    release.save_revision().publish()
    return release


def count_mails() -> dict[str, int]:
    return {kind: Mail.objects.filter(kind=kind).count() for kind in ("release", "correction")}


def test_old_releases_are_noted_and_told_to_nobody(db):
    subscribe("leserin@post.example")
    assert announce_news() == 0
    assert Announcement.objects.filter(part="").count() == NewsPage.objects.filter(locale__language_code="de", live=True).count() == 13
    assert not Mail.objects.exists()


def test_new_release_is_told_once(told):
    subscribe("leserin@post.example")
    subscribe("leser@post.example", "ar")
    release = add_release()
    assert [announce_news() for _ in range(3)] == [2, 0, 0]
    release.save_revision().publish()
    release.unpublish()
    release.save_revision().publish()
    assert announce_news() == 0
    assert {mail.announcement.release_id for mail in Mail.objects.all()} == {release.pk}


def test_only_confirmed_subscribers_are_told(told):
    Subscription.objects.create(address="unbestaetigt@post.example", language_code="de")
    subscribe("tot@post.example", suspended_at=timezone.now())
    add_release()
    assert announce_news() == 0


def test_later_subscriber_is_not_told_of_what_was(told):
    add_release()
    announce_news()
    subscribe("spaet@post.example")
    assert announce_news() == 0


@pytest.mark.parametrize(
    ("topic", "receivers"), [("wohnen", {"alle", "wohnen", "beide"}), ("gesundheit", {"alle", "beide"}), (None, {"alle"})]
)
def test_topics(told, topic, receivers):
    for name, topics in (("alle", []), ("wohnen", ["wohnen"]), ("beide", ["wohnen", "gesundheit"])):
        subscribe(f"{name}@post.example", topics=topics)
    add_release(topic=Topic.objects.get(key=topic) if topic else None)
    announce_news()
    assert {mail.subscription.address.split("@")[0] for mail in Mail.objects.all()} == receivers


@pytest.mark.parametrize(("days", "count"), [(0, 1), (7, 1), (8, 0), (900, 0)])
def test_release_for_the_archive_is_told_to_nobody(told, days, count):
    subscribe("leserin@post.example")
    add_release(date=timezone.localdate() - timedelta(days=days))
    assert announce_news() == count


def test_draft_and_private_release_are_not_told(told):
    subscribe("leserin@post.example")
    draft = add_release("entwurf")
    draft.unpublish()
    private = add_release("intern")
    restriction = PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert announce_news() == 0
    restriction.delete()
    assert announce_news() == 1


def test_embargoed_release_is_told_when_its_time_comes(told, monkeypatch):
    subscribe("leserin@post.example")
    until = timezone.now() + timedelta(hours=2)
    add_release(embargo_until=until)
    assert announce_news() == 0
    for moment, count in ((until - timedelta(seconds=1), 0), (until, 1), (until + timedelta(seconds=5), 0)):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        assert announce_news() == count


def test_correction_is_told_once_and_a_small_change_never(told):
    subscribe("leserin@post.example")
    release = add_release()
    announce_news()
    release.lead = "Vorspann ohne Tippfehler."
    release.save_revision().publish()
    assert announce_news() == 0
    release = correct(release, "Es waren 12, nicht 21.")
    assert [announce_news() for _ in range(2)] == [1, 0]
    release.lead = "Noch eine kleine Änderung."
    release.save_revision().publish()
    assert announce_news() == 0
    correct(release, "Es waren 12, nicht 21.", "Der Ort heißt Solingen.")
    assert announce_news() == 1
    assert count_mails() == {"release": 1, "correction": 2}


def test_release_that_comes_with_a_correction_is_told_as_a_release(told):
    subscribe("leserin@post.example")
    release = add_release()
    correct(release, "Gleich berichtigt.")
    assert announce_news() == 1
    assert count_mails() == {"release": 1, "correction": 0}


def test_looking_costs_the_same_whatever_the_number_of_releases(told, django_assert_num_queries):
    announce_news()
    with django_assert_num_queries(4):
        announce_news()
