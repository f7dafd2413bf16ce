"""Leases, and the tasks of workers that lost theirs."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms import leases
from core import locks

#: Takes a lock as leases.hold does, says so, and waits to be killed.
HOLDER = (
    "import fcntl, sys, time; file = open(sys.argv[1], 'w'); fcntl.flock(file, fcntl.LOCK_EX); print('held', flush=True); time.sleep(60)"
)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.SITE_DATA = tmp_path
    return tmp_path / "leases"


@pytest.fixture
def dead_worker() -> str:
    """The id of a worker that held its lease and was killed."""
    path = leases.get_path("dead")
    path.parent.mkdir()
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE) as worker:
        worker.stdout.readline()
        assert leases.is_held("dead") is True
        worker.kill()
    return "dead"


def make_running_task(worker_id: str, *, age=timedelta(), attempts: int = 1) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.task",
        backend_name="default",
        run_after=None,
        started_at=timezone.now() - age,
        worker_ids=[worker_id] * attempts,
    )


def read_status(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return task.status


def test_lease_is_held_inside_the_block_only():
    assert leases.is_held("a/b") is None
    with leases.hold("a/b"):
        assert leases.is_held("a/b") is True
    assert leases.is_held("a/b") is False


def test_lease_is_not_given_twice():
    with leases.hold("one"), pytest.raises(locks.LockTaken), leases.hold("one", patience=0.1):
        pass


def test_lease_swept_away_while_it_is_taken_is_taken_anew(folder):
    folder.mkdir()
    path = leases.get_path("one")
    old = locks.take(path)
    path.unlink()
    with leases.hold("one", patience=0):
        assert leases.is_held("one") is True
    assert old is not None


@pytest.mark.django_db
def test_task_of_a_killed_worker_is_given_back(dead_worker):
    task = make_running_task(dead_worker)
    assert leases.reclaim_tasks() == 1
    assert read_status(task) == TaskResultStatus.READY
    assert DBTaskResult.objects.ready().count() == 1


@pytest.mark.django_db
def test_reclaiming_twice_does_nothing_more(dead_worker):
    make_running_task(dead_worker)
    assert [leases.reclaim_tasks(), leases.reclaim_tasks()] == [1, 0]


@pytest.mark.django_db
def test_task_of_a_living_worker_stays():
    with leases.hold("living"):
        task = make_running_task("living", age=timedelta(days=2))
        assert leases.reclaim_tasks() == 0
    assert read_status(task) == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_a_task_claimed_anew_meanwhile_is_left_alone(dead_worker):
    seen = make_running_task(dead_worker)
    DBTaskResult.objects.get(pk=seen.pk).claim("next")
    assert leases.give_back(seen) == 0
    assert read_status(seen) == TaskResultStatus.RUNNING


@pytest.mark.django_db
def test_a_task_finished_meanwhile_is_left_alone(dead_worker):
    seen = make_running_task(dead_worker)
    DBTaskResult.objects.get(pk=seen.pk).set_successful(None)
    assert leases.give_back(seen) == 0
    assert read_status(seen) == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db
def test_a_task_that_outlived_many_workers_fails(dead_worker):
    task = make_running_task(dead_worker, attempts=leases.MAX_ATTEMPTS)
    assert leases.reclaim_tasks() == 1
    assert read_status(task) == TaskResultStatus.FAILED
    assert task.exception_class_path == "cms.leases.WorkerLost"
    assert task.finished_at is not None


@pytest.mark.django_db
def test_a_worker_nobody_ever_saw_is_judged_by_age():
    young = make_running_task("unseen", age=leases.UNSEEN_LIMIT / 2)
    old = make_running_task("unseen", age=leases.UNSEEN_LIMIT * 2)
    assert leases.reclaim_tasks() == 1
    assert (read_status(young), read_status(old)) == (TaskResultStatus.RUNNING, TaskResultStatus.READY)


@pytest.mark.django_db
def test_a_successor_with_the_same_id_gives_back_what_was_left():
    task = make_running_task("same")
    other = make_running_task("other")
    with leases.hold("same"):
        assert leases.reclaim_tasks_of("same") == 1
    assert (read_status(task), read_status(other)) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@pytest.mark.django_db
def test_files_of_ended_workers_are_swept(dead_worker, folder):
    with leases.hold("living"):
        leases.reclaim_tasks()
        assert [path.name for path in folder.iterdir()] == ["living.lease"]
