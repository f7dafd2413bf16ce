"""Who was told of a release, for its edit screen. Knows no page type: the page types know this."""

from django.db.models import Count, Q

from news.models.subscriptions import Announcement, Mail


def describe_announcements(release) -> list[str]:
    """Return who was told of a release and of its corrections, for its edit screen, in German (one query)."""
    rows = Announcement.objects.filter(release=release).annotate(
        waiting=Count("mails", filter=Q(mails__state=Mail.State.WAITING, mails__held_until__isnull=True)),
        held=Count("mails", filter=Q(mails__state=Mail.State.WAITING, mails__held_until__isnull=False)),
        failed=Count("mails", filter=Q(mails__state=Mail.State.FAILED)),
    )
    return [describe_announcement(row) for row in rows.order_by("announced_at", "pk") if row.mail_count or not row.part]


def describe_announcement(row: Announcement) -> str:
    """Return one line. Wants the counts of ``describe_announcements``."""
    subject = "Korrektur" if row.part else "Mitteilung"
    if not row.mail_count:
        return f"{subject}: per E-Mail niemandem mitgeteilt. Zum Thema gibt es kein Abonnement, oder das Datum lag zu weit zurück."
    words = [f"{subject}: mitgeteilt an {row.mail_count}"]
    if row.waiting:
        words.append(f"{row.waiting} {'wartet' if row.waiting == 1 else 'warten'}")
    if row.held:
        words.append(f"{row.held} {'wartet' if row.held == 1 else 'warten'} auf die Übersetzung")
    if row.failed:
        words.append(f"{row.failed} nicht zustellbar")
    return ", ".join(words) + "."
