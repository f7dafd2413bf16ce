"""run_scheduler: jobs that fail, and what one round does."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.management.commands.run_scheduler import LONGEST_PAUSE, Job
from news.models import Subscription
from news.tasks import PRIORITY


def test_job_runs_once_a_period():
    runs = []
    job = Job("Test", 5, lambda: runs.append(1))
    for now in (0, 4, 5, 9, 10):
        job.run_if_due(now)
    assert len(runs) == 3


def test_failing_job_is_logged_and_tried_again_after_a_growing_pause(caplog):
    def fail():
        raise ValueError("broken page")

    job = Job("Test", 5, fail)
    pauses = []
    for _ in range(8):
        now = job.due_at
        job.run_if_due(now)
        pauses.append(job.due_at - now)
    assert pauses == [10, 20, 40, 80, 160, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]
    assert "Test failed." in caplog.text
    assert "broken page" in caplog.text


def test_job_that_works_again_keeps_its_period():
    job = Job("Test", 5, lambda: 1 / 0)
    job.run_if_due(0)
    job.work = lambda: None
    job.run_if_due(10)
    assert job.due_at == 15


@pytest.mark.django_db
def test_one_round_reclaims_and_prunes(settings, tmp_path):
    settings.SITE_DATA = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    long_ago = timezone.now() - timedelta(days=30)
    common = {"args_kwargs": {"args": [], "kwargs": {}}, "task_path": "tests.task", "backend_name": "default", "run_after": None}
    lost = DBTaskResult.objects.create(status=TaskResultStatus.RUNNING, started_at=long_ago, worker_ids=["gone"], **common)
    DBTaskResult.objects.create(status=TaskResultStatus.SUCCESSFUL, finished_at=long_ago, **common)
    call_command("run_scheduler", once=True)
    tasks = DBTaskResult.objects.filter(task_path="tests.task")
    assert [(task.pk, task.status) for task in tasks] == [(lost.pk, TaskResultStatus.READY)]


@pytest.mark.django_db
def test_one_round_asks_for_mails_once(settings, tmp_path):
    settings.SITE_DATA = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    subscription = Subscription.objects.create(address="leserin@post.example", language_code="de")
    Subscription.objects.create(address="nie@post.example", language_code="de", asked_at=timezone.now() - timedelta(days=8))
    subscription.mails.create(kind="confirm")
    for _ in range(3):
        call_command("run_scheduler", once=True)
    [task] = DBTaskResult.objects.filter(task_path="news.tasks.send_mails")
    assert task.priority == PRIORITY
    assert list(Subscription.objects.all()) == [subscription]
