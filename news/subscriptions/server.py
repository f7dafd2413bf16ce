"""The conversation with the mail server (RFC 5321), one connection for many mails.

``smtplib`` sends a text and its end in one go. Here somebody is told just before the end is sent: up to there the server has
nothing that it may deliver, from there on it may deliver although nobody hears its answer.
"""

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.conf import settings

from news.subscriptions.reasons import judge_answer

#: Seconds that the server may take for one answer.
TIMEOUT = 30.0


class ServerTrouble(Exception):
    """The server cannot be reached, hung up, or takes nothing from us: no mail will go through now."""


class Refused(Exception):
    """The server does not take this one mail. ``is_final``: it never will; ``reason``: what that says about the address."""

    def __init__(self, code: int, answer: bytes, *, is_to_address: bool = False):
        super().__init__(f"{code} {answer.decode(errors='replace')}")
        self.is_final = code >= 500
        self.reason = judge_answer(str(self), is_to_address=is_to_address)


def is_configured() -> bool:
    """Whether the installation names a mail server."""
    return settings.MAIL["server"] is not None


def get_envelope_sender() -> str:
    """Return the address that mails come back to (RFC 5321 §4.1.1.2)."""
    return settings.MAIL["bounces"] or settings.MAIL["sender"]


@contextmanager
def connect() -> Iterator["Connection"]:
    """Yield a connection, greeted, encrypted and logged in as EMAIL_URL says. Raises ServerTrouble."""
    server = settings.MAIL["server"]
    context = ssl.create_default_context()
    try:
        if server["security"] == "tls":
            smtp = smtplib.SMTP_SSL(server["host"], server["port"], timeout=TIMEOUT, context=context)
        else:
            smtp = smtplib.SMTP(server["host"], server["port"], timeout=TIMEOUT)
    except (OSError, smtplib.SMTPException) as error:
        raise ServerTrouble(str(error)) from error
    try:
        try:
            smtp.ehlo_or_helo_if_needed()
            if server["security"] == "starttls":
                smtp.starttls(context=context)
            if server["user"]:
                smtp.login(server["user"], server["password"])
        except (OSError, smtplib.SMTPException) as error:
            raise ServerTrouble(str(error)) from error
        yield Connection(smtp)
        with suppress(OSError, smtplib.SMTPException):
            smtp.docmd("QUIT")
    finally:
        smtp.close()


class Connection:
    """An open connection. Every mail begins anew, whatever became of the one before."""

    def __init__(self, smtp: smtplib.SMTP):
        self.smtp = smtp

    def deliver(self, sender: str, receiver: str, content: bytes, before_the_end: Callable[[], None]) -> None:
        """Give a mail to the server. ``content`` has lines ending in CRLF; ``before_the_end`` may raise to hold it back.

        Raises Refused or ServerTrouble. What ``before_the_end`` raises is raised after the connection was cut.
        """
        try:
            self.command("RSET", (250,))
            self.command(f"MAIL FROM:<{sender}>", (250,))
            code, answer = self.smtp.docmd(f"RCPT TO:<{receiver}>")
            if code not in (250, 251):
                raise Refused(code, answer, is_to_address=True)
            code, answer = self.smtp.docmd("DATA")
            if code != 354:
                raise Refused(code, answer)
            self.smtp.send(re.sub(rb"(?m)^\.", b"..", content))
            try:
                before_the_end()
            except BaseException:
                self.smtp.close()
                raise
            self.smtp.send(b".\r\n")
            code, answer = self.smtp.getreply()
            if code != 250:
                raise Refused(code, answer)
        except Refused as refusal:
            if str(refusal).startswith("421"):
                # RFC 5321 §3.8: the server closes the connection, whatever it was asked.
                raise ServerTrouble(str(refusal)) from refusal
            raise
        except (OSError, smtplib.SMTPException) as error:
            raise ServerTrouble(str(error)) from error

    def command(self, words: str, wanted: tuple[int, ...]) -> None:
        """Say something that is about us and not about one mail. Raises ServerTrouble for any other answer."""
        code, answer = self.smtp.docmd(words)
        if code not in wanted:
            raise ServerTrouble(f"{words}: {code} {answer.decode(errors='replace')}")
