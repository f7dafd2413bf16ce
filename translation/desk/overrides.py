"""Findings of the gate that somebody let pass: the list for those who check, and the same as CSV."""

import csv
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from translation.desk.coverage_table import defuse
from translation.desk.screens import name_language
from translation.gate import KIND_NAMES, Finding, Kind, explain
from translation.models import GateOverride
from translation.segments import FACT_PREFIX

COLUMNS = ("Tag", "Sprache", "Art", "Beanstandung", "Begründung", "Konto", "Gilt", "Deutscher Text", "Übersetzung", "Stelle")


class OverrideEntry(NamedTuple):
    """One override in words. ``address`` leads to the text it was given at; "" where that is not known."""

    row: GateOverride
    language_code: str
    language_name: str
    kind_name: str
    sentence: str
    user_name: str
    address: str

    @property
    def is_in_force(self) -> bool:
        """Overrides from before findings were told apart let nothing pass any more."""
        return bool(self.row.finding_digest)


def load_entries(*, code: str = "", kind: str = "") -> list[OverrideEntry]:
    """Return the overrides, the newest first, of one language or kind where these are given (one query)."""
    rows = GateOverride.objects.select_related("locale", "user")
    if code:
        rows = rows.filter(locale__language_code=code)
    if kind:
        rows = rows.filter(kind=kind)
    return [describe(row) for row in rows]


def describe(row: GateOverride) -> OverrideEntry:
    kind = Kind(row.kind)
    code = row.locale.language_code
    sentence = explain(Finding(kind, row.german, row.translation)) if row.finding_digest else f"Alle Beanstandungen „{KIND_NAMES[kind]}“"
    return OverrideEntry(row, code, name_language(code), KIND_NAMES[kind], sentence, str(row.user or ""), link_source(code, row.source_key))


def link_source(code: str, source_key: str) -> str:
    """Return the address where the texts filed under a key are translated."""
    if not source_key:
        return ""
    if source_key.startswith(FACT_PREFIX):
        return reverse("translation_desk:translate_fact", args=[code, *source_key.removeprefix(FACT_PREFIX).split("/")])
    return reverse("translation_desk:translate_page", args=[code, source_key])


def write_csv(entries: Iterable[OverrideEntry], file) -> None:
    """Write the list as CSV with a heading. ``file`` takes text."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for one in entries:
        row = one.row
        texts = [one.sentence, row.reason, one.user_name, "ja" if one.is_in_force else "nein", row.source_text, row.target_text, row.path]
        day = timezone.localtime(row.created_at).date().isoformat()
        writer.writerow([day, one.language_code, one.kind_name, *map(defuse, texts)])
