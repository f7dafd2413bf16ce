"""Builds in the background. A click on "publish" never waits for them, nor does a reader."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import default_task_backend, task

from strategy.paper import find_paper_languages
from strategy.publishing import build_languages
from strategy.turns import TurnTaken, take_turn

DEBOUNCE = timedelta(seconds=10)
#: Whatever else waits for the worker goes first.
PRIORITY = -50


@task(priority=PRIORITY)
def build_papers() -> dict[str, int]:
    """Look at all files in all languages that have the paper and build what changed. Return how many files met which end.

    While another process builds, this asks for itself again later and returns nothing.
    """
    try:
        with take_turn(is_patient=not default_task_backend.supports_defer):
            run = build_languages(find_paper_languages())
    except TurnTaken:
        request_build()
        return {}
    return {"looked at": run.done, "built": run.built, "refused": run.refused}


def request_build() -> None:
    """Ask for a build a few seconds from now, so that a series of edits makes one. At most one request waits."""
    if default_task_backend.supports_defer and not is_build_waiting():
        build_papers.using(run_after=timezone.now() + DEBOUNCE).enqueue()


def is_build_waiting() -> bool:
    """Whether a build was asked for and has not begun."""
    if not default_task_backend.supports_defer:
        return False
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.ready().filter(task_path=build_papers.module_path).exists()
