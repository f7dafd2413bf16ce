"""A mail server in this process (aiosmtpd) that keeps what it accepts and can be told to refuse, to hang up or to be down."""

import socket
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from django.utils import timezone

from news.models import NewsIndexPage, NewsPage, Subscription


class Handler:
    """What the server says. ``at_rcpt`` and ``at_end`` are answers by address; ``cut_at_end`` hangs up instead of the last answer."""

    def __init__(self):
        self.accepted: list[tuple[str, str, EmailMessage]] = []
        self.at_rcpt: dict[str, str] = {}
        self.at_end: dict[str, str] = {}
        self.cut_at_end: set[str] = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.at_rcpt:
            return self.at_rcpt[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        [address] = envelope.rcpt_tos
        if address in self.cut_at_end:
            server.transport.close()
            return "250 never heard"
        if address in self.at_end:
            return self.at_end[address]
        message = message_from_bytes(envelope.original_content, policy=policy.default)
        self.accepted.append((envelope.mail_from, address, message))
        return "250 OK"


class MailServer:
    """Starts on a free port; ``stop`` and ``start`` again keep the port."""

    def __init__(self):
        self.handler = Handler()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.controller = None

    def start(self) -> "MailServer":
        self.controller = Controller(self.handler, hostname="127.0.0.1", port=self.port)
        self.controller.start()
        return self

    def stop(self) -> None:
        if self.controller is not None:
            self.controller.stop()
            self.controller = None

    @property
    def receivers(self) -> list[str]:
        return [address for _sender, address, _message in self.handler.accepted]

    @property
    def messages(self) -> list[EmailMessage]:
        return [message for _sender, _address, message in self.handler.accepted]


def subscribe(address: str, code: str = "de", **fields) -> Subscription:
    """Return a confirmed subscription."""
    return Subscription.objects.create(address=address, language_code=code, **{"confirmed_at": timezone.now(), **fields})


def add_release(slug: str = "neue-meldung", **fields) -> NewsPage:
    """Publish a German release of today and return it."""
    index = NewsIndexPage.objects.get(locale__language_code="de")
    values = {"title": "Neue Meldung der Probe", "lead": "Vorspann der neuen Meldung.", "date": timezone.localdate(), **fields}
    release = index.add_child(instance=NewsPage(slug=slug, locale=index.locale, live=False, **values))
    release.save_revision().publish()
    return NewsPage.objects.get(pk=release.pk)
