"""The two commands, as a person at a terminal sees them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from translation.management.commands.import_translations import PARTLY_TAKEN
from translation.models import WorkItem

pytestmark = pytest.mark.django_db
TITLE = "بالعربية: "


def run(*words: str) -> str:
    output = StringIO()
    call_command(*words, stdout=output)
    return output.getvalue()


@pytest.mark.parametrize("format", ["po", "xliff12", "xliff21"])
def test_out_and_in(tmp_path, format):
    path = str(tmp_path / "ar")
    assert "texts for ar, 0 of them without" in run("export_translations", "ar", "--format", format, "--page", "arzt-finden", "-o", path)
    report = run("import_translations", "ar", path, "--release")
    assert "Taken: 0" in report and "older German text: 0" in report


def test_standard_output():
    assert run("export_translations", "ar", "--topic", "wohnen").startswith("<?xml")


def test_whole_language():
    assert run("export_translations", "uk", "--format", "po").count("\nmsgctxt ") > 200


def test_part_of_a_file_is_not_taken(tmp_path):
    path = tmp_path / "ar.po"
    run("export_translations", "ar", "--format", "po", "--page", "arzt-finden", "-o", str(path))
    path.write_text(path.read_text().replace(f'msgstr "{TITLE}', f'msgstr "{TITLE} 4711', 1))
    output = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_translations", "ar", str(path), "--release", stdout=output)
    assert caught.value.returncode == PARTLY_TAKEN
    assert "4711" in output.getvalue()
    assert WorkItem.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("export_translations", "xx"), "no language xx"),
        (("export_translations", "de"), "nichts auszutauschen"),
        (("export_translations", "ar", "--page", "nirgends"), "keine öffentliche deutsche Seite"),
        (("export_translations", "ar", "--page", "arzt-finden", "-o", "/nirgends/x"), "cannot be written"),
        (("import_translations", "ar", "/nirgends"), "cannot be read"),
        (("import_translations", "ar", __file__), "nothing has changed"),
        (("import_translations", "ar", __file__, "--format", "xliff21"), "nothing has changed"),
    ],
)
def test_refusals(words, reason):
    with pytest.raises(CommandError, match=reason) as caught:
        run(*words)
    assert caught.value.returncode == 1
