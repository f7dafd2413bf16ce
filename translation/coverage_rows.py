"""What a row of the coverage says, and sums of rows."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from core.presentation import get_language

OPEN_STATES = ("changed", "missing", "stale")


class CoverageRow(NamedTuple):
    """One page, fact, or kind of facts in one language.

    ``key`` is the translation key of the page, "<model>/<key>" of a fact, "<model>" for all facts of a kind.
    ``current``, ``changed`` and ``missing`` are German words, ``open_segments`` counts what is to do. ``state`` is the worst of them;
    a rewriting has no words and is ``fresh`` or ``stale``. ``changed_at`` is the last change of the public translation,
    ``waiting_since`` the day since when the oldest open part has waited.
    """

    kind: str
    key: str
    page_id: int | None
    title: str
    section: str
    section_title: str
    priority: int
    language_code: str
    state: str
    current: int = 0
    changed: int = 0
    missing: int = 0
    changed_segments: int = 0
    missing_segments: int = 0
    changed_at: datetime | None = None
    waiting_since: datetime | None = None
    checked_at: datetime | None = None
    is_machine_made: bool = False
    is_public: bool = True

    @property
    def language_name(self) -> str:
        """The German name of the language."""
        return get_language(self.language_code).german_name

    @property
    def open_segments(self) -> int:
        return self.changed_segments + self.missing_segments

    @property
    def words(self) -> int:
        return self.current + self.changed + self.missing

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def has_state(self, state: str) -> bool:
        """Whether the row has words of a state, or is in it as a whole; ``open`` is every state that asks for work."""
        if state == "open":
            return self.is_open
        return self.state == state or getattr(self, state, 0) > 0


class Totals(NamedTuple):
    """Words of many rows. Rewritings have none."""

    current: int
    changed: int
    missing: int

    @property
    def words(self) -> int:
        return sum(self)

    @property
    def percent(self) -> float:
        """Translated words of all words, one decimal, rounded down: 100 means that nothing is open."""
        return self.current * 1000 // self.words / 10 if self.words else 100.0


def sum_up(rows: Iterable[CoverageRow]) -> Totals:
    current = changed = missing = 0
    for row in rows:
        current, changed, missing = current + row.current, changed + row.changed, missing + row.missing
    return Totals(current, changed, missing)
