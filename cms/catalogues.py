"""Compiles and checks the message catalogues in ``locale/``. Git keeps the texts only, and polib needs no gettext tools installed."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import polib

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]")


def compile_catalogues(folder: Path) -> int:
    """Write the ``.mo`` beside every ``.po`` below ``folder`` that is newer or has none. Returns how many were written.

    Raises OSError, naming the file, where a catalogue cannot be read as one.
    """
    count = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_suffix(f".{os.getpid()}")  # two test runs may begin at once
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
        count += 1
    return count


def find_faults(source: Path, complete: Path, more: Iterable[str] = ()) -> list[str]:
    """Return what the catalogue ``source`` lacks beside the ``complete`` one and the msgids in ``more``, a line for each fault.

    A text counts when it is translated, not marked fuzzy, has all plural forms, and keeps the placeholders: one that is
    misspelt would end a page with an error. Raises OSError, naming the file, where ``source`` cannot be read as a catalogue.
    """
    catalogue = polib.pofile(str(source))
    entries = {entry.msgid: entry for entry in catalogue if not entry.obsolete}
    form_count = re.search(r"nplurals\s*=\s*(\d+)", catalogue.metadata.get("Plural-Forms", ""))
    faults = []
    for reference in polib.pofile(str(complete)):
        entry = entries.get(reference.msgid)
        if entry is None or not entry.translated():
            faults.append(f"not translated: “{reference.msgid}”")
        elif reference.msgid_plural and (form_count is None or len(entry.msgstr_plural) != int(form_count[1])):
            faults.append(f"not in all plural forms: “{reference.msgid}”")
        elif find_strange_placeholders(entry):
            faults.append(f"other placeholders: “{reference.msgid}”")
    return faults + [f"not translated: “{msgid}”" for msgid in more if msgid not in entries or not entries[msgid].translated()]


def find_strange_placeholders(entry: polib.POEntry) -> set[str]:
    """Return the placeholders of a translation that its English text does not have, and those that it leaves out.

    A plural form may leave out the number ("one page"), so only strange ones count there.
    """
    known = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    if entry.msgid_plural:
        return {name for text in entry.msgstr_plural.values() for name in PLACEHOLDER.findall(text)} - known
    return known ^ set(PLACEHOLDER.findall(entry.msgstr))
