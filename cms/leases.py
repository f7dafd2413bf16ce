"""Who is at work on this installation, and what becomes of the tasks of a worker that died.

django-tasks-db hands out READY tasks only; the task of a worker that was killed would stay RUNNING for ever. So each
worker holds, for as long as it lives, a lock (``core.locks``) on a file of its own in ``SITE_DATA/leases``.
"""

import logging
import os
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, unquote

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from core import locks

logger = logging.getLogger(__name__)

#: A task that outlived this many workers is what kills them (memory, a fault in a C library): it fails instead of going round.
MAX_ATTEMPTS = 5
#: A worker without a lease was started by other means than ours. Nobody can see it live, so only its age speaks.
UNSEEN_LIMIT = timedelta(hours=1)


class WorkerLost(Exception):
    """Named as the error of a task that ended with its worker too often."""


def hold(name: str, patience: float = locks.PATIENCE) -> AbstractContextManager[None]:
    """Hold the lease ``name`` while the block runs. Raises LockTaken if a living process has it after ``patience`` seconds."""
    return locks.hold(get_path(name), patience)


def is_held(name: str) -> bool | None:
    """Whether a living process holds the lease; None when no process ever took it here."""
    return locks.is_held(get_path(name))


def reclaim_tasks() -> int:
    """Give back the tasks of workers that are gone. Returns how many; safe to run twice and in two processes at once."""
    count = sum(give_back(task) for task in DBTaskResult.objects.running() if is_lost(task))
    sweep()
    return count


def reclaim_tasks_of(worker_id: str) -> int:
    """Give back what a worker left that bore the same id. Its successor calls this before it takes its first task."""
    return sum(give_back(task) for task in DBTaskResult.objects.running() if get_worker(task) == worker_id)


def is_lost(task: DBTaskResult) -> bool:
    """Whether nobody works on a RUNNING task any more."""
    is_alive = is_held(get_worker(task))
    if is_alive is None:
        return task.started_at is None or timezone.now() - task.started_at > UNSEEN_LIMIT
    return not is_alive


def give_back(task: DBTaskResult) -> int:
    """Make a lost task READY again, or FAILED after too many attempts. Returns 1, or 0 if someone else was first.

    One conditional UPDATE: it changes the row only while it is the very run that was seen (``started_at`` is new with
    every claim). So neither a second scheduler nor a worker that finished a moment ago can be overwritten.
    """
    same_run: QuerySet = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if len(task.worker_ids) < MAX_ATTEMPTS:
        logger.warning("Task %s (%s) lost its worker and is given back.", task.pk, task.task_path)
        return same_run.update(status=TaskResultStatus.READY, started_at=None)
    logger.error("Task %s (%s) lost its worker %s times and is given up.", task.pk, task.task_path, len(task.worker_ids))
    count = same_run.update(
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        exception_class_path=f"{WorkerLost.__module__}.{WorkerLost.__qualname__}",
        traceback=f"The worker process ended during this task, {len(task.worker_ids)} times.",
    )
    if count:
        tell(task)
    return count


def tell(task: DBTaskResult) -> None:
    """Let whoever asked for a task know that it was given up, as a worker tells of a task that failed."""
    task.refresh_from_db()
    try:
        result = task.task_result
    except (ImportError, SuspiciousOperation):
        # The code of the task is gone since an update; nobody waits for it.
        return
    task_finished.send(sender=type(result.task.get_backend()), task_result=result)


def sweep() -> None:
    """Remove the files of leases that nobody holds, unless a RUNNING task still names them."""
    named = {get_worker(task) for task in DBTaskResult.objects.running()}
    for path in get_path("").parent.glob("*.lease"):
        if unquote(path.stem) not in named and (file := locks.take(path)) is not None:
            path.unlink(missing_ok=True)
            os.close(file)


def get_worker(task: DBTaskResult) -> str:
    """Return the id of the worker that claimed the task last."""
    return task.worker_ids[-1] if task.worker_ids else ""


def get_path(name: str) -> Path:
    """Return the file of a lease. Any text may be a name."""
    return settings.SITE_DATA / "leases" / f"{quote(name, safe='')}.lease"
