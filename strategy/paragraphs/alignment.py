"""Which paragraph of a new text is which paragraph of the old one. Pure: the same two texts always give the same answer."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

#: How alike two texts must be (share of common words, 0 to 1) to be the same paragraph: anywhere in the chapter, in the same
#: block of the editor, and where both stand alone between the same two neighbours.
ALIKE_ANYWHERE = 0.6
ALIKE_IN_BLOCK = 0.4
ALIKE_IN_GAP = 0.2


class Candidate(NamedTuple):
    """A pair that may be the same paragraph. Sorts with the best first, then by the order of the text."""

    distance: float
    old: int
    new: int


def align(old: Sequence, new: Sequence) -> list[int | None]:
    """Return for each paragraph of ``new`` the index of the same one in ``old``, None for one that was not there.

    Both hold anything with ``block_id``, ``kind`` and ``text``. Each index is used once. A paragraph that was moved is found,
    one that was split goes on in its larger part, of two that were joined the larger goes on.
    """
    matches: list[int | None] = [None] * len(new)
    match_equal(old, new, matches, same_block=True)
    match_equal(old, new, matches, same_block=False)
    match_alike(old, new, matches)
    match_gaps(old, new, matches)
    return matches


def find_free(old: Sequence, matches: list[int | None]) -> list[int]:
    """Return the indices of ``old`` that no paragraph has been matched with."""
    taken = set(matches)
    return [index for index in range(len(old)) if index not in taken]


def match_equal(old: Sequence, new: Sequence, matches: list[int | None], *, same_block: bool) -> None:
    """Match paragraphs of the same words, in order, so that two of the same words keep their order."""
    waiting: dict[tuple, list[int]] = {}
    for index in find_free(old, matches):
        waiting.setdefault((old[index].block_id if same_block else "", old[index].text), []).append(index)
    for position, one in enumerate(new):
        queue = waiting.get((one.block_id if same_block else "", one.text))
        if matches[position] is None and queue:
            matches[position] = queue.pop(0)


def match_alike(old: Sequence, new: Sequence, matches: list[int | None]) -> None:
    """Match paragraphs whose words changed, the most alike first."""
    candidates = []
    free = find_free(old, matches)
    words = {index: old[index].text.split() for index in free}
    for position, one in enumerate(new):
        if matches[position] is not None:
            continue
        own = one.text.split()
        for index in free:
            if old[index].kind != one.kind:
                continue
            limit = ALIKE_IN_BLOCK if old[index].block_id == one.block_id else ALIKE_ANYWHERE
            similarity = Indel.normalized_similarity(words[index], own)
            if similarity >= limit:
                candidates.append(Candidate(1 - similarity, index, position))
    take(candidates, matches)


def match_gaps(old: Sequence, new: Sequence, matches: list[int | None]) -> None:
    """Match what stands alone between the same two neighbours, in the same block, if anything of its words is left."""
    free = set(find_free(old, matches))
    candidates = []
    for position, one in enumerate(new):
        if matches[position] is not None:
            continue
        before = matches[position - 1] if position else -1
        after = matches[position + 1] if position + 1 < len(new) else len(old)
        if before is None or after is None or after - before != 2 or before + 1 not in free:
            continue
        index = before + 1
        similarity = Indel.normalized_similarity(old[index].text.split(), one.text.split())
        if old[index].block_id == one.block_id and old[index].kind == one.kind and similarity >= ALIKE_IN_GAP:
            candidates.append(Candidate(1 - similarity, index, position))
    take(candidates, matches)


def take(candidates: list[Candidate], matches: list[int | None]) -> None:
    """Take the best pair, then the best of what is left, and so on."""
    taken = {index for index in matches if index is not None}
    for candidate in sorted(candidates):
        if candidate.old not in taken and matches[candidate.new] is None:
            matches[candidate.new] = candidate.old
            taken.add(candidate.old)
