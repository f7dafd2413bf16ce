"""Whether the words of a public release change without a correction: the press quotes what it has read."""

from collections.abc import Iterator

from core.marks import normalise
from news.embargo import is_public_already

FIELDS = {"title": "Überschrift", "subheadline": "Unterzeile", "lead": "Vorspann", "body": "Inhalt"}


def describe_silent_change(page) -> str:
    """Return what to tell an editor who is about to publish ``page``; empty for a release that was not public or has a new correction."""
    if not page.is_source or not is_public_already(page):
        return ""
    before = type(page).objects.get(pk=page.pk)
    changed = [label for name, label in FIELDS.items() if list(read_words(before, name)) != list(read_words(page, name))]
    if not changed or {one.id for one in page.corrections} - {one.id for one in before.corrections}:
        return ""
    return (
        f"Geändert ohne Korrektur: {', '.join(changed)}. Die Mitteilung war schon öffentlich, und die Presse zitiert, was sie gelesen hat. "
        "War etwas falsch, bitte unter „Korrekturen“ eintragen, mit dem bisherigen Wortlaut. Bei einem Tippfehler ist nichts zu tun."
    )


def read_words(page, name: str) -> Iterator[str]:
    """Yield the values of a field as plain texts, whatever the editor's form makes of their markup."""
    value = getattr(page, name)
    return _flatten(value.get_prep_value() if hasattr(value, "get_prep_value") else value)


def _flatten(value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "id":
                yield from _flatten(part)
    elif isinstance(value, list):
        for part in value:
            yield from _flatten(part)
    elif value is not None:
        yield normalise(str(value))
