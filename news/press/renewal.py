"""Which files are behind what goes into them. What is known to have changed is marked at once; a sweep finds the rest.

The mark (``PressFile.outdated_since``) means "look again": only the digest decides whether a file is made anew.
"""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from news.models import NewsPage, PressFile
from news.press.building import read_inputs

#: A file that could not be made is tried again after this, even if nothing changed: a full disk may have been emptied.
RETRY_AFTER = timedelta(hours=1)


def mark_outdated(releases: QuerySet[NewsPage]) -> int:
    """Mark the files of some versions; return how many. What is not published has files no more than once."""
    return PressFile.objects.filter(release__in=releases).update(outdated_since=timezone.now())


def prepare(page_ids: list[int]) -> None:
    """Have rows for the files of published versions, marked, so that they wait to be made."""
    now = timezone.now()
    rows = [PressFile(release_id=page_id, kind=kind, outdated_since=now) for page_id in page_ids for kind in PressFile.Kind.values]
    PressFile.objects.bulk_create(rows, ignore_conflicts=True)


def find_due() -> QuerySet[NewsPage]:
    """Return the published versions whose files are to be looked at, the newest release first.

    Those that failed since they were marked wait for RETRY_AFTER.
    """
    may_try = Q(tried_at=None) | Q(tried_at__lt=F("outdated_since")) | Q(tried_at__lte=timezone.now() - RETRY_AFTER)
    marked = PressFile.objects.filter(may_try, release=OuterRef("pk"), outdated_since__isnull=False)
    return NewsPage.objects.live().filter(Exists(marked)).order_by("-date", "pk")


def sweep(limit: int) -> int:
    """Compare the digests of the ``limit`` versions that were compared longest ago, and mark what is behind. Return how many are.

    For what no signal tells: a new version of our code, of a package or a font, a lost file, rows changed past Django's signals.
    Versions without rows get them.
    """
    published = NewsPage.objects.live()
    prepare(list(published.filter(press_files=None).values_list("pk", flat=True)))
    rows = PressFile.objects.filter(release__in=published, outdated_since=None, kind=PressFile.Kind.KIT)
    found = [page_id for page_id in rows.order_by(F("checked_at").asc(nulls_first=True)).values_list("release", flat=True)[:limit]]
    behind = [page_id for page_id in found if is_behind(page_id)]
    PressFile.objects.filter(release__in=found).update(checked_at=timezone.now())
    mark_outdated(NewsPage.objects.filter(pk__in=behind))
    return len(behind)


def is_behind(page_id: int) -> bool:
    """Whether a file of a version is missing, or was made from something else than what would go in now."""
    digests = read_inputs(page_id).digests
    rows = {row.kind: row for row in PressFile.objects.filter(release=page_id)}
    return any(kind not in rows or rows[kind].input_digest != digest or not rows[kind].is_available for kind, digest in digests.items())
