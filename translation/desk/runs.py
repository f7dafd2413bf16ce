"""The last refresh of a page's translations, in words."""

from typing import NamedTuple

from translation.desk.screens import name_language
from translation.models import RefreshRun


class LanguageOutcome(NamedTuple):
    """What the refresh found in one language, in segments."""

    name: str
    current: int
    changed: int
    missing: int

    @property
    def is_complete(self) -> bool:
        return not (self.changed or self.missing)


class RunDescription(NamedTuple):
    """A refresh and what came of it."""

    run: RefreshRun
    languages: list[LanguageOutcome]

    @property
    def complete_count(self) -> int:
        return sum(one.is_complete for one in self.languages)


def describe_last_run(page) -> RunDescription | None:
    """Return the last refresh of a German page, None if there was none (one query)."""
    run = RefreshRun.objects.filter(page_id=page.pk).first()
    if run is None:
        return None
    return RunDescription(run, [LanguageOutcome(name_language(code), *counts[:3]) for code, counts in run.results.items()])
