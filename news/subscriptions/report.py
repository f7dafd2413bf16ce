"""What the desk is told about subscriptions and mails: numbers, states and servers' answers, never an address."""

import re
from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from core import snapshot
from core.presentation import get_language
from news.models.subscriptions import Mail, Subscription
from news.subscriptions.bounces import LARGEST_COUNT
from news.subscriptions.housekeeping import MAIL_DAYS

#: Mails that failed are shown up to this number, the newest first.
LARGEST_LIST = 50
#: The part of an address before its sign, as servers repeat it in their answers.
NAME_IN_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:@]+@")

KINDS = {
    Mail.Kind.CONFIRM: "Bitte um Bestätigung",
    Mail.Kind.KNOWN: "Hinweis auf das Abonnement",
    Mail.Kind.RELEASE: "Mitteilung",
    Mail.Kind.CORRECTION: "Korrektur",
}


class LanguageRow(NamedTuple):
    """Subscriptions and mails in one language. ``gone`` and ``unreachable`` are suspended: no mailbox, or one that was full too long."""

    name: str
    active: int
    unconfirmed: int
    gone: int
    unreachable: int
    waiting: int
    held: int


class ShownMail(NamedTuple):
    """A mail without its receiver. ``subject`` is German; ``answer`` is the server's last, without the names in addresses."""

    mail: Mail
    kind: str
    subject: str
    language: str
    answer: str


def count_by_language() -> list[LanguageRow]:
    """Return the languages that somebody subscribed to, in the order of the language table (two queries)."""
    confirmed, suspended = Q(confirmed_at__isnull=False), Q(suspended_at__isnull=False)
    rows = Subscription.objects.values("language_code").annotate(
        active=Count("pk", filter=confirmed & ~suspended),
        unconfirmed=Count("pk", filter=~confirmed & ~suspended),
        gone=Count("pk", filter=suspended & Q(bounce_count__gte=LARGEST_COUNT)),
        unreachable=Count("pk", filter=suspended & Q(bounce_count__lt=LARGEST_COUNT)),
    )
    mails = Mail.objects.filter(state=Mail.State.WAITING).values("subscription__language_code")
    waiting = {row["subscription__language_code"]: row for row in mails.annotate(waiting=count_waiting(), held=count_held())}
    order = {language.code: number for number, language in enumerate(settings.SITE_LANGUAGES)}
    found = sorted(rows, key=lambda row: order.get(row["language_code"], len(order)))
    return [
        LanguageRow(
            get_language(row["language_code"]).german_name, row["active"], row["unconfirmed"], row["gone"], row["unreachable"],
            waiting.get(row["language_code"], {}).get("waiting", 0), waiting.get(row["language_code"], {}).get("held", 0),
        )
        for row in found
    ]  # fmt: skip


def count_waiting() -> Count:
    """Mails that could go out now, and do not yet."""
    return Count("pk", filter=Q(state=Mail.State.WAITING, held_until__isnull=True))


def count_held() -> Count:
    """Mails that wait for their translation."""
    return Count("pk", filter=Q(state=Mail.State.WAITING, held_until__isnull=False))


def count_by_topic() -> list[tuple[str, int]]:
    """Return the German names of the topics with their subscribers; first those who take all topics (one query)."""
    active = Subscription.objects.filter(confirmed_at__isnull=False, suspended_at__isnull=True)
    counts: Counter[str] = Counter()
    for topics in active.values_list("topics", flat=True).iterator():
        counts.update(topics or [""])
    topics = snapshot.get_current().topics.values()
    return [("Alle Themen", counts[""]), *((topic.localise("name", settings.LANGUAGE_CODE).text, counts[topic.key]) for topic in topics)]


def count_mails() -> dict[str, int]:
    """Return the mails of the last days that were sent and that failed."""
    return Mail.objects.filter(finished_at__gte=timezone.now() - timedelta(days=MAIL_DAYS)).aggregate(
        sent=Count("pk", filter=Q(state=Mail.State.SENT)), failed=Count("pk", filter=Q(state=Mail.State.FAILED))
    )


def find_oldest_waiting() -> ShownMail | None:
    """Return the mail that waits longest although it could go out."""
    waiting = Mail.objects.filter(state=Mail.State.WAITING, held_until__isnull=True).order_by("created_at", "pk")
    return next(iter(show_mails(waiting[:1])), None)


def list_failed() -> list[ShownMail]:
    """Return the newest mails that nobody took."""
    return show_mails(Mail.objects.filter(state=Mail.State.FAILED).order_by("-finished_at", "-pk")[:LARGEST_LIST])


def show_mails(mails: QuerySet[Mail]) -> list[ShownMail]:
    joined = mails.select_related("subscription", "announcement__release")
    return [
        ShownMail(
            mail, KINDS[mail.kind], mail.announcement.release.title if mail.announcement else "",
            get_language(mail.subscription.language_code).german_name, hide_names(mail.error),
        )
        for mail in joined
    ]  # fmt: skip


def hide_names(answer: str) -> str:
    """Return a server's answer without the part of addresses that names somebody."""
    return NAME_IN_ADDRESS.sub("…@", answer)
