"""A worker that is killed at any step of a refresh leaves, after the next one took over, the pages of an undisturbed run."""

import json
import os
import subprocess
import sys

import pytest

from tests.environment import PROJECT
from tests.translation.edits import find_locale, find_page, replace
from translation import tasks
from translation.models import RefreshRun
from translation.refresh import RefreshFailed, serialise
from translation.tasks import refresh_translations

OLD, NEW = "Lesen Sie auch", "Lesen Sie gleich"


@pytest.mark.slow
def test_worker_is_killed_at_each_step():
    environment = {name: value for name, value in os.environ.items() if name not in {"TEST_DATABASE", "DATABASE_URL", "SITE_DATA"}}
    command = [sys.executable, "-m", "tests.translation.killed_worker"]
    result = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=240)
    assert result.returncode == 0, result.stderr
    outcome = json.loads(result.stdout.splitlines()[-1])
    assert outcome["is_done"]
    assert outcome["has_marks"] > 6
    expected = {"is_killed": True, "reclaimed": 1, "is_same": True}
    assert outcome["steps"] == dict.fromkeys(outcome["steps"], expected)
    assert len(outcome["steps"]) == 10


def test_failure_is_told_to_the_editor(guide, monkeypatch, django_capture_on_commit_callbacks):
    def fail(page):
        raise RefreshFailed("ar: OSError: no space left")

    monkeypatch.setattr(tasks, "refresh_page", fail)
    with django_capture_on_commit_callbacks(execute=True):
        guide.save_revision().publish()
    run = RefreshRun.objects.get()
    assert (run.state, run.error) == (RefreshRun.State.FAILED, "RefreshFailed: ar: OSError: no space left")
    assert run.finished_at


def test_run_of_a_page_that_is_gone(db):
    assert refresh_translations.call(0) == {}


def test_run_again_ends_in_the_same(guide, publish):
    publish(replace(guide, OLD, NEW))
    run = RefreshRun.objects.get()
    before = serialise(find_page("arzt-finden", "ar"))
    assert refresh_translations.call(run.pk)["ar"][3] is False
    assert serialise(find_page("arzt-finden", "ar")) == before
    assert RefreshRun.objects.get().state == RefreshRun.State.DONE


def test_publication_that_is_rolled_back_asks_for_nothing(guide, django_capture_on_commit_callbacks):
    from django.db import transaction

    with django_capture_on_commit_callbacks(execute=True) as callbacks, transaction.atomic():
        replace(guide, OLD, NEW).save_revision().publish()
        transaction.set_rollback(True)
    assert not callbacks
    assert not RefreshRun.objects.exists()
    assert NEW not in serialise(find_page("arzt-finden", "ar"))
    assert find_locale("ar")
