"""Message catalogues are compiled when they are new or changed, and only then."""

import gettext
import os
from pathlib import Path

import pytest
from django.utils import translation

from cms.catalogues import compile_catalogues
from cms.preparation import prepare_texts

TEXT = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Contents"
msgstr "Inhalt"

msgid "Text of this test"
msgstr "Text der Probe"
"""


@pytest.fixture
def source(tmp_path) -> Path:
    path = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_compiled_catalogue_translates(source, tmp_path):
    assert compile_catalogues(tmp_path) == 1
    assert gettext.translation("django", tmp_path, ["de"]).gettext("Contents") == "Inhalt"


def test_unchanged_catalogue_is_left_alone(source, tmp_path):
    assert [compile_catalogues(tmp_path), compile_catalogues(tmp_path)] == [1, 0]


def test_changed_catalogue_is_compiled_again(source, tmp_path):
    compile_catalogues(tmp_path)
    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compile_catalogues(tmp_path) == 1


def test_broken_catalogue_is_named(source, tmp_path):
    source.write_text("no catalogue\n", encoding="utf-8")
    with pytest.raises(OSError, match=r"django\.po"):
        compile_catalogues(tmp_path)


def test_first_start_forgets_texts_read_before_they_were_compiled(source, tmp_path, settings):
    settings.LOCALE_PATHS = [str(tmp_path)]
    with translation.override("de"):
        assert translation.gettext("Text of this test") == "Text of this test"
        assert prepare_texts() == "1 catalogues compiled"
        assert prepare_texts() == "unchanged"
    with translation.override("de"):
        assert translation.gettext("Text of this test") == "Text der Probe"
