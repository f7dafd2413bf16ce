"""Earlier translations of the same or a similar German text, from all pages of a language."""

from typing import NamedTuple

from django.utils.safestring import SafeString
from rapidfuzz import fuzz, process
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from translation.desk.differences import show_difference
from translation.segments import Segment

#: Below this likeness (0 to 100) a text helps nobody.
LEAST_LIKENESS = 70
MOST_SUGGESTIONS = 3


class Suggestion(NamedTuple):
    """A translation that somebody released for ``german``. ``likeness`` is 100 for the very same text."""

    german: str
    text: str
    likeness: int
    difference: SafeString

    @property
    def is_exact(self) -> bool:
        return self.likeness == 100


class Memory:
    """All released translations of a language, the newest of each German text (one query)."""

    def __init__(self, locale: Locale):
        rows = StringTranslation.objects.filter(locale=locale, has_error=False).order_by("updated_at")
        self.texts = dict(rows.values_list("translation_of__data", "data"))
        self.germans = list(self.texts)

    def suggest(self, segment: Segment) -> list[Suggestion]:
        """Return the best earlier translations for a segment, apart from its own older one, which is offered anyway."""
        found = process.extract(segment.german, self.germans, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=MOST_SUGGESTIONS + 1)
        suggestions = []
        for german, score, _index in found:
            likeness = 100 if german == segment.german else min(int(score), 99)
            if self.texts[german] not in ("", segment.older_translation):
                suggestions.append(Suggestion(german, self.texts[german], likeness, show_difference(german, segment.german)))
        return suggestions[:MOST_SUGGESTIONS]
