"""Builds in the background. A click on "publish" never waits for them."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import default_task_backend, task

from strategy.paper import find_paper_languages
from strategy.publishing import RefusedPublication, build_publication

DEBOUNCE = timedelta(seconds=10)


@task()
def build_papers() -> dict[str, str]:
    """Build the paper in all languages that have it; unchanged ones cost a digest. Return what happened by language."""
    results = {}
    for language_code in find_paper_languages():
        try:
            _publication, was_built = build_publication(language_code)
        except RefusedPublication as error:
            results[language_code] = f"refused: {error}"
        else:
            results[language_code] = "built" if was_built else "unchanged"
    return results


def request_build() -> None:
    """Ask for a build a few seconds from now, so that a series of edits makes one. At most one request waits."""
    if not default_task_backend.supports_defer:
        return
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.ready().filter(task_path=build_papers.module_path)
    if not waiting.exists():
        build_papers.using(run_after=timezone.now() + DEBOUNCE).enqueue()
