"""Builds in the background. A click on "publish" never waits for them, nor does a reader."""

from datetime import datetime, timedelta

from django_tasks import default_task_backend, task

from core.locks import LockTaken
from core.publishing.turns import PAPER, take_turn
from core.queue import ask_for, find_due_since, is_asked_for
from strategy.contents import find_paper_languages
from strategy.publishing import build_languages

DEBOUNCE = timedelta(seconds=10)
#: Whatever else waits for the worker goes first.
PRIORITY = -50


@task(priority=PRIORITY)
def build_papers() -> dict[str, int]:
    """Look at all files in all languages that have the paper and build what changed. Return how many files met which end.

    While another process builds, this asks for itself again later and returns nothing.
    """
    try:
        with take_turn(PAPER, is_patient=not default_task_backend.supports_defer):
            run = build_languages(find_paper_languages())
    except LockTaken:
        request_build()
        return {}
    return {"looked at": run.done, "built": run.built, "refused": run.refused}


def request_build() -> None:
    """Ask for a build a few seconds from now, so that a series of edits makes one. At most one request waits."""
    ask_for(build_papers, delay=DEBOUNCE)


def is_build_waiting() -> bool:
    """Whether a build was asked for and has not begun."""
    return is_asked_for(build_papers)


def find_waiting_since() -> datetime | None:
    """Return the moment from which on the build that was asked for could have begun, None when none waits."""
    return find_due_since(build_papers)
