"""What must happen by itself: scheduled publishing, tasks of dead workers, old task results."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from cms import leases
from core import locks
from news.press.tasks import look_for_outdated
from news.subscriptions.housekeeping import forget_old
from news.tasks import look_for_bounces, look_for_mails

logger = logging.getLogger(__name__)

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
#: A job that fails is tried again after a growing pause, so that one broken page does not fill the log. Seconds.
LONGEST_PAUSE = 300


@dataclass
class Job:
    """Work that is due every ``period`` seconds. An error is logged and never ends the scheduler."""

    name: str
    period: float
    work: Callable[[], object]
    due_at: float = 0.0
    failures: int = field(default=0, init=False)

    def run_if_due(self, now: float) -> None:
        """Do the work if it is due at ``now`` (seconds of the monotonic clock)."""
        if now < self.due_at:
            return
        try:
            self.work()
            self.failures = 0
            self.due_at = now + self.period
        except Exception:
            logger.exception("%s failed.", self.name)
            self.failures += 1
            self.due_at = now + min(self.period * 2**self.failures, max(LONGEST_PAUSE, self.period))


class Command(BaseCommand):
    help = "Publishes scheduled pages, gives back the tasks of dead workers, prunes old task results. Runs until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=5.0, help="Seconds between two rounds (default: %(default)s)")
        parser.add_argument("--once", action="store_true", help="Do one round and end")

    def handle(self, *, interval: float, once: bool, **options) -> None:
        self.stopping = threading.Event()
        jobs = [
            Job("Scheduled publishing", interval, lambda: call_command("publish_scheduled")),
            Job("Reclaiming tasks", interval, leases.reclaim_tasks),
            Job("Press releases by e-mail", interval, look_for_mails),
            Job("Files of press releases", MINUTE, look_for_outdated),
            Job("Mails that came back", MINUTE, look_for_bounces),
            Job("Forgetting old subscriptions", HOUR, forget_old),
            Job("Pruning task results", DAY, lambda: call_command("prune_db_task_results", queue_name="*", verbosity=0)),
        ]
        if once:
            run_due(jobs)
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stopping.set())
        while not self.stopping.is_set():
            try:
                with leases.hold("scheduler", patience=0):
                    self.work(jobs, interval)
            except locks.LockTaken:
                # Two schedulers would publish a page twice. The second one stands by and takes over when the first ends.
                self.stopping.wait(interval)

    def work(self, jobs: list[Job], interval: float) -> None:
        """Do rounds until asked to stop, each on a checked connection: the database may have been restarted meanwhile."""
        while not self.stopping.is_set():
            close_old_connections()
            run_due(jobs)
            self.stopping.wait(interval)


def run_due(jobs: list[Job]) -> None:
    """Do what is due."""
    for job in jobs:
        job.run_if_due(time.monotonic())
