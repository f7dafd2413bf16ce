"""The page behind the link: confirm, choose, end. Nothing happens by opening it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Mail, Subscription
from news.subscriptions.housekeeping import forget_old
from tests.news.subscriptions.mail_server import subscribe


@pytest.fixture
def asked(db):
    return Subscription.objects.create(address="leserin@post.example", language_code="ar")


def get_url(subscription: Subscription, code: str = "de") -> str:
    return f"/{code}/aktuelles/abo/{subscription.key}/"


def test_opening_the_link_confirms_nothing(client, asked):
    for method in (client.get, client.head, client.options):
        method(get_url(asked))
    asked.refresh_from_db()
    assert asked.confirmed_at is None


def test_button_confirms(post, asked, read):
    assert read(get_url(asked)).find("button", attrs={"name": "confirm"})
    response = post(get_url(asked), confirm="1")
    assert (response.status_code, response["Location"], response.cookies) == (303, get_url(asked), {})
    asked.refresh_from_db()
    assert asked.confirmed_at is not None
    assert "Sie bekommen Pressemitteilungen per E-Mail." in read(get_url(asked)).main.get_text()


def test_page_is_kept_and_listed_by_nobody_and_told_to_no_other_site(client, asked):
    response = client.get(get_url(asked))
    assert (response["Cache-Control"], response["X-Robots-Tag"], response["Referrer-Policy"]) == ("no-store", "noindex", "same-origin")


@pytest.mark.parametrize("origin", ["https://evil.example", ""])
def test_button_of_another_site_does_nothing(post, asked, origin):
    assert post(get_url(asked), origin=origin, confirm="1").status_code == 403
    assert Subscription.objects.get().confirmed_at is None


def test_link_holds_seven_days(post, client, asked):
    Subscription.objects.update(asked_at=timezone.now() - timedelta(days=6, hours=23))
    assert client.get(get_url(asked)).status_code == 200
    Subscription.objects.update(asked_at=timezone.now() - timedelta(days=7, hours=1))
    assert client.get(get_url(asked)).status_code == 404
    assert post(get_url(asked), confirm="1").status_code == 404


def test_topics_can_be_changed(post, read):
    subscription = subscribe("leserin@post.example", topics=["wohnen"])
    assert [box["value"] for box in read(get_url(subscription)).select("[checked]")] == ["wohnen"]
    assert post(get_url(subscription), save="1", topics="gesundheit")["Location"] == get_url(subscription) + "?saved"
    subscription.refresh_from_db()
    assert subscription.topics == ["gesundheit"]
    assert read(get_url(subscription) + "?saved").select_one("[role=status]").get_text() == "Gespeichert."
    assert post(get_url(subscription), save="1", topics="unsinn").status_code == 422
    assert post(get_url(subscription), save="1").status_code == 303
    subscription.refresh_from_db()
    assert subscription.topics == []


def test_button_ends_and_deletes_everything(post, client):
    subscription = subscribe("leserin@post.example")
    subscription.mails.create(kind="known")
    assert post(get_url(subscription), end="1")["Location"] == "/de/aktuelles/abo/beendet/"
    assert not Subscription.objects.exists()
    assert not Mail.objects.exists()
    assert client.get("/de/aktuelles/abo/beendet/").status_code == 200
    assert client.get(get_url(subscription)).status_code == 404


def test_one_click_of_a_mail_program_ends_it(client, db):
    """It sends neither Origin nor Referer (RFC 8058 §3.2), and asks again if it got no answer."""
    subscription = subscribe("leserin@post.example")
    url = get_url(subscription) + "abbestellen/"
    assert client.get(url)["Location"] == get_url(subscription)
    assert client.post(url).status_code == 400
    assert Subscription.objects.exists()
    for _ in range(2):
        response = client.post(url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
        assert (response.status_code, response.cookies) == (200, {})
        assert not Subscription.objects.exists()


@pytest.mark.parametrize("key", ["x", "a" * 43, "gesendet2", "-_-"])
def test_unknown_key_is_answered_in_the_language_of_the_reader(client, db, key):
    response = client.get(f"/ar/aktuelles/abo/{key}/")
    assert response.status_code == 404
    assert "/ar/aktuelles/abo/" in response.content.decode()


def test_suspended_subscription_can_go_on(post, read):
    subscription = subscribe("leserin@post.example", suspended_at=timezone.now(), bounce_count=3)
    assert read(get_url(subscription)).find("button", attrs={"name": "confirm"})
    post(get_url(subscription), confirm="1")
    subscription.refresh_from_db()
    assert (subscription.is_active, subscription.bounce_count) == (True, 0)


def test_what_is_not_needed_any_more_is_forgotten(db):
    now = timezone.now()
    kept = [subscribe("bleibt@post.example", asked_at=now - timedelta(days=900)), Subscription.objects.create(address="neu@post.example")]
    Subscription.objects.create(address="nie@post.example", asked_at=now - timedelta(days=8))
    subscribe("tot@post.example", suspended_at=now - timedelta(days=91))
    for days in (29, 31):
        kept[0].mails.create(kind="known", state="sent", finished_at=now - timedelta(days=days))
    waiting = kept[0].mails.create(kind="known", created_at=now - timedelta(days=99))
    assert forget_old() == {"unconfirmed": 1, "suspended": 1, "mails": 1}
    assert set(Subscription.objects.all()) == set(kept)
    assert waiting in Mail.objects.all()
