"""``manage.py read_bounces``: mails that came back, so that nobody is written to at an address that is no more.

The mail server hands them over one by one on standard input, or they are collected in a Maildir (docs/subscriptions.md).
"""

import os
import sys
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError

from news.subscriptions.bounce_box import LARGEST_MESSAGE, is_maildir, take_file, take_maildir, take_message


class Command(BaseCommand):
    help = "Reads delivery status notifications (RFC 3464) and stops mails to addresses from which three of them came back for good."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths",
            nargs="*",
            type=Path,
            help="files with one message each, or Maildirs, whose new messages are marked as read (default: standard input)",
        )

    def handle(self, *, paths: list[Path], **options) -> None:
        try:
            counts = sum((take(path) for path in paths), Counter())
            if not paths:
                counts = take_message(sys.stdin.buffer.read(LARGEST_MESSAGE), "from standard input")
        except (OperationalError, InterfaceError) as error:
            # sysexits.h: the mail server keeps the message and hands it over later.
            raise CommandError(f"The database does not answer: {error}", returncode=os.EX_TEMPFAIL) from error
        self.stdout.write(
            f"Read: {counts['read']}, of these counted against an address: {counts['counted']}, unreadable: {counts['unreadable']}."
        )


def take(path: Path) -> Counter:
    """Count what a path holds. Raises CommandError."""
    if is_maildir(path):
        return take_maildir(path)
    if not path.is_file():
        raise CommandError(f"{path} is neither a file nor a Maildir.")
    return take_file(path)
