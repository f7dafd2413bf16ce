"""The whole load: all of it or nothing, into an empty site only."""

import os
import stat

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from wagtail.models import Collection, Locale, Page

from core.models import CustomImage, TreeVersion
from facts.models import ContactPoint, Topic
from newcomers.models import GuidePage
from tests import content

#: What an empty database holds too.
KEPT = {ContentType, Permission, Collection, Locale, TreeVersion, Page}


@pytest.fixture
def folder(tmp_path):
    """A content folder in German and English, with one release only."""
    folder = content.write_content(tmp_path / "content", ("de", "en"))
    for path in folder.glob("*/news/meldung-*.yaml"):
        path.unlink()
    return folder


@pytest.fixture
def empty_site(db, settings, tmp_path):
    """The database as migrations leave it, until the end of the test. Row by row, with signals, it would take ten seconds."""
    settings.SITE_DATA = tmp_path
    settings.MEDIA_ROOT = str(tmp_path / "media")
    for model in apps.get_models(include_auto_created=True):
        if model not in KEPT and model._meta.managed and not model._meta.proxy:
            model._base_manager.all()._raw_delete(model._base_manager.db)
    Page.objects.filter(depth__gt=1)._raw_delete("default")
    Page.objects.update(numchild=0)


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
        (
            "en/topics.yaml",
            "- name",
            "- key: anders\n  name",
            r"content/en/topics.yaml:1: “gesundheit” stands here in German, not “anders”",
        ),
        (
            "en/terms.yaml",
            "- explanation: ",
            "- explanation: a\n- explanation: ",
            r"content/en/terms.yaml:\d+: 3 entries in German, 4 here",
        ),
        ("images/images.yaml", "praxis.svg", "fort.svg", r"content/images/images.yaml:1: the file fort.svg is missing"),
        (
            "de/guides/arzt-finden.yaml",
            "topic: gesundheit",
            "topic: fort",
            r"content/de/guides/arzt-finden.yaml:1: “fort” is not among the topics",
        ),
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


def test_whole_load(empty_site, folder, capsys, tmp_path):
    call_command("load_demo", str(folder))
    assert "Facts: 4 contact points, 3 measures, 2 indicators" in capsys.readouterr().out
    assert sorted({page.locale.language_code for page in Page.objects.filter(depth=2)}) == ["de", "en"]
    assert GuidePage.objects.filter(live=True, has_unpublished_changes=False, live_revision__isnull=False).count() == 6
    assert all(topic.source_digests for topic in Topic.objects.all())
    check_accounts(tmp_path / "accounts.txt")


def check_accounts(path) -> None:
    """Every account has a password of its own, and only the owner of the file can read them."""
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


@pytest.mark.parametrize(
    ("login", "code", "may_edit", "may_publish"),
    [
        ("redaktion", "de", True, True),
        ("redaktion", "ar", True, True),
        ("pruefung", "ar", True, False),
        ("uebersetzung-de-simple", "de-simple", True, False),
        ("uebersetzung-de-simple", "de", False, False),
        ("uebersetzung-ar", "de", False, False),
        ("betrieb", "de", True, True),
    ],
)
def test_rights_of_the_accounts(db, login, code, may_edit, may_publish):
    user = get_user_model().objects.get(username=login)
    rights = GuidePage.objects.get(slug="arzt-finden", locale__language_code=code).permissions_for_user(user)
    assert (rights.can_edit(), rights.can_publish()) == (may_edit, may_publish)
    assert user.is_superuser is (login == "betrieb")
