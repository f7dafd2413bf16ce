"""What every engine offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Result:
    """The translation of one text, or None and the German reason why there is none."""

    text: str | None
    reason: str = ""


@dataclass(frozen=True)
class Quota:
    """Characters used and allowed in the current period of billing. ``limit`` is None without a limit."""

    used: int
    limit: int | None

    @property
    def left(self) -> int | None:
        return None if self.limit is None else max(0, self.limit - self.used)


class Engine(Protocol):
    """A machine that translates from German.

    Texts are HTML fragments as wagtail-localize keeps them: inline tags, attributes replaced by ``id``, text escaped.
    """

    name: str
    #: How people call it.
    label: str

    def translate(self, texts: Sequence[str], target_code: str) -> list[Result]:
        """Return one result for each text, in the same order. Raises EngineError when the request as a whole fails."""
        ...

    def count_characters(self, texts: Sequence[str]) -> int:
        """Return how many characters ``translate`` would send of these texts, as the engine counts them. Sends nothing."""
        ...

    def get_quota(self) -> Quota | None:
        """Ask the engine what is left; None where it keeps no such account. Raises EngineError."""
        ...

    def get_languages(self) -> frozenset[str]:
        """Ask the engine which of the site's languages it offers now, by our codes. Raises EngineError."""
        ...
