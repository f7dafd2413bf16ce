"""``manage.py add_language`` does what docs/add-a-language.md says, in a copy of the project with a database of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.migrations.operations import AddField
from django.db.models import CharField
from wagtail.models import Site

from cms.catalogues import find_faults
from cms.languages import LANGUAGES, Language
from cms.management.commands import add_language
from tests.environment import PROJECT, read_names

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "demo", "tests", "__pycache__", ".*_cache", "*.mo")
ROW = '    Language("fr", "Français", "Französisch", "French", "ltr", "Latn"),\n'

#: The site before: a German home page, and an imprint that is translated into English.
MAKE_SITE = """
from django.core.management import call_command

call_command("migrate", verbosity=0)

from wagtail.models import Locale, Page, Site
from wagtail_localize.operations import translate_object
from core.models import BasePage
from facts.models import SiteText
from home.models import HomePage, StandardPage

Site.objects.all().delete()
Page.objects.filter(depth=2).delete()
SiteText.objects.create(key="site", name_de="Teilhabe")
german, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("de", "en"))
home = Page.get_first_root_node().add_child(instance=HomePage(title="Willkommen", lead="Guten Tag.", slug="de", locale=german))
Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
imprint = home.add_child(instance=StandardPage(title="Impressum", slug="impressum", lead="Wer hier schreibt.", locale=german))
translate_object(home, [english])
translate_object(imprint, [english])
"""

#: After the command: a look at what it left; then the translator's work, in the rows that wagtail-localize keeps it in.
TRANSLATE_AND_LOOK = """
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from facts.models import SiteText
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

call_command("makemigrations", check_changes=True, dry_run=True)
try:
    call_command("add_language", "fr", publish=True)
except CommandError as error:
    print(error)
translation = Translation.objects.get(target_locale__language_code="fr")
for segment in StringSegment.objects.filter(source=translation.source):
    StringTranslation.objects.create(
        translation_of_id=segment.string_id, context_id=segment.context_id, locale=translation.target_locale,
        data="[fr] " + segment.string.data,
    )
call_command("add_language", "fr", publish=True)
reader = Client(SERVER_NAME="localhost")
for address in ("/fr/", "/fr/impressum/"):
    response = reader.get(address)
    print(address, response.status_code, response.content.decode().replace("\\n", " "))
with connection.cursor() as cursor:
    columns = {column.name for column in connection.introspection.get_table_description(cursor, SiteText._meta.db_table)}
