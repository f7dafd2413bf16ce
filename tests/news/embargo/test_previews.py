"""The preview for accredited press: signed, for one language, until it expires or is withdrawn, and kept nowhere."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from news.models import NewsPage, PressPreview
from news.press.building import read_inputs
from tests.news.embargo.conftest import NEEDLE
from tests.news.embargo.crawl import fetch, find_addresses, read


@pytest.fixture
def preview(held, clock):
    return PressPreview.objects.create(
        release=held.page, language_code="ar", recipient="Kim Probe, Probeblatt", expires_at=clock.now + timedelta(hours=5)
    )


def get_path(preview) -> str:
    return "/" + preview.url.split("/", 3)[3]


def test_preview_shows_the_release_in_its_language(client, held, preview):
    response = client.get(get_path(preview))
    html = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert "noindex" in response["X-Robots-Tag"] and '<meta name="robots" content="noindex">' in html
    assert f"{NEEDLE} Titel ar" in html and "Kim Probe, Probeblatt" in html
    assert '<html lang="ar" dir="rtl">' in html


def test_everything_that_the_preview_shows_answers_under_it_alone(client, held, preview):
    path = get_path(preview)
    uploads = [
        one
        for one in find_addresses(client.get(path).content.decode(), path)
        if "/bild/" in one or "pressebild" in one or "documents" in one
    ]
    assert len(uploads) >= 5
    assert {one.startswith(path) for one in uploads} == {True}
    answers = [fetch(client, one) for one in uploads]
    assert {(one.status_code, one["Cache-Control"]) for one in answers} == {(200, "private, no-store")}
    assert {fetch(client, "/" + one.removeprefix(path)).status_code for one in uploads} == {404}


@pytest.mark.parametrize("tampered", ["1.abc", "x", "999.{signature}", "{token}x"])
def test_address_cannot_be_guessed(client, preview, tampered):
    signature = preview.token.partition(".")[2]
    response = client.get(f"/ar/presse-vorschau/{tampered.format(signature=signature, token=preview.token)}/")
    assert response.status_code == 404 and NEEDLE.encode() not in read(response)


def test_expired_and_withdrawn_addresses_say_so_and_show_nothing(client, clock, preview):
    path = get_path(preview)
    upload = next(one for one in find_addresses(client.get(path).content.decode(), path) if "/bild/" in one)
    PressPreview.objects.update(is_withdrawn=True)
    answers = [fetch(client, path), fetch(client, upload)]
    PressPreview.objects.update(is_withdrawn=False)
    clock.now += timedelta(hours=5)
    answers += [fetch(client, path), fetch(client, upload)]
    assert [one.status_code for one in answers] == [410, 404, 410, 404]
    assert not any(NEEDLE.encode() in one.told for one in answers)


def test_preview_holds_for_its_language_alone(client, preview):
    assert client.get(get_path(preview).replace("/ar/", "/de/")).status_code == 410


def test_preview_leads_to_the_release_once_it_is_public(client, held, clock, preview):
    PressPreview.objects.update(expires_at=held.until + timedelta(days=1))
    clock.now = held.until
    assert client.get(get_path(preview))["Location"] == held.pages[2]


def test_opening_is_noted(client, clock, preview):
    client.get(get_path(preview))
    preview.refresh_from_db()
    assert preview.opened_at == clock.now


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"language_code": "tr"}, "language_code", "In dieser Sprache gibt es die Mitteilung nicht"),
        ({"expires_at": timedelta(hours=-1)}, "expires_at", "Der Zeitpunkt ist vorbei"),
    ],
)
def test_preview_that_cannot_work_is_refused(held, clock, values, field, message):
    values = {name: clock.now + value if isinstance(value, timedelta) else value for name, value in values.items()}
    preview = PressPreview(**{"release": held.page, "recipient": "x", "expires_at": clock.now + timedelta(hours=1), **values})
    with pytest.raises(ValidationError) as caught:
        preview.full_clean()
    assert message in caught.value.message_dict[field][0]


def test_preview_of_a_draft_is_refused(held, clock):
    NewsPage.objects.filter(slug=held.page.slug).update(live=False)
    held.page.refresh_from_db()
    with pytest.raises(ValidationError, match="Bitte zuerst mit Sperrfrist veröffentlichen"):
        PressPreview(release=held.page, recipient="x", expires_at=clock.now + timedelta(hours=1)).full_clean()


def test_editor_makes_an_address_and_sees_it(client, held, clock):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    until = timezone.localtime(clock.now + timedelta(hours=5))
    values = {"release": held.page.pk, "language_code": "en", "recipient": "Kim Probe", "expires_at": f"{until:%d.%m.%Y %H:%M}"}
    response = client.post(reverse("wagtailsnippets_news_presspreview:add"), values)
    preview = PressPreview.objects.get(recipient="Kim Probe")
    assert response.status_code == 302
    html = client.get(reverse("wagtailsnippets_news_presspreview:edit", args=[preview.pk])).content.decode()
    assert f"<code>{preview.url}</code>" in html and preview.url.startswith(f"{settings.SITE_URL}/en/presse-vorschau/")


def test_preview_is_not_offered_for_keeping(client, preview):
    assert 'id="save"' not in client.get(get_path(preview)).content.decode()


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Sperrfrist: 25. November 2026, 09:00 Uhr (MEZ). Ab diesem Zeitpunkt frei zur Veröffentlichung."),
        ("ar", "(توقيت وسط أوروبا). النشر مسموح به ابتداءً من هذه اللحظة."),
    ],
)
def test_files_say_until_when_they_are_held_back_before_and_after(held, clock, code, line):
    version = NewsPage.objects.get(slug=held.page.slug, locale__language_code=code)
    inputs = read_inputs(version.pk)
    assert line in inputs.document.html and line in inputs.leaflets["README.txt"]
    clock.now = held.until + timedelta(days=1)
    assert read_inputs(version.pk).digests == inputs.digests


def test_files_without_an_embargo_say_nothing_of_one(db):
    inputs = read_inputs(NewsPage.objects.get(slug="kongress-der-probe", locale__language_code="de").pk)
    assert "Sperrfrist" not in inputs.document.html + inputs.leaflets["README.txt"]


def test_preview_names_the_zone_in_its_language(client, held, clock):
    german = PressPreview.objects.create(release=held.page, recipient="x", expires_at=clock.now + timedelta(hours=5))
    assert "(MEZ)" in client.get(get_path(german)).content.decode()
