"""A worker that is killed at any step of a refresh leaves, after the next one took over, the pages of an undisturbed run."""

import json
import os
import subprocess
import sys

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task

from cms import leases
from strategy.tasks import build_papers
from tests.environment import PROJECT
from tests.translation.edits import find_locale, find_page, replace
from translation import tasks
from translation.desk.carrying import carry_out
from translation.models import RefreshRun
from translation.refresh import RefreshFailed, serialise
from translation.tasks import refresh_translations

OLD, NEW = "Lesen Sie auch", "Lesen Sie gleich"


@pytest.mark.slow
@pytest.mark.own_site
@pytest.mark.timeout(700)
def test_worker_is_killed_at_each_step():
    environment = {name: value for name, value in os.environ.items() if name not in {"TEST_DATABASE", "DATABASE_URL", "SITE_DATA"}}
    command = [sys.executable, "-m", "tests.translation.killed_worker"]
    result = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=650)
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


def make_lost_task(run, attempts: int) -> DBTaskResult:
    """A refresh whose worker died for the last time."""
    RefreshRun.objects.filter(pk=run.pk).update(state=RefreshRun.State.RUNNING)
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING, args_kwargs={"args": [run.pk], "kwargs": {}}, task_path=refresh_translations.module_path,
        backend_name="default", run_after=None, started_at=timezone.now(), worker_ids=["gone"] * attempts,
    )  # fmt: skip


@pytest.fixture
def database_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_task_that_is_given_up_is_told_to_the_editor(guide, database_queue):
    run = RefreshRun.objects.create(page_id=guide.pk)
    assert leases.give_back(make_lost_task(run, leases.MAX_ATTEMPTS)) == 1
    run.refresh_from_db()
    assert run.state == RefreshRun.State.FAILED
    assert run.error.startswith("Der Arbeitsprozess wurde dabei 5-mal beendet")
    assert run.finished_at


def test_task_that_is_given_back_still_runs(guide, database_queue):
    run = RefreshRun.objects.create(page_id=guide.pk)
    leases.give_back(make_lost_task(run, 1))
    run.refresh_from_db()
    assert run.state == RefreshRun.State.RUNNING


def test_task_of_code_that_is_gone_is_given_up_all_the_same(guide, database_queue):
    task = make_lost_task(RefreshRun.objects.create(page_id=guide.pk), leases.MAX_ATTEMPTS)
    DBTaskResult.objects.filter(pk=task.pk).update(task_path="translation.tasks.no_longer_there")
    assert leases.give_back(DBTaskResult.objects.get(pk=task.pk)) == 1
    assert DBTaskResult.objects.get(pk=task.pk).status == TaskResultStatus.FAILED


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


def test_a_refresh_goes_first():
    """Loading a site puts a thousand tasks of the search index before it, and the papers take minutes."""
    others = [insert_or_update_object_task, build_papers, carry_out]
    assert refresh_translations.priority > max(one.priority for one in others)
