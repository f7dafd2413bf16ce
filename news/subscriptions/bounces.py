"""Mails that come back (delivery status notifications, RFC 3464), and when an address is left alone.

A bounce counts only with the Message-ID of a mail that we sent: whoever forges one does not know it.
"""

import re
from email.message import EmailMessage, Message
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from news.models.subscriptions import Mail, Subscription

#: So many mails that came back for good, and no more are sent.
LARGEST_COUNT = 3
#: RFC 3463: final for this mail, but no word about the address. Mailbox full, mail too large, policy of the server.
OTHER_REASONS = re.compile(r"5\.(?:2\.[23]|3\.4|7\.\d+)")


class Bounce(NamedTuple):
    """What a notification says: the mail (the key in its Message-ID), and whether the address is the reason and for good."""

    key: str
    status: str
    is_hard: bool


def read_bounce(message: EmailMessage) -> Bounce | None:
    """Return what a delivery status notification says, None for any other message and for one that does not name our mail."""
    if message.get_content_type() != "multipart/report" or message.get_param("report-type") != "delivery-status":
        return None
    statuses, key = [], ""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            statuses += [block for block in part.get_payload() if isinstance(block, Message) and block["Status"]]
        elif kind == "text/rfc822-headers":
            key = key or find_key(part.get_content())
        elif kind == "message/rfc822":
            key = key or find_key(f"Message-ID: {part.get_payload(0)['Message-ID']}")
    failed = [block for block in statuses if str(block["Action"]).strip().lower() == "failed"]
    if not key or not statuses:
        return None
    status = re.sub(r"[^\d.].*", "", str((failed or statuses)[0]["Status"]).strip(), flags=re.DOTALL)
    return Bounce(key, status, bool(failed) and status.startswith("5.") and not OTHER_REASONS.fullmatch(status))


def find_key(head: str) -> str:
    """Return the key in the Message-ID of a message's head, which may be folded."""
    found = re.search(r"^Message-ID:\s*<([\w-]+)@", head, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else ""


def take_bounce(bounce: Bounce) -> bool:
    """Note a bounce of a mail of ours; each mail counts once. Return whether it counted."""
    mail = Mail.objects.select_related("subscription").filter(key=bounce.key, bounced_at__isnull=True).first()
    if mail is None or not bounce.is_hard:
        return False
    count_bounce(mail)
    Mail.objects.filter(pk=mail.pk).update(error=f"Came back: {bounce.status}")
    return True


@transaction.atomic
def count_bounce(mail: Mail) -> None:
    """Count a mail that came back for good; after the third, leave the address alone until its owner says otherwise."""
    if not Mail.objects.filter(pk=mail.pk, bounced_at__isnull=True).update(bounced_at=timezone.now()):
        return
    ours = Subscription.objects.filter(pk=mail.subscription_id)
    ours.update(bounce_count=F("bounce_count") + 1)
    ours.filter(bounce_count__gte=LARGEST_COUNT, suspended_at__isnull=True).update(suspended_at=timezone.now())
    if ours.filter(suspended_at__isnull=False).exists():
        Mail.objects.filter(subscription_id=mail.subscription_id, state=Mail.State.WAITING, handed_over_at__isnull=True).exclude(
            pk=mail.pk
        ).exclude(kind=Mail.Kind.CONFIRM).update(state=Mail.State.DROPPED, finished_at=timezone.now())
