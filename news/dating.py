"""The date of a release: the day on which it becomes public, unless it comes from the archive. That one is news to nobody.

A date that nobody chose – that of the draft, that of an embargo – gives way to the day on which readers see the release first, by
whatever way it was published: the form, a workflow, a set time, an embargo that was lifted.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Revision

from news.embargo import find_day

#: What became public longer ago is no news, nor is what carries a date from longer before.
NEWS_DAYS = timedelta(days=7)


def find_given_days(page) -> set[date]:
    """Return the dates that a release got without anybody's choice: the day of its first draft, and those of its embargoes (one query)."""
    if page.pk is None:
        return set()
    rows = list(page.revisions.order_by("created_at", "pk").values_list("created_at", "content__embargo_until"))
    days = {find_day(created_at) for created_at, _until in rows[:1]}
    return days | {find_day(parse_datetime(until)) for _created_at, until in rows if until}


def is_seen_first(page, embargo_until: datetime | None) -> bool:
    """Whether readers could see a release for the first time if it were published now with this embargo (one query)."""
    now = timezone.now()
    if embargo_until is not None and embargo_until > now:
        return False
    stored = type(page)._default_manager.filter(pk=page.pk).values_list("first_published_at", "embargo_until").first()
    return stored is not None and (stored[0] is None or (stored[1] is not None and stored[1] > now))


def settle(page) -> None:
    """Give a live release, before its row is written, the day and the moment at which readers see it first. Both stay from then on.

    Wagtail counts the publication under an embargo as the first one, and takes the moment from the draft each time.
    """
    if page.pk is None or not page.live:
        return
    if page.is_source and is_seen_first(page, page.embargo_until):
        page.first_published_at = timezone.now()
        if page.date in find_given_days(page):
            page.date = timezone.localdate()
        return
    moment = type(page)._default_manager.filter(pk=page.pk).values_list("first_published_at", flat=True).first()
    if moment is not None:
        page.first_published_at = moment


def remember_date(page, revision) -> None:
    """Write the date of a published release into the drafts that still have the one before, so that the next of them keeps it."""
    day, before = page.date.isoformat(), str(revision.content["date"])
    if day == before:
        return
    for draft in page.revisions.filter(pk__gte=revision.pk, content__date=before):
        Revision.objects.filter(pk=draft.pk).update(content={**draft.content, "date": day})


def is_backdated(page) -> bool:
    """Whether the date of a release is long before the moment at which it became public, or would become so now.

    A release with an embargo is news, whatever its date; so is one that only waited long as a draft.
    """
    is_old = page.date < find_day(page.released_at or timezone.now()) - NEWS_DAYS
    return is_old and not page.embargo_until and page.date not in find_given_days(page)


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
