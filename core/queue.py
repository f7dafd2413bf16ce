"""Requests for work in the background, of which one is enough: however often it is asked for, at most one waits.

The queue is in the database, so a request comes and goes with the transaction around it. A queue that works at once, as that of the
tests does, is asked for nothing.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult, get_date_max

WAITING = (TaskResultStatus.READY,)
OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def is_asked_for(task: Task, states: tuple[TaskResultStatus, ...] = WAITING) -> bool:
    """Whether a task waits for a worker; with ``OPEN``, whether it waits or runs."""
    return default_task_backend.supports_defer and DBTaskResult.objects.filter(task_path=task.module_path, status__in=states).exists()


def find_due_since(task: Task) -> datetime | None:
    """Return the moment from which on a task that waits could have begun, None when none waits."""
    if not default_task_backend.supports_defer:
        return None
    waiting = DBTaskResult.objects.filter(task_path=task.module_path, status__in=WAITING)
    found = [max(asked, due) if due != get_date_max() else asked for asked, due in waiting.values_list("enqueued_at", "run_after")]
    return min(found, default=None)


def ask_for(task: Task, *, delay: timedelta = timedelta(0), states: tuple[TaskResultStatus, ...] = WAITING) -> None:
    """Ask for a task without arguments, ``delay`` from now, unless it is asked for already (``is_asked_for``)."""
    if default_task_backend.supports_defer and not is_asked_for(task, states):
        (task.using(run_after=timezone.now() + delay) if delay else task).enqueue()
