"""What changed on a German page or fact since it was translated: segment by segment, with the older translation of each language."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from translation.desk.differences import show_difference, show_text
from translation.desk.documents import FactDocument, PageDocument
from translation.desk.permissions import find_translation_locales
from translation.desk.screens import name_language
from translation.gate import explain
from translation.segment import Refusal, Segment


class OlderTranslation(NamedTuple):
    """What a language had for the text before the change."""

    locale: Locale
    text: SafeString

    @property
    def language_name(self) -> str:
        return name_language(self.locale.language_code)


class Change(NamedTuple):
    """A changed segment. Languages that lag behind by the same German text stand together."""

    key: str
    place: str
    difference: SafeString
    translations: list[OlderTranslation]


class RefusedConfirmation(NamedTuple):
    """An older translation that the gate holds back from the new German text, and why, in German."""

    locale: Locale
    segment: Segment
    german: SafeString
    text: SafeString
    sentences: list[str]

    @property
    def language_name(self) -> str:
        return name_language(self.locale.language_code)

    @classmethod
    def of(cls, locale: Locale, refusal: Refusal) -> "RefusedConfirmation":
        sentences = [explain(finding) for finding in refusal.findings]
        return cls(locale, refusal.segment, show_text(refusal.segment.german), show_text(refusal.text), sentences)


class Confirmation(NamedTuple):
    """What came of a minor edit in all languages."""

    confirmed: int
    refused: list[RefusedConfirmation]


def find_target_locales(page: Page) -> list[Locale]:
    """Return the languages with segments that have this page."""
    present = set(page.get_translations().values_list("locale_id", flat=True))
    return [locale for locale in find_translation_locales() if locale.pk in present]


def collect_changes(documents: Iterable[PageDocument | FactDocument]) -> list[Change]:
    """Return the changed segments of a German page or fact in reading order. ``documents`` are its languages (three queries each)."""
    changes: dict[tuple[str, str], Change] = {}
    order: dict[str, int] = {}
    for document in documents:
        for number, segment in enumerate(document.load_segments()):
            order[segment.key] = number
            if segment.state != "changed":
                continue
            change = changes.setdefault(
                (segment.key, segment.older_german),
                Change(segment.key, document.name_place(segment), show_difference(segment.older_german, segment.german), []),
            )
            change.translations.append(OlderTranslation(document.locale, show_text(segment.older_translation)))
    return sorted(changes.values(), key=lambda change: order[change.key])


def confirm(documents: Iterable[PageDocument | FactDocument], keys: set[str], codes: set[str], user) -> Confirmation:
    """Keep the older translations of these segments in these languages, as far as the gate lets them."""
    confirmed, refused = 0, []
    for document in documents:
        if document.locale.language_code not in codes:
            continue
        release = document.confirm(keys, user)
        confirmed += release.released
        refused += [RefusedConfirmation.of(document.locale, one) for one in release.refused]
    return Confirmation(confirmed, refused)
