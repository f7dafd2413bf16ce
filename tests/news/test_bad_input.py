"""What the edit screen refuses, sent as a browser sends it: the reason stands on the screen, what was typed stays, the draft too."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.test.utils.form_data import rich_text

from core.models import CustomImage
from news.models import CongressPage, NewsIndexPage, NewsPage
from tests.news.desk_form import CONGRESS_STREAMS, read_words, send_edit, send_new

TYPED = "Was gerade getippt wurde."
QUOTE = {"text": "Gut so, sagt niemand.", "name": "  ", "function": ""}
NO_CREDIT = "fehlt der Bildnachweis. Bitte zuerst unter „Bilder“ beim Bild eintragen."


@pytest.fixture
def editor(client, db):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    return client


@pytest.fixture
def draft(db) -> NewsPage:
    index = NewsIndexPage.objects.get(locale__language_code="de")
    page = index.add_child(instance=NewsPage(title="Entwurf", slug="entwurf", lead="Der gespeicherte Vorspann.", live=False))
    page.save_revision()
    return page


@pytest.fixture
def picture(db) -> CustomImage:
    """A picture whose credit nobody has entered."""
    image = CustomImage.objects.first()
    CustomImage.objects.filter(pk=image.pk).update(credit=" ")
    return image


def read_all(response) -> str:
    """Return the words of a screen, with those that a script shows at their blocks."""
    return read_words(response) + response.content.decode().replace("\\u201e", "„").replace("\\u201c", "“")


def refuse(response, page, *words: str) -> None:
    """The screen is shown again with the reason and with what was typed; nothing is published, the draft is the one before."""
    text = read_all(response)
    assert response.status_code == 200 and 'id="page-edit-form"' in text
    assert [word for word in (*words, TYPED) if word not in text] == []
    page = type(page).objects.get(pk=page.pk)
    assert not page.live and page.get_latest_revision_as_object().lead == "Der gespeicherte Vorspann." and page.revisions.count() == 1


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_quote_without_a_name(editor, draft, action):
    response = send_edit(editor, draft, action=action, lead=TYPED, streams={"body": [("quote", QUOTE)]})
    if not action:
        # A draft may be unfinished: Wagtail asks for required fields when it is published. Nothing is lost.
        revised = NewsPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
        assert (revised.lead, revised.body[0].value["text"], revised.live) == (TYPED, QUOTE["text"], False)
        return
    refuse(response, draft, "Ein Zitat braucht einen Namen. Bitte eintragen, wer das gesagt hat.", QUOTE["text"])


@pytest.mark.parametrize("action", ["", "action-publish"])
@pytest.mark.parametrize("place", ["body", "opening_image"])
def test_picture_without_a_credit(editor, draft, picture, place, action):
    block = ("image", {"image": str(picture.pk), "alt": "Grüne Fläche", "caption": "Bildunterschrift von eben"})
    response = send_edit(editor, draft, action=action, lead=TYPED, streams={place: [block]})
    refuse(response, draft, f"Dem Bild „{picture.title}“ {NO_CREDIT}", "Bildunterschrift von eben")


def build_film(picture) -> dict:
    words = rich_text("<p>Wort für Wort.</p>")
    return {"video": "", "poster": str(picture.pk), "title": "Film von eben", "duration": "1:00", "transcript": words}


def test_poster_without_a_credit(editor, draft, picture):
    response = send_edit(editor, draft, lead=TYPED, streams={"body": [("video", build_film(picture))]})
    refuse(response, draft, f"Dem Bild „{picture.title}“ {NO_CREDIT}", "Film von eben")


def test_poster_of_a_recording_without_a_credit(editor, picture):
    page = CongressPage.objects.get(locale__language_code="de")
    response = send_edit(
        editor, page, lead=TYPED, streams={"recordings": [("video", build_film(picture))]}, all_streams=CONGRESS_STREAMS,
        action="action-publish",
    )  # fmt: skip
    text = read_all(response)
    assert f"Dem Bild „{picture.title}“ {NO_CREDIT}" in text and TYPED in text
    assert CongressPage.objects.get(pk=page.pk).lead == page.lead


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_embargo_in_the_past(editor, draft, action):
    past = f"{timezone.localtime() - timedelta(minutes=5):%d.%m.%Y %H:%M}"
    response = send_edit(editor, draft, action=action, lead=TYPED, embargo_until=past)
    reason = f"Die Sperrfrist liegt in der Vergangenheit: {past.replace(' ', ', ')} Uhr"
    refuse(response, draft, reason, "Bitte einen späteren Zeitpunkt eintragen.", f'value="{past}"')


def test_embargo_on_what_is_public(editor):
    page = NewsPage.objects.get(slug="meldung-2025-4", locale__language_code="de")
    response = send_edit(editor, page, action="action-publish", lead=TYPED, embargo_until="12.01.2099 10:00")
    assert "Die Mitteilung ist schon öffentlich" in read_words(response) and TYPED in response.content.decode()
    assert NewsPage.objects.get(pk=page.pk).lead == page.lead


def test_new_release_that_is_refused_loses_nothing(editor):
    index = NewsIndexPage.objects.get(locale__language_code="de")
    values = {"title": "Ganz neu", "slug": "ganz-neu", "lead": TYPED, "number": ""}
    response = send_new(editor, index, action="action-publish", streams={"body": [("quote", QUOTE)]}, **values)
    words = read_all(response)
    assert [one for one in ("Ein Zitat braucht einen Namen.", TYPED, QUOTE["text"], "Ganz neu") if one not in words] == []
    assert not NewsPage.objects.filter(slug="ganz-neu").exists()
    send_new(editor, index, action="action-publish", streams={"body": [("quote", {**QUOTE, "name": "Kim Probe"})]}, **values)
    assert NewsPage.objects.get(slug="ganz-neu").live
