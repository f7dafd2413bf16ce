"""The list of protected names: kept by editors, read by reviewers, closed to translators."""

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.translation.edits import find_locale, find_page
from translation.models import ProtectedName
from translation.segments import load_page_segments, release_page

LIST = "wagtailsnippets_translation_protectedname:list"
ADD = "wagtailsnippets_translation_protectedname:add"


def test_editor_adds_a_name(editor):
    response = editor.client.post(reverse(ADD), {"name": "NRW", "variants": "uk: НРВ"})
    assert response.status_code == 302
    assert ProtectedName.objects.get().get_variants("uk") == ("НРВ",)
    assert "uk: НРВ" in editor.client.get(reverse(LIST)).content.decode()


def test_unknown_language_is_refused(editor):
    response = editor.client.post(reverse(ADD), {"name": "NRW", "variants": "xx: НРВ"})
    assert "Die Sprache „xx“ gibt es nicht" in BeautifulSoup(response.content, "html5lib").text
    assert not ProtectedName.objects.exists()


def test_list_is_exported(reviewer, db):
    ProtectedName.objects.create(name="NRW", variants="uk: НРВ")
    response = reviewer.client.get(reverse(LIST), {"export": "csv"})
    assert "uk: НРВ" in b"".join(response.streaming_content).decode()


def test_who_may_not(reviewer, translator):
    assert reviewer.client.post(reverse(ADD), {"name": "NRW"}).status_code != 200
    assert translator.client.get(reverse(LIST)).status_code == 403
    assert translator.client.post(reverse(ADD), {"name": "NRW"}).status_code == 403
    assert not ProtectedName.objects.exists()


def test_variant_counts_in_its_language_only(guide):
    word = next(word for word in guide.title.split() if word.istitle())
    ProtectedName.objects.create(name=word, variants="ar: كلمة")
    (title,) = [one for one in load_page_segments(guide, find_locale("ar")) if one.path == "title"]
    assert release_page(guide, find_locale("ar"), {title.key: "العثور على كلمة"}).refused == []
    assert len(release_page(guide, find_locale("uk"), {title.key: "Знайти كلمة"}).refused[0].findings) >= 1
    assert find_page("arzt-finden", "ar").title == "العثور على كلمة"
