"""From a release that became public to one mail for each subscriber, once.

The scheduler looks a few times a minute at what readers can see. So it does not matter how a release became public: an editor
published it, its time came, or its embargo ended. Nothing is told before readers can see it, and nothing is told twice.

Mails in a language that lacks the text wait for it, for some hours: translations come after the German text, and a second mail
would be one too many. Where they were made under an embargo nothing waits.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import snapshot
from news.dating import is_archived
from news.models import NewsPage
from news.models.subscriptions import Announcement, Mail, Subscription
from news.subscriptions.content import find_topic_key, is_in_language, list_corrections


def announce_news() -> int:
    """Write the mails for all that became public since the last time. Return how many."""
    return sum(announce_release(release) for release in find_untold()) + sum(announce_corrections(release) for release in find_corrected())


def find_public(**conditions) -> list[NewsPage]:
    """Return German releases that every reader can see now."""
    return list(NewsPage.objects.public(snapshot.get_current().tree).filter(**conditions))


def find_untold() -> list[NewsPage]:
    """Return public releases that nobody was told of."""
    return find_public(announcements__isnull=True)


def find_corrected() -> list[NewsPage]:
    """Return public releases that were told of and published again since."""
    return find_public(announcements__part="", last_published_at__gt=F("announcements__looked_at"))


@transaction.atomic
def announce_release(release: NewsPage) -> int:
    """Tell of a release. Corrections that it already has when it is first seen belong to it and are not told of again."""
    announcement, is_new = Announcement.objects.get_or_create(release=release, part="", defaults={"looked_at": find_published_at(release)})
    if not is_new:
        return 0
    for correction in list_corrections(release):
        Announcement.objects.get_or_create(release=release, part=correction.key)
    if is_archived(release):
        return 0
    return write_mails(announcement, release, Mail.Kind.RELEASE)


@transaction.atomic
def announce_corrections(release: NewsPage) -> int:
    """Tell of corrections that a release got since. Any other change of it is told to nobody."""
    release.announcements.filter(part="").update(looked_at=find_published_at(release))
    count = 0
    for correction in list_corrections(release):
        announcement, is_new = Announcement.objects.get_or_create(release=release, part=correction.key)
        count += write_mails(announcement, release, Mail.Kind.CORRECTION) if is_new else 0
    return count


def find_published_at(release: NewsPage) -> datetime:
    """Return when the text was published that was read now."""
    return release.last_published_at or timezone.now()


def write_mails(announcement: Announcement, release: NewsPage, kind: Mail.Kind) -> int:
    """Put one mail for each subscriber of the release's topics into the outbox."""
    topic = find_topic_key(release)
    # First come, first served: PostgreSQL has no order of its own.
    subscribers = Subscription.objects.filter(confirmed_at__isnull=False, suspended_at__isnull=True).order_by("pk")
    receivers = [one for one in subscribers.only("pk", "topics", "language_code").iterator() if not one.topics or topic in one.topics]
    holds = {code: find_hold(announcement, code) for code in {one.language_code for one in receivers}}
    mails = [Mail(subscription=one, announcement=announcement, kind=kind, held_until=holds[one.language_code]) for one in receivers]
    announcement.mail_count = len(Mail.objects.bulk_create(mails, batch_size=500))
    announcement.save(update_fields=["mail_count"])
    return announcement.mail_count


def find_hold(announcement: Announcement, code: str) -> datetime | None:
    """Return until when mails in a language wait for the text, None where it is there or is not waited for."""
    hours = settings.MAIL["hold_hours"]
    if not hours or is_in_language(snapshot.get_current(), announcement.release_id, announcement.part, code):
        return None
    return timezone.now() + timedelta(hours=hours)


def let_go() -> int:
    """Let the mails go whose text is there now in their language, or was waited for long enough. Return how many."""
    held = Mail.objects.filter(state=Mail.State.WAITING, held_until__isnull=False)
    names = ("announcement", "announcement__release", "announcement__part", "subscription__language_code", "held_until")
    now = timezone.now()
    count = 0
    for announcement_id, release_id, part, code, until in held.values_list(*names).distinct():
        if until <= now or is_in_language(snapshot.get_current(), release_id, part, code):
            ready = held.filter(announcement=announcement_id, subscription__language_code=code)
            count += ready.update(held_until=None, created_at=now, due_at=now)
    return count
