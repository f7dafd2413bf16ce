"""Mails that come back (delivery status notifications, RFC 3464), and when an address is left alone.

A bounce counts only with the Message-ID of a mail that we sent: whoever forges one does not know it. What counts are mails in
a row: one that stayed with its owner takes back what came back before it.
"""

import re
from datetime import timedelta
from email.message import EmailMessage, Message
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from news.models.subscriptions import Mail, Subscription
from news.subscriptions.reasons import STATUS, Reason, judge_status

#: So many mails in a row to a mailbox that is not there, and no more are sent.
LARGEST_COUNT = 3
#: A mailbox that is full or unreachable gets as many, and as much time to be emptied.
UNREACHABLE_FOR = timedelta(days=30)
#: A mail that has not come back by then has stayed: servers report what they could not deliver within five days.
STAYED_AFTER = timedelta(days=7)


class Bounce(NamedTuple):
    """What a notification says: the mail (the key in its Message-ID), the status, and what that means for the address."""

    key: str
    status: str
    reason: Reason


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
            # Whatever alphabet it claims to be in: all that is looked for in it is ASCII.
            key = key or find_key((part.get_payload(decode=True) or b"").decode("ascii", "replace"))
        elif kind == "message/rfc822":
            key = key or find_key(f"Message-ID: {part.get_payload(0)['Message-ID']}")
    failed = [block for block in statuses if str(block["Action"]).strip().lower() == "failed"]
    if not key or not statuses:
        return None
    found = STATUS.match(str((failed or statuses)[0]["Status"]).strip())
    status = found[0] if found else ""
    return Bounce(key, status, judge_status(status) if failed else Reason.OTHER)


def find_key(head: str) -> str:
    """Return the key in the Message-ID of a message's head, which may be folded."""
    found = re.search(r"^Message-ID:\s*<([\w-]+)@", head, re.IGNORECASE | re.MULTILINE | re.ASCII)
    return found[1] if found else ""


def take_bounce(bounce: Bounce) -> bool:
    """Note a bounce of a mail of ours; each mail counts once. Return whether it counted."""
    mail = Mail.objects.select_related("subscription").filter(key=bounce.key).first()
    if mail is None or not count_bounce(mail, bounce.reason):
        return False
    Mail.objects.filter(pk=mail.pk).update(error=f"Came back: {bounce.status}")
    return True


@transaction.atomic
def count_bounce(mail: Mail, reason: Reason) -> bool:
    """Count a mail that nobody got; where that says too much about the address, leave it alone until its owner says otherwise."""
    now = timezone.now()
    is_new = reason != Reason.OTHER and Mail.objects.filter(pk=mail.pk, bounced_at__isnull=True).update(bounced_at=now)
    if not is_new:
        return False
    ours = Subscription.objects.filter(pk=mail.subscription_id)
    if reason == Reason.GONE:
        ours.update(bounce_count=F("bounce_count") + 1)
    else:
        ours.update(unreachable_count=F("unreachable_count") + 1, unreachable_since=Coalesce("unreachable_since", now))
    is_away = Q(unreachable_count__gte=LARGEST_COUNT, unreachable_since__lte=now - UNREACHABLE_FOR)
    ours.filter(is_away | Q(bounce_count__gte=LARGEST_COUNT), suspended_at__isnull=True).update(suspended_at=now)
    if ours.filter(suspended_at__isnull=False).exists():
        Mail.objects.filter(subscription_id=mail.subscription_id, state=Mail.State.WAITING, handed_over_at__isnull=True).exclude(
            pk=mail.pk
        ).exclude(kind=Mail.Kind.CONFIRM).update(state=Mail.State.DROPPED, finished_at=now)
    return True


def forgive() -> int:
    """Count from nothing again where a mail stayed and none came back after it. Return for how many addresses."""
    later = Mail.objects.filter(subscription=OuterRef("subscription"), bounced_at__isnull=False, finished_at__gte=OuterRef("finished_at"))
    stayed = Mail.objects.filter(
        ~Exists(later), subscription=OuterRef("pk"), state=Mail.State.SENT, bounced_at__isnull=True,
        finished_at__lt=timezone.now() - STAYED_AFTER,
    )  # fmt: skip
    counted = Subscription.objects.filter(Q(bounce_count__gt=0) | Q(unreachable_count__gt=0), suspended_at__isnull=True)
    return counted.filter(Exists(stayed)).update(bounce_count=0, unreachable_count=0, unreachable_since=None)
