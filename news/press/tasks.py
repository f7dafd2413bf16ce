"""Files of releases are made in the background: publishing never waits for them."""

from django.db.models import Count, Q
from django_tasks import default_task_backend, task

from news.models import NewsPage
from news.press.building import build_files


@task()
def build_press_files(page_id: int) -> dict[str, str]:
    """Make the files of one version of a release. Unchanged ones cost a digest."""
    if not NewsPage.objects.live().filter(pk=page_id).exists():
        return {}
    return build_files(page_id)


def request_build(page_id: int) -> None:
    """Ask for the files of one version. The queue is in the database: the request comes and goes with the publish around it."""
    if not default_task_backend.supports_defer:
        return
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.ready().filter(task_path=build_press_files.module_path, args_kwargs__args=[page_id])
    if not waiting.exists():
        build_press_files.enqueue(page_id)


def request_missing(limit: int = 5) -> int:
    """Ask for files of published versions that have none yet, a few at a time; return for how many. For the scheduler."""
    tried = Count("press_files", filter=Q(press_files__isnull=False))
    missing = NewsPage.objects.live().annotate(tried=tried).filter(tried=0).order_by("-date").values_list("pk", flat=True)[:limit]
    for page_id in missing:
        request_build(page_id)
    return len(missing)
