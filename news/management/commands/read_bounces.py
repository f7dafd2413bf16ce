"""``manage.py read_bounces``: mails that came back, so that nobody is written to at an address that is no more.

The mail server hands them over one by one on standard input, or they are collected in a Maildir (docs/subscriptions.md).
"""

import mailbox
import sys
from collections.abc import Iterator
from email import message_from_binary_file, policy
from email.message import EmailMessage
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from news.subscriptions.bounces import read_bounce, take_bounce


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
        read = counted = 0
        for message in iterate_messages(paths):
            read += 1
            bounce = read_bounce(message)
            counted += bounce is not None and take_bounce(bounce)
        self.stdout.write(f"Read: {read}, of these counted against an address: {counted}.")


def iterate_messages(paths: list[Path]) -> Iterator[EmailMessage]:
    """Yield the messages to read. A message of a Maildir is marked as read after it was dealt with. Raises CommandError."""
    if not paths:
        yield message_from_binary_file(sys.stdin.buffer, policy=policy.default)
    for path in paths:
        if (path / "new").is_dir() and (path / "cur").is_dir():
            yield from iterate_new(path)
        elif path.is_file():
            with path.open("rb") as file:
                yield message_from_binary_file(file, policy=policy.default)
        else:
            raise CommandError(f"{path} is neither a file nor a Maildir.")


def iterate_new(folder: Path) -> Iterator[EmailMessage]:
    """Yield the new messages of a Maildir and mark each as read."""
    box = mailbox.Maildir(folder, factory=None, create=False)
    for key in list(box.iterkeys()):
        stored = box.get_message(key)
        if stored.get_subdir() != "new":
            continue
        with box.get_file(key) as file:
            yield message_from_binary_file(file, policy=policy.default)
        stored.set_subdir("cur")
        stored.add_flag("S")
        box[key] = stored
