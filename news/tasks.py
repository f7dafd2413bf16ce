"""Mails in the background. No request waits for a mail server."""

from django.conf import settings
from django_tasks import default_task_backend, task
from django_tasks.base import TaskResultStatus

from news.subscriptions.announcing import announce_news
from news.subscriptions.bounce_box import take_maildir
from news.subscriptions.sending import find_due, send_due
from news.subscriptions.server import is_configured

#: Before the builds of papers and press kits that wait for a worker: somebody waits for the mail with the link.
PRIORITY = 50


@task()
def send_mails() -> dict[str, int]:
    """Send the mails that are due."""
    return dict(send_due())


def look_for_mails() -> None:
    """Tell subscribers what is new, and ask a worker to send what is due. At most one request waits or runs."""
    announce_news()
    if not is_configured() or not default_task_backend.supports_defer or not find_due().exists():
        return
    from django_tasks_db.models import DBTaskResult

    open_states = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    if not DBTaskResult.objects.filter(task_path=send_mails.module_path, status__in=open_states).exists():
        send_mails.using(priority=PRIORITY).enqueue()


def look_for_bounces() -> None:
    """Read the mails that came back, where the installation names a Maildir of them."""
    folder = settings.MAIL["bounce_maildir"]
    if folder is not None:
        take_maildir(folder)
