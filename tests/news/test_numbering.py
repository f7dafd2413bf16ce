"""Numbers of releases: seen in drafts too, and never public twice."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse

from news.models import NewsPage
from news.numbering import find_numbers, suggest_number

STREAMS = ("opening_image", "corrections", "body", "related", "sources")


def find_release(slug: str) -> NewsPage:
    return NewsPage.objects.get(slug=slug, locale__language_code="de")


def draft_number(slug: str, number: str) -> NewsPage:
    """Store a draft of a public release with another number."""
    page = find_release(slug)
    page.number = number
    page.save_revision()
    return page


@pytest.fixture
def publish(client, db):
    """Send the edit form of a release as its button "publish" does; return the messages that the editor sees then."""

    def publish(slug: str, **values) -> list[str]:
        client.force_login(get_user_model().objects.get(username="redaktion"))
        url = reverse("wagtailadmin_pages:edit", args=[find_release(slug).pk])
        form = BeautifulSoup(client.get(url).content, "html5lib").find(id="page-edit-form")
        fields = {one["name"]: one.get("value", one.get_text().strip()) for one in form.select("input[name], textarea[name]")}
        fields = {name: value for name, value in fields.items() if not name.startswith("action-") and name != "prefers_older_translation"}
        counts = {f"{name}-count": "0" for name in STREAMS}
        response = client.post(url, {**fields, **counts, **values, "action-publish": "1"}, follow=True)
        return [message.get_text(" ", strip=True) for message in BeautifulSoup(response.content, "html5lib").select(".messages li")]

    return publish


def test_number_in_a_draft_of_a_public_release_is_taken(db):
    draft_number("meldung-2025-3", "15/2025")
    assert find_numbers(NewsPage, 2025) == {12: "Kongress der Probe eröffnet", 15: "Meldung 3 aus 2025"}
    assert suggest_number(NewsPage, 2025) == "16/2025"
    page = find_release("meldung-2025-4")
    page.number = "15/2025"
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert caught.value.message_dict["number"] == ["Die Nummer 15/2025 hat schon „Meldung 3 aus 2025“. Die nächste freie ist 16/2025."]


def test_number_that_a_draft_gives_up_is_taken_until_it_is_published(db):
    draft_number("kongress-der-probe", "14/2025")
    assert set(find_numbers(NewsPage, 2025)) == {12, 14}


def test_own_draft_takes_no_number_away(db):
    draft_number("meldung-2025-3", "15/2025").full_clean()


def test_of_two_editors_with_one_number_the_second_is_told(publish, monkeypatch):
    draft_number("meldung-2025-3", "15/2025")
    # The moment in which neither form could see the draft of the other.
    monkeypatch.setattr("news.numbering.check", lambda page: None)
    messages = publish("meldung-2025-4", number="15/2025")
    assert any(
        "Nicht veröffentlicht; der Entwurf ist gespeichert. Die Nummer 15/2025 hat schon „Meldung 3 aus 2025“." in one for one in messages
    )
    page = find_release("meldung-2025-4")
    assert (page.number, page.get_latest_revision_as_object().number) == ("", "15/2025")


def test_free_number_is_published_without_a_word(publish):
    messages = publish("meldung-2025-4", number="15/2025")
    assert find_release("meldung-2025-4").number == "15/2025"
    assert not any("Nummer" in one for one in messages)


def test_release_without_a_number_is_published_and_it_is_said(publish):
    messages = publish("meldung-2025-4", lead="Anderer Vorspann.")
    assert find_release("meldung-2025-4").lead == "Anderer Vorspann."
    assert any("Veröffentlicht ohne Nummer. Die nächste freie ist 13/2025." in one for one in messages)
