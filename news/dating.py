"""The date of a release: the day on which it becomes public, unless it comes from the archive. That one is news to nobody."""

from datetime import timedelta

from django.utils import timezone

from news.embargo import find_day

#: What became public longer ago is no news, nor is what carries a date from longer before.
NEWS_DAYS = timedelta(days=7)


def is_date_of_draft(page) -> bool:
    """Whether the date of a release is just the day on which its draft was begun, and so nobody's choice (one query)."""
    if page.pk is None:
        return False
    begun_at = page.revisions.order_by("created_at").values_list("created_at", flat=True).first()
    return begun_at is not None and find_day(begun_at) == page.date


def is_backdated(page) -> bool:
    """Whether the date of a release is long before the moment at which it became public, or would become so now.

    A release with an embargo is news, whatever its date; so is one that only waited long as a draft.
    """
    is_old = page.date < find_day(page.released_at or timezone.now()) - NEWS_DAYS
    return is_old and not page.embargo_until and not is_date_of_draft(page)


def is_archived(page) -> bool:
    """Whether nobody is written to about a public release, whoever asked for mails."""
    now = timezone.now()
    return (page.released_at or now) < now - NEWS_DAYS or is_backdated(page)


def describe_silence(page) -> str:
    """Return why no mail will go out for a release that was not told of yet, for the desk; empty when mails will."""
    if not is_backdated(page) or page.announcements.filter(part="").exists():
        return ""
    return (
        f"Zu dieser Mitteilung geht keine E-Mail an die Abonnements: Ihr Datum ({page.date:%d.%m.%Y}) liegt mehr als {NEWS_DAYS.days} Tage "
        "vor der Veröffentlichung, sie gilt deshalb als Mitteilung aus dem Archiv. Ist sie neu, bitte vor dem Veröffentlichen das Datum "
        "ändern."
    )
