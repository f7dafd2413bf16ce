"""The whole load: all of it or nothing, into an empty site only."""

import os
import stat

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

from core.models import CustomImage
from facts.models import ContactPoint, TranslatedFact
from newcomers.models import GuidePage
from tests import content


@pytest.fixture
def folder(tmp_path):
    """A small content folder in German and English, and a folder for accounts and pictures of its own."""
    return content.write_content(tmp_path / "content", ("de", "en"))


@pytest.fixture
def empty_site(db, settings, tmp_path):
    """The database without pages, facts, pictures and accounts, until the end of the test."""
    settings.SITE_DATA = tmp_path
    settings.MEDIA_ROOT = str(tmp_path / "media")
    Page.objects.filter(depth=2).delete()
    for model in [CustomImage, get_user_model(), *(model for model in apps.get_app_config("facts").get_models())]:
        model.objects.all().delete()
    assert Page.objects.count() == 1


def change(path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def count_rows() -> list[int]:
    return [model.objects.count() for model in (Page, ContactPoint, CustomImage, get_user_model())]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("de/contacts.yaml", "- wohnen", "- fort", r"content/de/contacts.yaml:\d+: “fort” is not among the topics"),
        ("de/contacts.yaml", "place: '05122'", "place: '99999'", r"content/de/contacts.yaml:\d+: “99999” is not among the places"),
        ("de/contacts.yaml", "phone: '112'", "phone: anrufen", r"content/de/contacts.yaml:\d+: phone: "),
        ("en/topics.yaml", "- name", "- key: anders\n  name", r"content/en/topics.yaml:1: “gesundheit” stands here in German, not “anders”"),
        ("en/terms.yaml", "- explanation: ", "- explanation: a\n- explanation: ", r"content/en/terms.yaml:\d+: 3 entries in German, 4 here"),
        ("images/images.yaml", "praxis.svg", "fort.svg", r"content/images/images.yaml:1: the file fort.svg is missing"),
        ("de/guides/arzt-finden.yaml", "topic: gesundheit", "topic: fort", r"content/de/guides/arzt-finden.yaml:1: “fort” is not among the topics"),
    ],
)
def test_broken_content_is_named_by_file_and_line_and_nothing_is_loaded(empty_site, folder, file, old, new, message):
    change(folder / file, old, new)
    with pytest.raises(CommandError, match=message):
        call_command("load_demo", str(folder))
    assert count_rows() == [1, 0, 0, 0]


def test_broken_translation_undoes_the_german_pages_too(empty_site, folder):
    change(folder / "en/guides/arzt-finden.yaml", "- title", "- title: more\n  - title")
    with pytest.raises(CommandError, match=r"content/en/guides/arzt-finden.yaml:\d+: "):
        call_command("load_demo", str(folder))
    assert count_rows() == [1, 0, 0, 0]
    assert not os.path.exists(folder.parent / "media")


def test_whole_load(empty_site, folder, capsys):
    call_command("load_demo", str(folder))
    output = capsys.readouterr().out
    assert "Facts: 4 contact points, 3 measures, 2 indicators" in output
    assert sorted({page.locale.language_code for page in Page.objects.filter(depth=2)}) == ["de", "en"]
    assert GuidePage.objects.filter(live=True, has_unpublished_changes=False, live_revision__isnull=False).count() == 6
    assert all(fact.source_digests for model in apps.get_app_config("facts").get_models() if issubclass(model, TranslatedFact) for fact in model.objects.all())


def test_accounts_have_passwords_of_their_own_that_only_the_owner_can_read(empty_site, folder, tmp_path):
    call_command("load_demo", str(folder), verbosity=0)
    path = tmp_path / "accounts.txt"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    assert [login for _, login, _ in rows] == ["redaktion", "pruefung", "uebersetzung-en", "betrieb"]
    assert len({password for _, _, password in rows}) == 4
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert all(get_user_model().objects.get(username=login).check_password(password) for _, login, password in rows)


def test_second_load_is_refused(db, folder):
    before = count_rows()
    with pytest.raises(CommandError, match="The site already has content"):
        call_command("load_demo", str(folder))
    assert count_rows() == before


def test_folder_that_is_none_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="is no folder"):
        call_command("load_demo", str(tmp_path / "fort"))


@pytest.mark.parametrize(("login", "may_publish", "may_operate"), [("redaktion", True, False), ("pruefung", False, False), ("uebersetzung-ar", False, False), ("betrieb", True, True)])
def test_rights_of_the_accounts(db, login, may_publish, may_operate):
    user = get_user_model().objects.get(username=login)
    page = GuidePage.objects.get(slug="arzt-finden", locale__language_code="ar")
    assert page.permissions_for_user(user).can_edit()
    assert page.permissions_for_user(user).can_publish() is may_publish
    assert user.is_superuser is may_operate


def test_translator_may_not_touch_another_language(db):
    user = get_user_model().objects.get(username="uebersetzung-ar")
    assert not GuidePage.objects.get(slug="arzt-finden", locale__language_code="de").permissions_for_user(user).can_edit()
