"""Ask for a subscription: what the page accepts, what it refuses, what it never tells."""

import time
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from news.models import Mail, Subscription
from news.subscriptions import requests, tokens
from tests.news.subscriptions.mail_server import subscribe

URL = "/de/aktuelles/abo/"
GOOD = {"address": "leserin@post.example", "language": "de"}


def make_token() -> str:
    """Return the token of a page that was open for a while."""
    return tokens.make_token(time.time() - 10)


def find_mistakes(response) -> list[str]:
    return [one.get_text() for one in BeautifulSoup(response.content, "html5lib").select(".mistake")]


@pytest.mark.parametrize("code", ["de", "ar", "uk", "de-simple"])
def test_form_offers_languages_and_topics_in_the_language_of_the_reader(read, code):
    soup = read(f"/{code}/aktuelles/abo/")
    assert [option["value"] for option in soup.select("select option")] == ["de", "de-simple", "en", "ar", "uk"]
    assert soup.select_one("option[selected]")["value"] == code
    assert {box["value"] for box in soup.select("[type=checkbox]")} == {"gesundheit", "wohnen"}
    assert soup.form["action"] == f"/{code}/aktuelles/abo/"


def test_form_is_the_same_bytes_for_everyone_and_sets_no_cookie(client, db, monkeypatch):
    now = time.time()
    monkeypatch.setattr(tokens.time, "time", lambda: now)
    first, second = client.get(URL), client.get(URL)
    assert first.content == second.content
    assert first.cookies == {}
    assert "public" in first["Cache-Control"]


def test_index_of_releases_leads_to_the_form(read):
    assert read("/ar/aktuelles/").select_one("a[href='/ar/aktuelles/abo/']")


def test_wish_is_stored_and_its_owner_is_written_to(post):
    response = post(URL, token=make_token(), **GOOD, topics="wohnen")
    assert (response.status_code, response["Location"], response.cookies) == (303, "/de/aktuelles/abo/gesendet/", {})
    [subscription] = Subscription.objects.all()
    assert (subscription.address, subscription.language_code, subscription.topics) == ("leserin@post.example", "de", ["wohnen"])
    assert subscription.confirmed_at is None
    assert [mail.kind for mail in subscription.mails.all()] == ["confirm"]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("Name@POST.Example", "Name@post.example"), ("name@münchen.example", "name@xn--mnchen-3ya.example"), (" a@b.example ", "a@b.example")],
)
def test_address_is_stored_as_mail_servers_want_it(post, typed, stored):
    assert post(URL, token=make_token(), address=typed, language="de").status_code == 303
    assert Subscription.objects.get().address == stored


@pytest.mark.parametrize(
    "address",
    ["", "name", "name@", "@b.example", "a b@c.example", "a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example",
     "x" * 250 + "@b.example",
     "a@" + "ü" * 80 + ".example", "müller@b.example", "\u212aarl@b.example", "a@b..example", '"><script>@b.example'],
)  # fmt: skip
def test_bad_address_is_refused_beside_its_field(post, address):
    response = post(URL, token=make_token(), address=address, language="de")
    assert response.status_code == 422
    assert find_mistakes(response) == ["Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.org."]
    field = BeautifulSoup(response.content, "html5lib").find(id="address")
    assert (field["aria-invalid"], field["aria-describedby"], field["value"]) == (
        "true",
        "address-mistake",
        address.strip().replace("\r", ""),
    )
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {"language": "fr"}, {"topics": "gibt-es-nicht"}, {"language": ""}])
def test_choice_that_is_not_offered_is_refused(post, wrong):
    response = post(URL, token=make_token(), **{**GOOD, **wrong})
    assert (response.status_code, find_mistakes(response)) == (422, ["Bitte wählen Sie aus der Liste."])


def test_mistake_is_told_in_the_language_of_the_reader(post):
    assert "name@example.org" in find_mistakes(post("/uk/aktuelles/abo/", token=make_token(), address="x", language="uk"))[0]
    assert "Введіть" in find_mistakes(post("/uk/aktuelles/abo/", token=make_token(), address="x", language="uk"))[0]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_form_of_another_site_is_refused(post, origin):
    response = post(URL, origin=origin, token=make_token(), **GOOD)
    assert response.status_code == 403
    assert find_mistakes(response)
    assert not Subscription.objects.exists()