print("column", "name_fr" in columns)
print("sources", TranslationSource.objects.count(), sum(source.schema_out_of_date() for source in TranslationSource.objects.all()))
print("locales", *Locale.objects.order_by("language_code").values_list("language_code", flat=True))
"""


class Copy:
    """A copy of the project with an empty folder for its data."""

    def __init__(self, folder: Path):
        self.root = folder / "project"
        shutil.copytree(PROJECT, self.root, ignore=LEFT_OUT)
        kept = {name: value for name, value in os.environ.items() if name not in {*read_names(), "DJANGO_SETTINGS_MODULE"}}
        self.environment = {**kept, "SITE_DATA": str(folder / "data"), "SECRET_KEY": "for tests only", "DEBUG": "true"}
        (folder / "data").mkdir()

    def manage(self, *words: str) -> str:
        """Return what a command printed. It must not fail."""
        command = [sys.executable, "manage.py", *words]
        result = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True, timeout=400)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def execute(self, script: str) -> str:
        """Return what a script printed."""
        return self.manage("shell", "--verbosity", "0", "--command", script)

    def list_migrations(self) -> set[str]:
        return {str(path.relative_to(self.root)) for path in self.root.glob("*/migrations/*.py")}

    def add_row(self) -> None:
        path = self.root / "cms" / "languages.py"
        text = path.read_text(encoding="utf-8")
        table = re.search(r"^LANGUAGES: .*?^\)$", text, re.MULTILINE | re.DOTALL)
        path.write_text(text[: table.end() - 1] + ROW + text[table.end() - 1 :], encoding="utf-8")

    def add_catalogue(self) -> None:
        catalogue = polib.pofile(str(self.root / "locale/de/LC_MESSAGES/django.po"))
        catalogue.metadata["Language"] = "fr"
        for entry in catalogue:
            if entry.msgid_plural:
                entry.msgstr_plural = {0: f"[fr] {entry.msgid}", 1: f"[fr] {entry.msgid_plural}"}
            else:
                entry.msgstr = f"[fr] {entry.msgid}"
        path = self.root / "locale/fr/LC_MESSAGES/django.po"
        path.parent.mkdir(parents=True)
        catalogue.save(str(path))


@pytest.mark.slow
@pytest.mark.own_site
@pytest.mark.timeout(900)
def test_a_thirteenth_language(tmp_path):
    copy = Copy(tmp_path)
    copy.execute(MAKE_SITE)
    before = copy.list_migrations()
    copy.add_row()
    copy.add_catalogue()
    output = copy.manage("add_language", "fr")
    assert "Columns of the shared facts: migration written and applied" in output
    assert "Home page: made as a draft" in output
    (added,) = copy.list_migrations() - before
    assert re.fullmatch(r"facts/migrations/\d{4}_language_fr\.py", added)

    output = copy.execute(TRANSLATE_AND_LOOK)
    assert "No changes detected" in output
    assert "Not published: 2 of 2 texts of the home page are not translated yet." in output
    assert "Columns of the shared facts: there already" in output
    assert "Published: http://127.0.0.1:8000/fr/" in output
    home, fallback, *facts = output.splitlines()[-5:]
    assert home.startswith("/fr/ 200 ")
    assert '<html lang="fr" dir="ltr">' in home
    assert "[fr] Guten Tag." in home
    assert "[fr] Skip to content" in home
    assert fallback.startswith("/fr/impressum/ 200 ")
    assert '<html lang="fr" dir="ltr">' in fallback
    assert re.search(r'<main [^>]*lang="de"', fallback)
    assert facts == ["column True", "sources 2 0", "locales de en fr"]


@pytest.fixture
def table(monkeypatch):
    """Put rows into the language table that the command reads."""

    def add(*rows: Language) -> None:
        monkeypatch.setattr(add_language, "LANGUAGES", (*LANGUAGES, *rows))

    return add


FRENCH = Language("fr", "Français", "Französisch", "French", "ltr", "Latn")


@pytest.mark.parametrize(
    ("code", "row", "message"),
    [
        ("de", None, "is the language that everything is written in"),
        ("fr", None, "has 0 rows with the code “fr”"),
        ("en", FRENCH._replace(code="en"), "has 2 rows with the code “en”"),
        ("FR", FRENCH._replace(code="FR"), "must be lower-case"),
        ("fr", FRENCH._replace(direction="left"), "must be ltr or rtl, not “left”"),
        ("fr", FRENCH._replace(script="Latin"), "must be an ISO 15924 code such as Latn, not “Latin”"),
        ("fr", FRENCH._replace(german_name=""), "a name of “fr” is empty"),
        ("fr", FRENCH, "The catalogue locale/fr/LC_MESSAGES/django.po is missing"),
    ],
)
def test_row_that_cannot_be_used(table, code, row, message):
    table(*([row] if row else []))
    with pytest.raises(CommandError, match=message):
        call_command("add_language", code)


def test_incomplete_catalogue_changes_nothing(table, monkeypatch, tmp_path):
    table(FRENCH)
    path = tmp_path / "django.po"
    path.write_text(HEAD, encoding="utf-8")
    find_path = add_language.get_catalogue_path
    monkeypatch.setattr(add_language, "get_catalogue_path", lambda language: path if language is FRENCH else find_path(language))
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    with pytest.raises(CommandError, match=r"django\.po is not complete:\n  not translated: “Topics”"):
        call_command("add_language", "fr")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.django_db
def test_site_without_a_german_home_page(table, monkeypatch):
    table(FRENCH)
    monkeypatch.setattr(add_language, "check_catalogue", lambda language: None)
    Site.objects.all().delete()
    with pytest.raises(CommandError, match="no German home page"):
        call_command("add_language", "fr")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"home": []}, "must not change the tables of home"),
        ({"facts": [AddField("topic", "colour", CharField())]}, "changes besides the new language: Add field colour to topic"),
    ],
)
def test_other_changes_of_models(monkeypatch, changes, message):
    monkeypatch.setattr(add_language, "find_model_changes", lambda: changes)
    with pytest.raises(CommandError, match=message):
        add_language.check_migrations(FRENCH)


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
PAGES = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\n'
COMPLETE = HEAD + 'msgid "On %(date)s"\nmsgstr "Am %(date)s"\n\n' + PAGES + 'msgstr[0] "%(n)s Seite"\nmsgstr[1] "%(n)s Seiten"\n'


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("", "", []),
        ('%(n)s Seite"', 'eine Seite"', []),
        ('"Am %(date)s"', '""', ["not translated: “On %(date)s”"]),
        ('msgid "On', '#, fuzzy\nmsgid "On', ["not translated: “On %(date)s”"]),
        ("Am %(date)s", "Am %(datum)s", ["other placeholders: “On %(date)s”"]),
        ("%(n)s Seiten", "%(m)s Seiten", ["other placeholders: “%(n)s page”"]),
        ("nplurals=2", "nplurals=3", ["not in all plural forms: “%(n)s page”"]),
        ('msgid "On', 'msgid "At', ["not translated: “On %(date)s”"]),
    ],
)
def test_faults_of_a_catalogue(tmp_path, old, new, faults):
    (tmp_path / "de.po").write_text(COMPLETE, encoding="utf-8")
    (tmp_path / "fr.po").write_text(COMPLETE.replace(old, new), encoding="utf-8")
    assert find_faults(tmp_path / "fr.po", tmp_path / "de.po") == faults


def test_months_that_django_does_not_know(tmp_path):
    (tmp_path / "fr.po").write_text(COMPLETE, encoding="utf-8")
    assert find_faults(tmp_path / "fr.po", tmp_path / "fr.po", ["May"]) == ["not translated: “May”"]
