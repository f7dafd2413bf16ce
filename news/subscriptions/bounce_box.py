"""Where mails that came back lie: a Maildir, a file, standard input. A message that cannot be read stops nothing behind it."""

import logging
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

from django.db import InterfaceError, OperationalError

from news.subscriptions.bounces import read_bounce, take_bounce

logger = logging.getLogger(__name__)

#: Bytes of a message that are read. A notification with a whole mail of ours in it has a hundredth of that.
LARGEST_MESSAGE = 1_000_000
#: Messages of a Maildir in one go; the next go is a minute later.
BATCH = 500


def is_maildir(folder: Path) -> bool:
    """Whether a folder has the two parts of a Maildir that are needed here."""
    return (folder / "new").is_dir() and (folder / "cur").is_dir()


def take_message(content: bytes, name: str) -> Counter:
    """Count a message: ``read``, and ``counted`` against an address or ``unreadable``. Raises OperationalError or InterfaceError.

    A message that is no notification is none of our business. One that breaks the reading is logged by ``name``; only a
    database that does not answer is no fault of the message.
    """
    try:
        bounce = read_bounce(message_from_bytes(content, policy=policy.default))
        is_counted = bounce is not None and take_bounce(bounce)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("The message %s among the mails that came back cannot be read.", name)
        return Counter(read=1, unreadable=1)
    return Counter(read=1, counted=int(is_counted))


def take_file(path: Path) -> Counter:
    """Count the message in a file. Raises OSError, and as ``take_message``."""
    with path.open("rb") as file:
        return take_message(file.read(LARGEST_MESSAGE), path.name)


def take_maildir(folder: Path) -> Counter:
    """Count the new messages of a Maildir and mark each as read; what cannot be read gets a flag, so that somebody finds it.

    Another program may read the same Maildir. A file that cannot be opened or moved stays and is logged each time.
    Raises as ``take_message``.
    """
    counts = Counter()
    waiting = sorted(path for path in (folder / "new").iterdir() if path.is_file() and not path.name.startswith("."))
    for path in waiting[:BATCH]:
        try:
            found = take_file(path)
            flags = "FS" if found["unreadable"] else "S"
            path.rename(folder / "cur" / f"{path.name.partition(':')[0]}:2,{flags}")
        except FileNotFoundError:
            continue
        except OSError as error:
            logger.error("The message %s among the mails that came back cannot be opened or moved: %s", path.name, error)
            continue
        counts += found
    return counts
