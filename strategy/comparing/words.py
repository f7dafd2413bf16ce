"""Differences between two texts in whole words."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

#: A word with the punctuation and the space that follow it.
TOKEN = re.compile(r"\S+\s*")
#: Below this share of common words two texts are shown one after the other: a patchwork of words would not be readable.
READABLE = 0.35


class Run(NamedTuple):
    """A stretch of text: ``same``, ``deleted`` or ``inserted``. ``language`` is set where it is not that of the part."""

    kind: str
    text: str
    language: str = ""


def compare_words(before: str, after: str) -> list[Run]:
    """Return the stretches that make up both texts, at each place what went before what came. Each ends with its space."""
    old, new = TOKEN.findall(before.rstrip() + " "), TOKEN.findall(after.rstrip() + " ")
    matcher = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], autojunk=False)
    if matcher.ratio() < READABLE:
        return replace_all(before, after)
    runs = []
    for operation, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        came = "".join(new[new_from:new_to])
        if operation == "equal":
            runs.append(Run("same", came))
            continue
        runs += [run for run in (Run("deleted", "".join(old[old_from:old_to])), Run("inserted", came)) if run.text]
    return runs


def replace_all(before: str, after: str, language: str = "") -> list[Run]:
    """Return one text after the other. ``language`` is that of the text before, where it is another."""
    return [Run("deleted", before, language), Run("inserted", after)]
