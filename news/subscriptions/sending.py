"""Send what waits in the outbox. May be killed at any point and run by several workers at once.

Each mail goes through three writes of its row, each in a transaction of its own:

1. *claimed*: no other worker begins it while the claim lasts. A worker that dies here has sent nothing; the claim runs out.
2. *handed over*, just before the server gets the last bytes. A worker that dies behind it does not know what the server did.
   Its mail counts as sent: the bytes left a moment later, and a press release that comes twice is worse than the chance of
   dying between two lines of code.
3. *sent*, or waiting again with a pause, or failed for good.

While the process lives and the server hangs up without an answer, the mail is sent again (RFC 5321 §4.1.1.4: without the
answer the server has not taken it), under the same Message-ID.
"""

import logging
from collections import Counter
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from news.models.subscriptions import Mail
from news.subscriptions import bounces
from news.subscriptions.letters import Nothing, write_letter
from news.subscriptions.reasons import judge_answer
from news.subscriptions.server import Connection, Refused, ServerTrouble, connect, get_envelope_sender, is_configured

logger = logging.getLogger(__name__)

#: Mails in one go. The next go begins a few seconds later.
BATCH = 500
#: Longer than the server can take for all answers of one mail.
CLAIM = timedelta(minutes=5)
#: Minutes to wait after the first, second, … attempt that came to nothing.
PAUSES = (1, 2, 5, 10, 20, 40, 60)
#: RFC 5321 §4.5.4.1: give up after four or five days.
GIVE_UP_AFTER = timedelta(days=5)


class Lost(Exception):
    """The mail was taken from us: its subscriber cancelled, or our claim ran out."""


def find_due(now: datetime | None = None) -> QuerySet[Mail]:
    """Return the mails to send now, the oldest first."""
    now = now or timezone.now()
    is_free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    waiting = Mail.objects.filter(is_free, state=Mail.State.WAITING, held_until__isnull=True, handed_over_at__isnull=True)
    return waiting.filter(due_at__lte=now).order_by("due_at", "pk")


def send_due() -> Counter:
    """Send what is due. Return how many mails ended in which state; ``waiting`` are those to be tried again."""
    results = Counter(unknown=settle_unknown(), given_up=give_up())
    waiting = list(find_due().values_list("pk", flat=True)[:BATCH])
    if not waiting or not is_configured():
        return results
    try:
        with connect() as connection:
            for pk in waiting:
                results[send(connection, pk)] += 1
    except ServerTrouble as trouble:
        results["waiting"] += postpone(find_due(), str(trouble))
        logger.warning("Mails wait, the mail server does not take them: %s", trouble)
    except Lost:
        results["lost"] += 1
    return results


def settle_unknown() -> int:
    """Close the mails whose worker died while the server had them."""
    now = timezone.now()
    unknown = Mail.objects.filter(state=Mail.State.WAITING, handed_over_at__isnull=False, claimed_until__lte=now)
    return unknown.update(state=Mail.State.SENT, finished_at=now, error="The worker died before it heard the server's answer.")


def give_up() -> int:
    """Close the mails that nobody took for days. Where the server refused one mail all the time, its address is the reason."""
    now = timezone.now()
    old = find_due(now).filter(created_at__lt=now - GIVE_UP_AFTER)
    for mail in old.filter(error__startswith="4").exclude(error__startswith="421"):
        bounces.count_bounce(mail, judge_answer(mail.error, is_to_address=True))
    return old.update(state=Mail.State.FAILED, finished_at=now)


def send(connection: Connection, pk: int) -> str:
    """Send one mail and return its state afterwards. Raises ServerTrouble or Lost."""
    now = timezone.now()
    until = now + CLAIM
    if not find_due(now).filter(pk=pk).order_by().update(claimed_until=until):
        return "taken"
    ours = Mail.objects.filter(pk=pk, claimed_until=until, state=Mail.State.WAITING)
    mail = ours.select_related("subscription", "announcement").first()
    if mail is None:
        return "taken"

    def hand_over() -> None:
        if not ours.update(handed_over_at=timezone.now()):
            raise Lost(pk)

    try:
        content = write_letter(mail).as_bytes()
    except Nothing as reason:
        return finish(ours, Mail.State.DROPPED, str(reason))
    except Exception as error:
        # One mail that cannot be written must not keep back those behind it.
        logger.exception("Mail %s cannot be written.", pk)
        postpone(ours, repr(error))
        return Mail.State.WAITING
    try:
        connection.deliver(get_envelope_sender(), mail.subscription.address, content, hand_over)
    except Refused as refusal:
        if not refusal.is_final:
            postpone(ours, str(refusal))
            return Mail.State.WAITING
        bounces.count_bounce(mail, refusal.reason)
        return finish(ours, Mail.State.FAILED, str(refusal))
    except ServerTrouble as trouble:
        postpone(ours, str(trouble))
        raise
    return finish(ours, Mail.State.SENT)


def finish(mails: QuerySet[Mail], state: Mail.State, error: str = "") -> str:
    """Close a mail and return its state."""
    mails.update(state=state, finished_at=timezone.now(), error=error[:300])
    return state


def postpone(mails: QuerySet[Mail], error: str) -> int:
    """Let mails wait, longer each time. Return how many."""
    now = timezone.now()
    count = 0
    for attempts, pks in group_by_attempts(mails).items():
        pause = timedelta(minutes=PAUSES[min(attempts, len(PAUSES) - 1)])
        count += Mail.objects.filter(pk__in=pks).update(
            due_at=now + pause, attempts=F("attempts") + 1, claimed_until=None, handed_over_at=None, error=error[:300]
        )
    return count


def group_by_attempts(mails: QuerySet[Mail]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for pk, attempts in mails.values_list("pk", "attempts"):
        groups.setdefault(attempts, []).append(pk)
    return groups
