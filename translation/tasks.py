"""Refreshes in the background: one after each publish, picked up again when a worker was killed."""

import logging

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from django_tasks import TaskResultStatus, default_task_backend, task
from django_tasks.signals import task_finished

from translation.models import RefreshRun
from translation.refresh import find_source_page, refresh_page

logger = logging.getLogger(__name__)

#: Before the search index and the papers (0 and below): what an editor publishes is wrong in all languages until this has run.
PRIORITY = 50


@task(priority=PRIORITY)
def refresh_translations(run_id: int) -> dict[str, list]:
    """Carry out one requested refresh. Doing it twice, or again after a crash, ends in the same pages."""
    run = RefreshRun.objects.filter(pk=run_id).first()
    if run is None:
        return {}
    RefreshRun.objects.filter(pk=run_id).update(state=RefreshRun.State.RUNNING)
    page = find_source_page(run.page_id)
    try:
        results = {code: list(result) for code, result in refresh_page(page).items()} if page is not None else {}
    except Exception as error:
        logger.exception("Refreshing the translations of page %s failed", run.page_id)
        RefreshRun.objects.filter(pk=run_id).update(
            state=RefreshRun.State.FAILED, error=f"{type(error).__name__}: {error}", finished_at=timezone.now()
        )
        raise
    RefreshRun.objects.filter(pk=run_id).update(state=RefreshRun.State.DONE, results=results, error="", finished_at=timezone.now())
    return results


@receiver(task_finished)
def record_abandoned(sender, task_result, **kwargs) -> None:
    """A task that was given up, because its worker died again and again, cannot say so itself."""
    if task_result.status != TaskResultStatus.FAILED or task_result.task.module_path != refresh_translations.module_path:
        return
    unfinished = RefreshRun.objects.filter(pk=task_result.args[0], state__in=[RefreshRun.State.WAITING, RefreshRun.State.RUNNING])
    error = f"Der Arbeitsprozess wurde dabei {len(task_result.worker_ids)}-mal beendet, zum Beispiel weil der Speicher nicht reichte"
    unfinished.update(state=RefreshRun.State.FAILED, error=error, finished_at=timezone.now())


@transaction.atomic
def request_refresh(page) -> RefreshRun:
    """Ask for a refresh of the translations of a German page, once the publish is committed.

    A queue in the database takes the request in the same transaction, so that a process that dies after its commit has
    lost nothing. Only a backend that would work at once has to wait. What ended before says nothing any more, and is forgotten.
    """
    RefreshRun.objects.filter(page_id=page.pk, finished_at__isnull=False).delete()
    run = RefreshRun.objects.create(page_id=page.pk, revision_id=page.live_revision_id)
    if default_task_backend.supports_defer:
        refresh_translations.enqueue(run.pk)
    else:
        transaction.on_commit(lambda: refresh_translations.enqueue(run.pk))
    return run
