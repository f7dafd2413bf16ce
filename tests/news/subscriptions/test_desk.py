"""The desk's screen about mails, the deletion of an address, and the line on a release."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from facts.models import Topic
from news.models import Subscription
from news.subscriptions.announcing import announce_news
from news.subscriptions.report import hide_names
from news.subscriptions.sending import send_due
from news.subscriptions.told import describe_announcements
from tests.news.subscriptions.mail_server import add_release, subscribe
from tests.news.subscriptions.test_announcing import correct

REPORT = "/admin/press-mails/"
DELETE = "/admin/press-mails/adresse/"


@pytest.fixture
def editor(login):
    return login("redaktion")


def read(client, url: str = REPORT) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html5lib").main


def read_table(soup, heading: str) -> dict[str, list[str]]:
    rows = soup.find(id=heading).parent.select("tbody tr")
    return {row.th.get_text(): [cell.get_text() for cell in row.select("td")] for row in rows}


def read_counts(soup) -> dict[str, str]:
    return {one.dt.get_text(): one.dd.get_text() for one in soup.select(".desk-counts div")}


def test_subscribers_by_language_and_topic(editor, settings):
    settings.MAIL = {**settings.MAIL, "hold_hours": 24}
    now = timezone.now()
    subscribe("a@post.example", topics=["wohnen"])
    subscribe("b@post.example", "ar", topics=["wohnen", "gesundheit"])
    subscribe("c@post.example", "ar")
    subscribe("d@post.example", "ar", suspended_at=now, bounce_count=3)
    subscribe("e@post.example", "ar", suspended_at=now, unreachable_count=4)
    Subscription.objects.create(address="f@post.example", language_code="ar")
    announce_news()
    add_release(topic=Topic.objects.get(key="wohnen"))
    announce_news()
    soup = read(editor)
    assert read_table(soup, "languages") == {"Deutsch": ["1", "0", "0", "0", "1", "0"], "Arabisch": ["2", "1", "1", "1", "0", "2"]}
    topics = read_table(soup, "topics")
    assert (topics["Alle Themen"], topics[Topic.objects.get(key="wohnen").name_de]) == (["1"], ["2"])
    counts = read_counts(soup)
    assert (counts["Abonnements, die Mails bekommen"], counts["Mails, die auf ihre Übersetzung warten"]) == ("3", "2")


def test_mails_that_wait_and_failed_with_the_answer_and_without_the_name(editor, told, server):
    for name in ("erste", "zweite"):
        subscribe(f"{name}@post.example")
    server.handler.at_rcpt = {
        "erste@post.example": "550 5.1.1 <erste@post.example>: no such user",
        "zweite@post.example": "451 4.3.0 <zweite@post.example>: try later",
    }
    add_release()
    announce_news()
    send_due()
    soup = read(editor)
    text = soup.get_text()
    assert "451 4.3.0 <…@post.example>: try later" in text
    assert "550 5.1.1 <…@post.example>: no such user" in text
    assert "erste@" not in text and "zweite@" not in text
    assert "Mitteilung „Neue Meldung der Probe“, Deutsch" in text
    assert read_counts(soup)["in 30 Tagen nicht zustellbar"] == "1"


@pytest.mark.parametrize(
    ("answer", "shown"),
    [("550 <a.b+c@post.example>", "550 <…@post.example>"), ("recipient=Eva.M@x.example,", "recipient=…@x.example,"), ("250 OK", "250 OK")],
)
def test_names_in_answers_are_hidden(answer, shown):
    assert hide_names(answer).replace("recipient=…", "…") == shown.replace("recipient=…", "…")


def test_empty_report_and_missing_server_are_told(editor, settings):
    settings.MAIL = {**settings.MAIL, "server": None}
    text = read(editor).get_text()
    assert "Der Versand ist ausgeschaltet" in text
    assert "Noch hat niemand abonniert." in text
    assert "Keine Mail wartet." in text


def test_report_costs_the_same_whatever_the_number_of_mails(editor, told, django_assert_max_num_queries):
    for number in range(30):
        subscribe(f"leser{number}@post.example", "ar" if number % 2 else "de").mails.create(
            kind="known", state="failed", finished_at=timezone.now()
        )
    editor.get(REPORT)
    with django_assert_max_num_queries(20):
        editor.get(REPORT)


@pytest.mark.parametrize("username", ["pruefung", "uebersetzung-ar"])
def test_others_see_and_delete_nothing(login, username):
    client = login(username)
    subscribe("leserin@post.example")
    for response in (client.get(REPORT), client.get(DELETE), client.post(DELETE, {"address": "leserin@post.example", "confirmed": "1"})):
        assert response.status_code in (302, 403)
        assert "leserin" not in response.content.decode()
    assert Subscription.objects.exists()
    assert REPORT not in client.get("/admin/").content.decode()


def test_who_may_only_see_cannot_delete(login):
    user = get_user_model().objects.get(username="pruefung")
    user.user_permissions.add(Permission.objects.get(codename="view_subscription"))
    client = login("pruefung")
    subscribe("leserin@post.example")
    assert read(client).find(id="delete") is None
    assert client.post(DELETE, {"address": "leserin@post.example", "confirmed": "1"}).status_code == 302
    assert Subscription.objects.exists()


def test_menu_leads_to_the_report(editor):
    assert reverse("press_mails:report") == REPORT
    assert REPORT in editor.get("/admin/").content.decode()
    for url, title in ((REPORT, "Pressemitteilungen per E-Mail"), (DELETE, "Adresse löschen")):
        assert read(editor, url).find("header").get_text(" ", strip=True).endswith(title)


def test_address_is_deleted_after_a_second_look_and_logged_without_it(editor):
    for code in ("de", "ar"):
        subscribe("Leserin@post.example", code).mails.create(kind="known")
    subscribe("andere@post.example")
    soup = BeautifulSoup(editor.post(DELETE, {"address": " leserin@POST.example "}).content, "html5lib").main
    assert [item.get_text()[:8] for item in soup.select(".desk-list li")] == ["Deutsch,", "Arabisch"]
    assert Subscription.objects.count() == 3
    values = {field["name"]: field.get("value", "") for field in soup.select("form [name]") if field["name"] != "csrfmiddlewaretoken"}
    assert editor.post(DELETE, values)["Location"] == REPORT
    assert list(Subscription.objects.values_list("address", flat=True)) == ["andere@post.example"]
    entries = ModelLogEntry.objects.filter(action="news.delete_address")
    assert [entry.data["language"] for entry in entries.order_by("pk")] == ["de", "ar"]
    assert all("post.example" not in f"{entry.label} {entry.data}" and entry.user.username == "redaktion" for entry in entries)
    assert entries[0].message == "Abonnement per E-Mail auf Wunsch gelöscht"


@pytest.mark.parametrize(
    ("address", "message"),
    [("", "Bitte eine E-Mail-Adresse eingeben."), ("unsinn", "Das ist keine E-Mail-Adresse. Zum Beispiel: name@example.org"),
     ("a" * 300, "So lang ist keine E-Mail-Adresse."), ("nie@post.example", "Zu dieser Adresse ist nichts gespeichert.")],
)  # fmt: skip
def test_what_cannot_be_deleted_is_said(editor, address, message):
    response = editor.post(DELETE, {"address": address, "confirmed": "1"})
    soup = BeautifulSoup(response.content, "html5lib")
    assert [one.get_text() for one in soup.select(".error-message")] == [message]
    assert soup.select_one("input[name=address]")["value"] == address if address else True


def test_release_says_how_many_were_told(told, server, editor):
    for name in ("eins", "zwei", "drei"):
        subscribe(f"{name}@post.example")
    server.handler.at_rcpt = {"drei@post.example": "451 4.3.0 try later"}
    release = add_release()
    assert describe_announcements(release) == []
    announce_news()
    send_due()
    assert describe_announcements(release) == ["Mitteilung: mitgeteilt an 3, 1 wartet."]
    assert "Mitteilung: mitgeteilt an 3, 1 wartet." in editor.get(reverse("wagtailadmin_pages:edit", args=[release.pk])).content.decode()
    Subscription.objects.all().delete()
    assert describe_announcements(release) == ["Mitteilung: mitgeteilt an 3."]


def test_release_says_what_waits_for_a_translation_and_corrections(told, settings):
    settings.MAIL = {**settings.MAIL, "hold_hours": 24}
    release = add_release("still")
    announce_news()
    assert describe_announcements(release)[0].startswith("Mitteilung: per E-Mail niemandem mitgeteilt.")
    for number in range(2):
        subscribe(f"a{number}@post.example", "ar")
    correct(release, "Es waren 12, nicht 21.")
    announce_news()
    assert describe_announcements(release)[1:] == ["Korrektur: mitgeteilt an 2, 2 warten auf die Übersetzung."]
