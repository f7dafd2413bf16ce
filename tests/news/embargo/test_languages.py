"""Nobody who works on a translation can change the embargo: not in its form, not at the translators' desk."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail_localize.models import OverridableSegment, StringSegment, TranslationSource

from core.embargo import read_embargoes
from news.models import NewsPage
from tests.news.desk_form import send_edit
from tests.news.embargo.conftest import CODES
from translation.segments import load_page_segments


def read_moments(held) -> set:
    return set(NewsPage.objects.filter(translation_key=held.page.translation_key).values_list("embargo_until", flat=True))


def log_in(client, username: str):
    client.force_login(get_user_model().objects.get(username=username))
    return client


@pytest.mark.parametrize("code", ["en", "de-simple"])
def test_form_of_a_version_keeps_the_embargo(client, held, clock, code):
    """The field is disabled on the screen; a browser can send it all the same."""
    version = held.page.get_translation(next(one.locale for one in held.page.get_translations() if one.locale.language_code == code))
    response = send_edit(
        log_in(client, "redaktion"), version, action="action-publish", embargo_until="", lead="Neu gefasst.", number="7/2031"
    )
    assert response.status_code == 200
    version.refresh_from_db()
    assert (version.lead, version.embargo_until, version.number) == ("Neu gefasst.", held.until, held.page.number)
    assert read_moments(held) == {held.until}


@pytest.mark.parametrize("action", ["save", "release"])
def test_translators_desk_takes_no_embargo(client, held, clock, action):
    version = next(one for one in held.page.get_translations() if one.locale.language_code == "ar")
    TranslationSource.get_or_create_from_instance(held.page)
    earlier = (held.until - timedelta(hours=20)).isoformat()
    names = ("embargo_until", f"{held.page.translation_key}/embargo_until", "embargo_until#1")
    data = {"action": action, "embargo_until": earlier}
    data.update({f"text:{name}": earlier for name in names} | {f"digest:{name}": "" for name in names})
    address = reverse("translation_desk:translate_page", args=["ar", held.page.translation_key])
    log_in(client, "uebersetzung-ar").post(address, data, follow=True)
    assert client.post(reverse("wagtailadmin_pages:edit", args=[version.pk]), {"embargo_until": ""}).status_code == 403
    assert read_moments(held) == {held.until}
    assert read_embargoes() == {str(held.page.translation_key): held.until}


def test_nothing_to_translate_or_override_knows_the_embargo(held):
    """Neither wagtail-localize's own screens nor files of translators (PO, XLIFF) have a place for it."""
    source, _created = TranslationSource.get_or_create_from_instance(held.page)
    source.update_from_db()
    places = [*OverridableSegment.objects.filter(source=source), *StringSegment.objects.filter(source=source)]
    assert len(places) > 10
    assert not [one for one in places if "embargo" in one.context.path]
    for locale in (one.locale for one in held.page.get_translations() if one.locale.language_code in CODES):
        assert not [one.key for one in load_page_segments(held.page, locale) if "embargo" in one.key]
