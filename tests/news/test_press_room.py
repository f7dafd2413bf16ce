"""What a journalist looks for first: whom to call, the number of a release, commas that belong to the script."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse

from news.models import NewsIndexPage, NewsPage
from news.press.document import assemble


def read_main(client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html5lib").main


@pytest.mark.parametrize("code", ["de", "ar", "de-simple"])
def test_press_room_says_whom_to_call_and_when(client, db, code):
    main = read_main(client, f"/{code}/aktuelles/")
    contact = NewsIndexPage.objects.get(locale__language_code="de").press_contact
    card = main.select_one(main.select_one(".hero a[href^='#']")["href"])
    assert contact.phone in card.get_text() and f"mailto:{contact.email}" in {link["href"] for link in card.select("a")}
    assert card.select_one("h2") and len(card.select("dt")) >= 3


def test_press_room_without_a_contact_promises_none(client, db):
    NewsIndexPage.objects.update(press_contact=None)
    assert read_main(client, "/de/aktuelles/").select(".hero a[href^='#']") == []


def test_list_gives_the_numbers(client, db):
    row = next(one for one in read_main(client, "/de/aktuelles/").select(".guides li") if "Kongress der Probe" in one.get_text())
    assert "Pressemitteilung 12/2025" in " ".join(row.select_one(".hint").get_text().split())


def test_new_release_begins_with_the_contact_of_the_press_room(client, db):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    index = NewsIndexPage.objects.get(locale__language_code="de")
    form = client.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])).context["form"]
    assert form["press_contact"].value() == index.press_contact_id is not None


@pytest.mark.parametrize(("code", "comma", "other"), [("de", ", ", "، "), ("ar", "، ", ", ")])
def test_commas_are_those_of_the_script(client, db, code, comma, other):
    place = read_main(client, f"/{code}/aktuelles/kongress-der-probe/").select_one(".meta li").get_text()
    assert f"{comma}" in place and other not in place
    release = NewsPage.objects.get(slug="kongress-der-probe", locale__language_code=code)
    head = BeautifulSoup(assemble(release).html, "html5lib").select_one(".which").get_text()
    assert comma in head and other not in head