def test_browser_without_origin_is_known_by_its_referer(client, db):
    response = client.post(URL, {**GOOD, "token": make_token()}, headers={"Referer": "http://testserver/de/aktuelles/abo/"})
    assert response.status_code == 303


@pytest.mark.parametrize("token", ["", "1", "abc:def", "9999999999:AAAA"])
def test_form_without_our_token_is_refused(post, token):
    assert post(URL, token=token, **GOOD).status_code == 422
    assert not Subscription.objects.exists()


def test_token_of_yesterday_is_refused_and_the_form_keeps_what_was_typed(post, monkeypatch):
    token = make_token()
    now = time.time()
    monkeypatch.setattr(tokens.time, "time", lambda: now + tokens.LONGEST_SECONDS - 20)
    assert post(URL, token=token, **GOOD).status_code == 303
    monkeypatch.setattr(tokens.time, "time", lambda: now + tokens.LONGEST_SECONDS + 1)
    response = post(URL, token=token, address="andere@post.example", language="ar")
    soup = BeautifulSoup(response.content, "html5lib")
    assert response.status_code == 422
    assert (soup.find(id="address")["value"], soup.select_one("option[selected]")["value"]) == ("andere@post.example", "ar")


def test_program_that_fills_every_field_is_told_nothing(post):
    response = post(URL, token=make_token(), **GOOD, website="https://spam.example")
    assert response["Location"] == "/de/aktuelles/abo/gesendet/"
    assert not Subscription.objects.exists()


def test_answer_does_not_tell_whether_an_address_is_known(post):
    subscribe("bekannt@post.example")
    answers = [post(URL, token=make_token(), address=f"{name}@post.example", language="de") for name in ("bekannt", "neu")]
    assert [(one.status_code, one["Location"], one.content) for one in answers[:1]] == [
        (one.status_code, one["Location"], one.content) for one in answers[1:]
    ]


def test_stranger_cannot_change_a_confirmed_subscription(post):
    known = subscribe("bekannt@post.example", topics=["wohnen"], asked_at=timezone.now() - timedelta(days=3))
    post(URL, token=make_token(), address="bekannt@post.example", language="de", topics="gesundheit")
    known.refresh_from_db()
    assert known.topics == ["wohnen"]
    assert [mail.kind for mail in known.mails.all()] == ["known"]


def test_an_address_gets_one_mail_an_hour(post):
    for _ in range(5):
        assert post(URL, token=make_token(), **GOOD).status_code == 303
    assert Mail.objects.count() == 1
    Subscription.objects.update(asked_at=timezone.now() - timedelta(minutes=61))
    post(URL, token=make_token(), **GOOD)
    assert Mail.objects.count() == 2


def test_an_address_gets_few_mails_for_all_languages_and_ways_of_writing(post):
    for code in ("de", "en", "ar", "uk", "de-simple"):
        for address in ("leserin@post.example", "Leserin@post.example"):
            assert post(URL, token=make_token(), address=address, language=code).status_code == 303
    assert Mail.objects.count() == 3


def test_form_sends_so_many_mails_an_hour_and_no_more(post, monkeypatch):
    monkeypatch.setattr(requests, "MAILS_AN_HOUR", 3)
    statuses = [post(URL, token=make_token(), address=f"a{number}@post.example", language="de").status_code for number in range(5)]
    assert statuses == [303, 303, 303, 429, 429]
    assert Subscription.objects.count() == 3


def test_page_says_so_while_there_is_no_mail_server(client, db, settings):
    settings.MAIL = {**settings.MAIL, "server": None}
    main = BeautifulSoup(client.get(URL).content, "html5lib").main
    assert main.form is None
    assert "nicht eingeschaltet" in main.get_text()
    assert main.find("a", href="/de/feed.atom")
    assert client.post(URL, {**GOOD, "token": make_token()}, headers={"Origin": "http://testserver"}).status_code == 503
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("url", ["/de/strategie/abo/", "/de/gibt-es-nicht/abo/", "/de/strategie/abo/gesendet/", "/de/strategie/abo/abc/"])
def test_other_pages_have_no_subscription(client, db, url):
    assert client.get(url).status_code == 404
