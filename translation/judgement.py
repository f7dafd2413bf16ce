"""Whether a translation may become public: the gate, the length of the column, and what was let pass with a reason."""

from collections.abc import Iterable
from typing import NamedTuple

from wagtail.models import Locale

from core.presentation import get_language
from translation.gate import Finding, Kind, check
from translation.models import GateOverride, ProtectedName
from translation.planning import digest_segment
from translation.segment import Refusal, Segment


def inspect(segment: Segment, text: str, locale: Locale, *, protected: Iterable = ()) -> list[Finding]:
    """Return what is against a text, apart from the findings that were let pass with a reason, each for itself.

    A text that its column cannot hold comes first, and no reason lets it pass: SQLite would store it, PostgreSQL would not.
    """
    excess = find_excess(segment, text)
    language, marked = get_language(locale.language_code), dict(segment.foreign_words)
    findings = check(segment.german, text, language, protected=list(protected), foreign_words=marked.keys())
    if not findings:
        return excess
    passed = set(
        GateOverride.objects.filter(locale=locale, source_digest=segment.digest, target_digest=digest_segment(text)).values_list(
            "finding_digest", flat=True
        )
    )
    return excess + [finding for finding in findings if finding.digest not in passed]


def find_excess(segment: Segment, text: str) -> list[Finding]:
    """Return one finding for a text that is longer than its column, with both numbers of characters."""
    if segment.longest is None:
        return []
    length = segment.count_characters(text)
    return [Finding(Kind.LENGTH, str(segment.longest), str(length))] if length > segment.longest else []


def load_protected_names(locale: Locale) -> list:
    """Return the list of protected names in the form that the gate takes, with what one language may write."""
    return [ProtectedTerm(one.name, one.get_variants(locale.language_code)) for one in ProtectedName.objects.all()]


class ProtectedTerm(NamedTuple):
    """A protected name with the ways in which a language may write it."""

    name: str
    variants: tuple[str, ...]


def pass_gate(segments: Iterable[Segment], texts: dict[str, str], locale: Locale) -> tuple[list[tuple[Segment, str]], list[Refusal]]:
    """Return which of ``texts`` (by segment key) may become public, and which not."""
    protected = load_protected_names(locale)
    accepted, refused = [], []
    for segment in segments:
        text = texts.get(segment.key)
        if text is None:
            continue
        findings = inspect(segment, text, locale, protected=protected)
        if findings:
            refused.append(Refusal(segment, text, findings))
        else:
            accepted.append((segment, text))
    return accepted, refused
