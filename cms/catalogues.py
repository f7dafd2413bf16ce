"""Compiles the message catalogues in ``locale/``. Git keeps the texts only, and polib needs no gettext tools installed."""

from pathlib import Path

import polib


def compile_catalogues(folder: Path) -> int:
    """Write the ``.mo`` beside every ``.po`` below ``folder`` that is newer or has none. Returns how many were written.

    Raises OSError, naming the file, where a catalogue cannot be read as one.
    """
    count = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_suffix(".new")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
        count += 1
    return count
