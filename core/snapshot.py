"""What every request needs and few edits change, held in memory: page tree, topics, texts of the site, emergency numbers, notices.

One version row is read on every request (see ``TreeVersion``); a process whose copy is older builds a new one. So does one
whose clock has reached the end of an embargo: at that minute nothing is written anywhere.
"""

import threading
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from core.models.versions import TreeVersion
from core.navigation import PageTree
from core.notices import HeldNotice, read_notices
from facts.models import ContactPoint, SiteText, Topic


@dataclass(frozen=True)
class Snapshot:
    """The state of the site at one version ``token``. Never changed after it was built."""

    token: str
    tree: PageTree
    topics: dict[int, Topic] = field(default_factory=dict)
    site_text: SiteText | None = None
    emergency_contacts: tuple[ContactPoint, ...] = ()
    notices: tuple[HeldNotice, ...] = ()

    @classmethod
    def build(cls, token: str) -> "Snapshot":
        """Read everything from the database (about ten queries, whatever the number of pages)."""
        return cls(
            token=token,
            tree=PageTree.build(),
            topics={topic.pk: topic for topic in Topic.objects.all()},
            site_text=SiteText.objects.select_related("format_contact").first(),
            emergency_contacts=tuple(ContactPoint.objects.filter(is_emergency=True)),
            notices=read_notices(),
        )

    def name_site(self, language_code: str) -> str:
        """Return the name of the site in a language, or in German while it has none there."""
        return self.site_text.localise("name", language_code).text if self.site_text else settings.WAGTAIL_SITE_NAME

    def holds(self, token: str) -> bool:
        """Whether this is still the state of the site, by its version and by the clock."""
        until = self.tree.next_release_at
        return self.token == token and (until is None or timezone.now() < until)


_lock = threading.Lock()
_current: Snapshot | None = None


def get_current() -> Snapshot:
    """Return the snapshot of this moment. Costs one query unless something changed."""
    global _current
    token = TreeVersion.read()
    snapshot = _current
    if snapshot is not None and snapshot.holds(token):
        return snapshot
    with _lock:
        if _current is None or not _current.holds(token):
            _current = Snapshot.build(token)
        return _current


def get_held() -> Snapshot:
    """Return what this process holds, without asking whether it is of this moment.

    For code that runs inside a request, whose router has asked already, and that is given no request to ask with.
    """
    return _current or get_current()
