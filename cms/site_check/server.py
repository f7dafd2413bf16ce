"""A web server of one's own for the time of a check, with the content of this installation."""

import contextlib
import os
import socket
import time
from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import CommandError

from cms.management.commands import serve
from cms.supervisor import Child

HOST = "127.0.0.1"


@contextlib.contextmanager
def run_server() -> Iterator[str]:
    """Serve the site on a free port and yield its address. The server ends with the block."""
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
    url = f"http://{HOST}:{port}"
    command = serve.Command()
    command.host, command.port = HOST, port
    child = Child("web server", command.get_web_command())
    child.start(settings.BASE_DIR, os.environ | {"SITE_URL": url, "PORT": str(port), "SECRET_KEY": settings.SECRET_KEY})
    try:
        deadline = time.monotonic() + serve.WEB_START_SECONDS
        while not command.is_answering():
            if child.has_ended() or time.monotonic() > deadline:
                raise CommandError("The web server did not start (its reason stands above).")
            time.sleep(0.1)
        yield url
    finally:
        os.kill(child.process.pid, 15)
        deadline = time.monotonic() + 5
        while not child.has_ended() and time.monotonic() < deadline:
            time.sleep(0.05)
        child.collect()
