"""What the mails look like as a mail server gets them."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from news.models import Announcement, Mail, NewsPage, Subscription
from news.subscriptions.announcing import announce_news
from news.subscriptions.sending import send_due
from tests.content import tell_language
from tests.news.subscriptions.mail_server import add_release, subscribe
from tests.news.subscriptions.test_announcing import correct


def get_texts(message) -> tuple[str, BeautifulSoup]:
    text = message.get_body(("plain",)).get_content()
    return text, BeautifulSoup(message.get_body(("html",)).get_content(), "html5lib")


@pytest.fixture
def write_to(told, server):
    """Send a new release to subscribers of these languages and return their messages."""

    def send(*codes: str, **fields):
        subscriptions = [subscribe(f"{code}@post.example", code) for code in codes]
        release = add_release(**fields)
        announce_news()
        send_due()
        return release, subscriptions, server.messages

    return send


def test_release_in_german(write_to):
    release, [subscription], [message] = write_to("de")
    text, html = get_texts(message)
    url = f"{settings.SITE_URL}/de/aktuelles/{release.slug}/"
    key_url = f"{settings.SITE_URL}/de/aktuelles/abo/{subscription.key}/"
    assert message["Subject"] == "Pressemitteilung: Neue Meldung der Probe"
    assert (message["To"], message["From"].addresses[0].addr_spec) == ("de@post.example", "presse@site.example")
    for content in (text, html.get_text()):
        assert all(part in content for part in ("Neue Meldung der Probe", "Vorspann der neuen Meldung.", url, key_url))
    assert [link["href"] for link in html.find_all("a")] == [url, key_url]
    assert (html.html["lang"], html.html["dir"]) == ("de", "ltr")


def test_head_lets_mail_programs_sort_and_end(write_to):
    _release, [subscription], [message] = write_to("de")
    assert message["List-Unsubscribe"] == f"<{settings.SITE_URL}/de/aktuelles/abo/{subscription.key}/abbestellen/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "<press-de.127.0.0.1>"
    assert (message["Auto-Submitted"], message["Precedence"], message["Content-Language"]) == ("auto-generated", "bulk", "de")
    assert re.fullmatch(r"<[\w-]{32}@127\.0\.0\.1>", message["Message-ID"])


def test_address_in_the_head_ends_it(write_to, client):
    _release, _subscriptions, [message] = write_to("de")
    url = message["List-Unsubscribe"].strip("<>").removeprefix(settings.SITE_URL)
    assert client.post(url, message["List-Unsubscribe-Post"], content_type="application/x-www-form-urlencoded").status_code == 200
    assert not Subscription.objects.exists()


def test_nothing_in_a_mail_tells_who_read_it(write_to):
    _release, _subscriptions, [message] = write_to("ar")
    html = message.get_body(("html",)).get_content()
    assert BeautifulSoup(html, "html5lib").find_all(["img", "link", "script", "style", "iframe"]) == []
    assert {one.get_content_type() for one in message.walk()} == {"multipart/alternative", "text/plain", "text/html"}


@pytest.mark.parametrize(("code", "subject"), [("ar", "بيان صحفي: "), ("uk", "Пресреліз: "), ("de-simple", "Presse·mitteilung: ")])
def test_untranslated_release_is_german_and_says_so(write_to, code, subject):
    _release, _subscriptions, [message] = write_to(code)
    text, html = get_texts(message)
    assert message["Subject"] == f"{subject}Neue Meldung der Probe"
    assert f"{settings.SITE_URL}/{code}/aktuelles/neue-meldung/" in text
    assert html.html["lang"] == code
    assert (html.h1["lang"], html.h1["dir"]) == ("de", "ltr")
    assert html.find("p", lang="de").get_text() == "Vorspann der neuen Meldung."
    assert "lang" not in html.p.attrs


def test_translated_release_is_in_the_language_of_the_subscriber(told, server, monkeypatch):
    monkeypatch.setattr("news.dating.NEWS_DAYS", timedelta(days=10_000))
    subscribe("leser@post.example", "ar")
    Mail.objects.all().delete()
    Announcement.objects.filter(release=NewsPage.objects.get(slug="kongress-der-probe", locale__language_code="de")).delete()
    announce_news()
    send_due()
    [message] = server.messages
    text, html = get_texts(message)
    assert tell_language(message["Subject"].removeprefix("بيان صحفي: ")) == "ar"
    assert tell_language(html.h1.get_text()) == "ar"
    assert "lang" not in html.h1.attrs
    assert html.html["dir"] == "rtl"
    assert "/ar/aktuelles/kongress-der-probe/" in text


def test_correction_says_what_is_right_now(write_to, server):
    release, _subscriptions, _messages = write_to("de", "ar")
    correct(release, "Es waren 12, nicht 21.")
    announce_news()
    send_due()
    german, arabic = server.messages[2:]
    assert german["Subject"] == "Korrektur: Neue Meldung der Probe"
    assert "Es waren 12, nicht 21." in get_texts(german)[0]
    assert get_texts(arabic)[1].find("p", lang="de").get_text() == "Es waren 12, nicht 21."


@pytest.mark.parametrize("code", ["de", "de-simple", "en", "ar", "uk"])
def test_mail_that_asks_to_confirm(db, server, code):
    subscription = Subscription.objects.create(address="leserin@post.example", language_code=code)
    subscription.mails.create(kind="confirm")
    send_due()
    [message] = server.messages
    text, html = get_texts(message)
    url = f"{settings.SITE_URL}/{code}/aktuelles/abo/{subscription.key}/"
    assert [link["href"] for link in html.find_all("a")] == [url]
    assert url in text
    assert html.html["lang"] == code
    assert message["List-Unsubscribe"] is None


def test_title_cannot_write_into_the_head(write_to):
    _release, _subscriptions, [message] = write_to("de", title="Titel\r\nBcc: fremd@post.example")
    assert message["Bcc"] is None
    assert message["Subject"] == "Pressemitteilung: Titel Bcc: fremd@post.example"


def test_text_that_looks_like_the_end_of_a_mail_arrives_whole(write_to):
    lead = "Erste Zeile\n.\nQUIT\n.Punkt am Anfang <b>& mehr"
    _release, _subscriptions, [message] = write_to("de", lead=lead)
    text, html = get_texts(message)
    assert lead in text.replace("\r\n", "\n")
    assert "<b>& mehr" in html.get_text()
