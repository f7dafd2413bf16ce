"""However often work in the background is asked for, one request waits."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core.queue import OPEN, ask_for, find_due_since, is_asked_for


@task()
def work() -> None:
    """Something to ask for."""


@pytest.fixture
def queue(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return DBTaskResult.objects.filter(task_path=work.module_path)


def test_one_request_waits(queue):
    assert not is_asked_for(work)
    ask_for(work, delay=timedelta(seconds=10))
    ask_for(work)
    [request] = queue
    assert is_asked_for(work) and request.run_after > timezone.now()


@pytest.mark.parametrize(("states", "count"), [({}, 2), ({"states": OPEN}, 1)])
def test_running_request_counts_if_wanted(queue, states, count):
    ask_for(work)
    queue.update(status=TaskResultStatus.RUNNING)
    ask_for(work, **states)
    assert queue.count() == count


def test_queue_that_works_at_once_is_asked_for_nothing(db):
    ask_for(work)
    assert not is_asked_for(work) and not DBTaskResult.objects.exists()


def test_since_when_a_request_could_have_begun(queue):
    assert find_due_since(work) is None
    ask_for(work)
    [request] = queue
    assert find_due_since(work) == request.enqueued_at
    queue.delete()
    ask_for(work, delay=timedelta(seconds=10))
    [request] = queue
    assert find_due_since(work) == request.run_after
