"""``manage.py db_worker`` of django-tasks-db, holding a lease for as long as it lives (see ``cms.leases``)."""

import logging

from django.core.management.base import CommandError
from django_tasks_db.management.commands import db_worker

from cms import leases
from core import locks


class Command(db_worker.Command):
    """Shadows the command of the same name on purpose: no worker of this site can be started without a lease."""

    def configure_logging(self, verbosity: int) -> None:
        """Tell of tasks what LOG_LEVEL says, and of the worker itself errors only: the supervisor tells of starts and ends."""
        logging.getLogger("django_tasks_db").setLevel(logging.ERROR)

    def handle(self, *, worker_id: str, **options) -> None:
        try:
            with leases.hold(worker_id):
                leases.reclaim_tasks_of(worker_id)
                super().handle(worker_id=worker_id, **options)
        except locks.LockTaken:
            raise CommandError(f"A worker with the id {worker_id} is running already.") from None
