"""A new field or a new kind of block leaves translations as current as they were.

Stock compares the newest migration of the app with the one that it saw when the text was stored, and calls every
translation out of date after any migration. Here a text is out of date when it differs, and for no other reason.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from wagtail_localize.models import TranslationSource

from core.models import TranslationRecord
from tests.environment import PROJECT, read_names
from tests.translation.edits import find_locale, find_page
from translation.coverage import collect_coverage
from translation.planning import plan
from translation.refresh import refresh_page
from translation.segments import load_page_segments

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", "browser", "contracts")


@pytest.fixture
def migrated(guide, publish):
    """The guide with its translations up to date, and after that one more migration of its app."""
    publish(guide)
    MigrationRecorder.Migration.objects.create(app="newcomers", name="9999_more", applied=timezone.now())
    return find_page("arzt-finden")


def test_stock_calls_everything_out_of_date(migrated):
    assert TranslationSource.objects.get_for_instance(migrated).schema_out_of_date()


def test_states_stay_current(migrated):
    source = TranslationSource.objects.get_for_instance(migrated)
    for code in ("en", "ar", "uk"):
        assert {one.state for one in plan(source, find_locale(code))} == {"current"}
        assert {one.state for one in load_page_segments(migrated, find_locale(code))} == {"current"}
    assert not TranslationRecord.objects.get(page_id=find_page("arzt-finden", "ar").pk).pending


def test_desk_says_so(migrated):
    assert TranslationSource.objects.get_for_instance(migrated).schema_out_of_date()
    rows = [row for row in collect_coverage(["en", "ar", "uk"]) if row.key == str(migrated.translation_key)]
    assert [(row.state, row.changed, row.missing) for row in rows] == [("current", 0, 0)] * 3


def test_refresh_writes_nothing(migrated):
    assert not any(result.was_written for result in refresh_page(migrated).values())
    assert not TranslationSource.objects.get_for_instance(migrated).schema_out_of_date()


# The same with a real field, a real block and a real migration

OFFICE = '    office = models.CharField("Zuständig"'
VIDEO = "    video = VideoBlock()\n"
#: File, what stands in it, and what stands there afterwards.
CHANGES = [
    ("newcomers/models/guides.py", OFFICE, f'    advice = models.CharField("Rat", max_length=200, blank=True)\n{OFFICE}'),
    ("newcomers/blocks.py", VIDEO, f"{VIDEO}    saying = blocks.CharBlock()\n"),
]

PREPARE = """
from pathlib import Path
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import content
content.load(Path("data-of-test"), ("de", "en"))
from tests.translation.edits import find_page
from translation.refresh import refresh_page
refresh_page(find_page("arzt-finden"))
"""

LOOK = """
import json
from django.core.management import call_command
call_command("makemigrations", "newcomers", name="more", verbosity=0)
call_command("migrate", verbosity=0)
from wagtail_localize.models import TranslationSource
from tests.translation.edits import change_blocks, find_locale, find_page
from translation.refresh import refresh_page
from translation.segments import load_page_segments
page, english = find_page("arzt-finden"), find_locale("en")
source = TranslationSource.objects.get_for_instance(page)
outcome = {"stock": source.schema_out_of_date(), "pending": len(find_page("arzt-finden", "en").translation_record.pending)}
outcome["states"] = sorted({one.state for one in load_page_segments(page, english)})
outcome["written"] = refresh_page(page)["en"].was_written
outcome["again"] = len(find_page("arzt-finden", "en").translation_record.pending)
page = find_page("arzt-finden")
page.advice = "Fragen Sie nach."
saying = {"type": "saying", "value": "Ein neuer Spruch.", "id": "11111111-2222-3333-4444-555555555555"}
change_blocks(page, lambda blocks: [*blocks, saying])
page.save(clean=False)
refresh_page(find_page("arzt-finden"))
english_page = find_page("arzt-finden", "en")
outcome["new"] = sorted(key.split(".")[0] + " " + state["state"] for key, state in english_page.translation_record.pending.items())
outcome["shown"] = [english_page.advice, english_page.body[-1].value]
print(json.dumps(outcome))
"""


def run(root: Path, script: str) -> str:
    """Return what a script printed in a copy of the project."""
    kept = {name: value for name, value in os.environ.items() if name not in {*read_names(), "DJANGO_SETTINGS_MODULE", "TEST_DATABASE"}}
    environment = {**kept, "SITE_DATA": str(root.parent / "data"), "SECRET_KEY": "for tests only", "DEBUG": "true"}
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", script]
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=580)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.slow
@pytest.mark.own_site
@pytest.mark.timeout(600)
def test_new_field_and_new_block(tmp_path):
    root = tmp_path / "project"
    shutil.copytree(PROJECT, root, ignore=LEFT_OUT)
    (tmp_path / "data").mkdir()
    run(root, PREPARE)
    for name, before, after in CHANGES:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    outcome = json.loads(run(root, LOOK).splitlines()[-1])
    assert outcome == {
        "stock": True, "pending": 0, "states": ["current"], "written": False, "again": 0,
        "new": ["advice#1 missing", "body missing"], "shown": ["Fragen Sie nach.", "Ein neuer Spruch."],
    }  # fmt: skip
