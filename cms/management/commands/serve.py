"""``manage.py serve``: one command from a fresh checkout to a running site, the same for a trial and for production."""

import http.client
import os
import sys
import time
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from cms import env, installation, leases, preparation
from cms.supervisor import Child, StartFailed, Supervisor, tell
from core import locks
from strategy.tasks import request_build

STEPS = (
    ("Interface texts", preparation.prepare_texts),
    ("Database", preparation.prepare_database),
    ("Static files", preparation.prepare_static_files),
    ("Demonstration", preparation.prepare_content),
)
STEP_COUNT = len(STEPS) + 3
#: Threads of one web process: the interpreter runs one at a time, the others wait for the database or for a slow disk.
WEB_THREADS = 4
WEB_START_SECONDS = 60


class Command(BaseCommand):
    help = "Prepares this installation and serves it until Ctrl-C: web server, background worker and scheduler."
    requires_system_checks = ()

    def handle(self, **options) -> None:
        self.host = env.read_text("HOST", "127.0.0.1")
        self.port = env.read_number("PORT", 8000)
        started_at = time.monotonic()
        self.step_number = 0
        self.run_step("Checks", self.check)
        try:
            with leases.hold("preparation"):
                for title, step in STEPS:
                    self.run_step(title, step)
        except KeyboardInterrupt:
            raise CommandError("Stopped. The next start does the rest.", returncode=130) from None
        except locks.LockTaken:
            raise CommandError(f"Another start prepares {settings.SITE_DATA} at this moment. Wait for it to end.") from None
        connections.close_all()
        self.serve(started_at)

    def run_step(self, title: str, step) -> None:
        """Run a step and tell its outcome and its time. A step that writes lines of its own does so below its title."""
        self.step_number += 1
        self.stdout.write(f"[{self.step_number}/{STEP_COUNT}] {title} … ", ending="")
        self.stdout.flush()
        started_at = time.monotonic()
        outcome = step()
        self.stdout.write(f"{outcome}, {time.monotonic() - started_at:.1f} s")
        self.stdout.flush()

    def check(self) -> str:
        """Refuse what cannot work before anything is made; then make the folder and keep its key."""
        installation.check_address(self.host, self.port)
        installation.check_database()
        installation.make_folder(settings.SITE_DATA)
        if not env.read_text("SECRET_KEY"):
            installation.keep_secret(settings.SITE_DATA / "secret-key", settings.SECRET_KEY)
        return "passed"

    def serve(self, started_at: float) -> None:
        """Start the children, tell the address once the site answers, and stay until asked to stop."""
        supervisor = Supervisor(settings.BASE_DIR, os.environ)
        web = Child("web server", self.get_web_command())
        try:
            supervisor.start(web)
            self.run_step("Web server", lambda: supervisor.wait_until(self.is_answering, web, WEB_START_SECONDS) or "answers")
            supervisor.start(Child("background worker", get_command("db_worker", "--queue-name", "*", "--no-reload")))
            supervisor.start(Child("scheduler", get_command("run_scheduler")))
            self.run_step("Publications", partial(self.start_publications, supervisor))
            if not supervisor.stopping.is_set():
                self.announce(time.monotonic() - started_at)
            supervisor.watch()
        except StartFailed as error:
            raise CommandError(str(error)) from None
        finally:
            supervisor.stop()
        tell("Stopped.")

    def get_web_command(self) -> list[str]:
        """Return the command of the web server. Static files go through whitenoise, which serves them compressed and in ranges."""
        return [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", self.host, "--port", str(self.port),
            "--workers", str(settings.WEB_WORKERS), "--blocking-threads", str(WEB_THREADS),
            "--log-level", "warning", "--no-ws", "cms.wsgi:application",
        ]  # fmt: skip

    def is_answering(self) -> bool:
        """Whether the site answers a request. An open port alone says nothing: it is open before the site is loaded."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)
        client = http.client.HTTPConnection(host, self.port, timeout=5)
        try:
            client.request("GET", "/robots.txt")
            return client.getresponse().status > 0
        except (OSError, http.client.HTTPException):
            return False
        finally:
            client.close()

    def start_publications(self, supervisor: Supervisor) -> str:
        """Build what was never finished, beside the running site: it takes longest and nobody needs it to read a page."""
        if not preparation.are_publications_due():
            # A new release of the site may have changed style sheet or code: the worker compares digests.
            request_build()
            return "built; the worker looks whether they still hold"
        preparation.mark_publications()
        started_at = time.monotonic()

        def tell_outcome(is_done: bool) -> None:
            if is_done:
                preparation.unmark_publications()
                tell(f"The publications are complete after {time.monotonic() - started_at:.0f} s.")
            else:
                tell("The publications could not be built (the reason stands above). The next start tries again.")

        # Only the demonstration, which left accounts behind, gets an edition that no editor asked for.
        options = ["--first-edition"] if (settings.SITE_DATA / "accounts.txt").exists() else []
        supervisor.start(Child("publications", get_command("build_publications", *options), is_once=True, when_done=tell_outcome))
        return "being built while the site runs"

    def announce(self, seconds: float) -> None:
        """Tell where the site is and how to get in."""
        self.stdout.write(f"\nThe site runs after {seconds:.1f} s.\n")
        self.stdout.write(f"  Readers  {settings.SITE_URL}/")
        self.stdout.write(f"  Editors  {settings.SITE_URL}/admin/")
        accounts = settings.SITE_DATA / "accounts.txt"
        if accounts.exists():
            self.stdout.write(f"           {describe_editor(accounts.read_text(encoding='utf-8'))}, all accounts: {accounts}")
        self.stdout.write("Ctrl-C ends it.\n")
        self.stdout.flush()


def describe_editor(accounts: str) -> str:
    """Return how the editor logs in. The demonstration writes its first: role, login and password with tabs between."""
    _, login, password = accounts.splitlines()[0].split("\t")
    return f"login {login}, password {password}"


def get_command(*words: str) -> list[str]:
    """Return the command line of one of our own management commands."""
    return [sys.executable, "manage.py", *words]
