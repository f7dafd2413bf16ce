"""Mails in the background. No request waits for a mail server."""

from django.conf import settings
from django_tasks import task

from core.queue import OPEN, ask_for
from news.subscriptions.announcing import announce_news, let_go
from news.subscriptions.bounce_box import take_maildir
from news.subscriptions.sending import find_due, send_due
from news.subscriptions.server import is_configured

#: Before the builds of papers and press kits that wait for a worker: somebody waits for the mail with the link.
PRIORITY = 50


@task(priority=PRIORITY)
def send_mails() -> dict[str, int]:
    """Send the mails that are due."""
    return dict(send_due())


def look_for_mails() -> None:
    """Tell subscribers what is new, and ask a worker to send what is due. At most one request waits or runs."""
    announce_news()
    let_go()
    if is_configured() and find_due().exists():
        ask_for(send_mails, states=OPEN)


def look_for_bounces() -> None:
    """Read the mails that came back, where the installation names a Maildir of them."""
    folder = settings.MAIL["bounce_maildir"]
    if folder is not None:
        take_maildir(folder)
