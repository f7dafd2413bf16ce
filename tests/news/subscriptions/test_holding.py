"""Mails in a language wait for the translation, but not for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale

from core.models import TranslationRecord
from news.models import Mail, NewsPage
from news.subscriptions.announcing import announce_news, let_go
from news.subscriptions.content import list_corrections
from news.subscriptions.sending import send_due
from news.tasks import look_for_mails
from tests.news.subscriptions.mail_server import add_release, subscribe
from tests.news.subscriptions.test_announcing import correct

TITLE = "بيان جديد"


@pytest.fixture
def waiting_server(told, server, settings):
    """A server, and one subscriber each in German, Arabic and Ukrainian."""
    settings.MAIL = {**settings.MAIL, "hold_hours": 24}
    for code in ("de", "ar", "uk"):
        subscribe(f"{code}@post.example", code)
    return server


def translate(release: NewsPage, code: str = "ar", title: str = TITLE) -> NewsPage:
    """Publish a release in another language, with the corrections that it has in German."""
    versions = NewsPage.objects.filter(translation_key=release.translation_key, locale__language_code=code)
    version = versions.first() or release.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=False)
    version.title, version.corrections = title, release.corrections
    version.save_revision(clean=False).publish()
    return NewsPage.objects.get(pk=version.pk)


def work() -> int:
    """What scheduler and worker do every few seconds. Return how many mails went out."""
    announce_news()
    let_go()
    return send_due()["sent"]


def count_held() -> int:
    return Mail.objects.filter(held_until__isnull=False).count()


def test_languages_without_the_release_wait_and_german_does_not(waiting_server):
    add_release()
    assert [work() for _ in range(3)] == [1, 0, 0]
    assert waiting_server.receivers == ["de@post.example"]
    assert count_held() == 2


def test_mail_goes_when_its_language_is_there_and_only_that(waiting_server):
    release = add_release()
    work()
    Mail.objects.update(created_at=timezone.now() - timedelta(hours=5))
    translate(release)
    assert [work() for _ in range(2)] == [1, 0]
    assert waiting_server.receivers == ["de@post.example", "ar@post.example"]
    message = waiting_server.messages[1]
    assert TITLE in message["Subject"]
    assert timezone.now() - message["Date"].datetime < timedelta(minutes=5)
    assert count_held() == 1


def test_german_text_goes_out_when_the_time_is_over(waiting_server):
    add_release()
    work()
    Mail.objects.filter(held_until__isnull=False).update(
        held_until=timezone.now() - timedelta(seconds=1), created_at=timezone.now() - timedelta(days=30)
    )
    assert work() == 2
    assert all("Neue Meldung der Probe" in message["Subject"] for message in waiting_server.messages)
    assert "غير متوفر بلغتكم بعد" in waiting_server.messages[1].get_body(("plain",)).get_content()


def test_nothing_waits_for_translations_made_under_an_embargo(waiting_server, monkeypatch):
    until = timezone.now() + timedelta(hours=2)
    release = add_release(embargo_until=until)
    translate(release)
    assert (work(), Mail.objects.count()) == (0, 0)
    monkeypatch.setattr(timezone, "now", lambda: until + timedelta(seconds=5))
    announce_news()
    assert {mail.subscription.language_code: mail.held_until is not None for mail in Mail.objects.all()} == {
        "de": False, "ar": False, "uk": True,
    }  # fmt: skip


def test_correction_waits_for_its_own_translation(waiting_server):
    release = add_release()
    version = translate(release)
    work()
    release = correct(release, "Es waren 12, nicht 21.")
    assert work() == 1
    # The version was brought up to date, the text of the correction is not translated yet.
    version = translate(release)
    [correction] = list_corrections(release)
    states = {f"corrections.{correction.key}.text#1": {"state": "missing"}}
    record, _is_new = TranslationRecord.objects.update_or_create(page=version, defaults={"states": states})
    assert work() == 0
    record.states = {}
    record.save()
    assert work() == 1
    assert waiting_server.receivers[-1] == "ar@post.example"


def test_correction_that_a_version_lacks_goes_out_in_german(waiting_server):
    release = add_release()
    translate(release)
    work()
    correct(release, "Es waren 12, nicht 21.")
    work()
    Mail.objects.filter(kind="correction", subscription__language_code="ar").update(held_until=timezone.now())
    assert work() == 1
    html = waiting_server.messages[-1].get_body(("html",)).get_content()
    assert '<p lang="de" dir="ltr">Es waren 12, nicht 21.</p>' in html
    assert TITLE in waiting_server.messages[-1]["Subject"]


def test_correction_that_was_taken_back_is_not_sent(waiting_server):
    release = add_release()
    work()
    release = correct(release, "Es waren 12, nicht 21.")
    announce_news()
    correct(release)
    Mail.objects.filter(kind="correction").update(held_until=None)
    assert work() == 0
    assert set(Mail.objects.filter(kind="correction").values_list("state", flat=True)) == {"dropped"}


def test_installation_that_waits_for_nothing(waiting_server, settings):
    settings.MAIL = {**settings.MAIL, "hold_hours": 0}
    add_release()
    assert work() == 3


def test_owner_who_leaves_while_a_mail_waits_gets_none(waiting_server):
    release = add_release()
    work()
    Mail.objects.filter(subscription__language_code="ar").first().subscription.delete()
    translate(release)
    assert work() == 0


def test_looking_at_mails_that_wait_costs_little(waiting_server, django_assert_num_queries):
    release = add_release()
    for number in range(20):
        subscribe(f"ar{number}@post.example", "ar")
    work()
    translate(release, "uk", "Нова заява")
    work()
    # What is public, what was published again, which mails wait, and the version of the tree for each of these.
    with django_assert_num_queries(6):
        announce_news()
        let_go()


def test_scheduler_lets_mails_go(waiting_server):
    release = add_release()
    look_for_mails()
    assert count_held() == 2
    translate(release)
    look_for_mails()
    assert count_held() == 1
