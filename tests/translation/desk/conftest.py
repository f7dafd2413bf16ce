"""People at the desk, and what they send."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.translation.edits import find_locale, find_page, replace
from translation.desk.boundary import TranslatorBoundaryMiddleware
from translation.segments import load_page_segments

BOUNDARY = f"{TranslatorBoundaryMiddleware.__module__}.TranslatorBoundaryMiddleware"
HEADING, NEW_HEADING = "Schritt für Schritt", "Schritt für Schritt erklärt"
#: What a translator might write for the new heading.
ARABIC = "خطوة بخطوة مع الشرح"
HOURS, NEW_HOURS = "9–12 Uhr", "9–13 Uhr"


class Person:
    """Somebody who is logged in, with a browser."""

    def __init__(self, username: str):
        self.user = get_user_model().objects.get(username=username)
        self.client = Client()
        self.client.force_login(self.user)

    def get(self, name: str, *args, **query):
        return self.client.get(reverse(f"translation_desk:{name}", args=args), query)

    def post(self, name: str, *args, **data):
        return self.client.post(reverse(f"translation_desk:{name}", args=args), data)

    def read(self, name: str, *args, **query) -> BeautifulSoup:
        response = self.get(name, *args, **query)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html5lib")

    def send(self, page, action: str, texts: dict[str, str], *, code: str = "ar", digests: dict[str, str] | None = None, **fields):
        """Press a button of the translate screen with texts by segment key; return the screen that follows."""
        known = {one.key: one.digest for one in load_page_segments(page, find_locale(code))}
        data = {"action": action, **fields}
        for key, text in texts.items():
            data[f"text:{key}"] = text
            data[f"digest:{key}"] = (digests or known)[key]
        address = reverse("translation_desk:translate_page", args=[code, page.translation_key])
        response = self.client.post(address, data, follow=True)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html5lib")


@pytest.fixture
def translator(db):
    return Person("uebersetzung-ar")


@pytest.fixture
def editor(db):
    return Person("redaktion")


@pytest.fixture
def reviewer(db):
    return Person("pruefung")


@pytest.fixture
def operator(db):
    return Person("betrieb")


@pytest.fixture
def changed_guide(guide, publish):
    """The guide after an editor changed a heading and the hours and published."""
    publish(replace(replace(guide, HEADING, NEW_HEADING), HOURS, NEW_HOURS))
    return find_page("arzt-finden")


def find_segment(page, german: str, code: str = "ar"):
    """Return the one segment with this German text."""
    (segment,) = [one for one in load_page_segments(page, find_locale(code)) if one.german == german]
    return segment


def read_messages(soup) -> str:
    return " ".join(one.get_text(" ", strip=True) for one in soup.select(".messages li"))


def find_hours(page):
    (segment,) = [one for one in load_page_segments(page, find_locale("ar")) if "9–13 Uhr" in one.german]
    return segment


def read_public(client) -> str:
    return client.get("/ar/neu-hier/gesundheit/arzt-finden/").content.decode()
