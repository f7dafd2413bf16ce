"""Which parts of the paper were added, removed, moved or changed. Parts are the same when their keys are."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from strategy.comparing.words import Run, compare_words, replace_all
from strategy.editions.data import Chapter, PaperData, Part


class Change(NamedTuple):
    """What happened to one part. ``kinds``: ``added`` or ``removed`` alone, else ``moved``, ``changed`` or both.

    ``part`` is the part as it is now, of a removed one as it was. ``runs`` are the words of a changed part.
    ``moved_from`` is the title of the chapter that the part stood in before, where that is another. ``has_new_picture`` is set
    where the picture is another than before.
    """

    kinds: tuple[str, ...]
    part: Part
    runs: list[Run]
    moved_from: str = ""
    has_new_picture: bool = False


class ChapterChanges(NamedTuple):
    """A chapter with what happened in it; of a removed chapter as it was."""

    chapter: Chapter
    changes: list[Change]


def compare_papers(before: PaperData, after: PaperData) -> list[ChapterChanges]:
    """Return the chapters in which anything happened, in the order of the new text; removed chapters stand at the end.

    What happened to title and lead of the paper stands first, as a chapter with the number 0.
    """
    has_fronts = bool(before.front and after.front)
    chapters_before, chapters_after = list_chapters(before, has_front=has_fronts), list_chapters(after, has_front=has_fronts)
    old = {part.key: (chapter, part) for chapter in chapters_before for part in chapter.parts}
    new = {part.key for chapter in chapters_after for part in chapter.parts}
    old_chapters = {chapter.key: chapter for chapter in chapters_before}
    results = []
    for chapter in chapters_after:
        former = old_chapters.pop(chapter.key, None)
        moved = find_moved(former, chapter)
        changes = [change for part in chapter.parts if (change := describe(part, old.get(part.key), chapter, moved))]
        if former is not None:
            insert_removed(changes, former, chapter, new)
        if changes:
            results.append(ChapterChanges(chapter, changes))
    for chapter in old_chapters.values():
        removed = [Change(("removed",), part, []) for part in chapter.parts if part.key not in new]
        if removed:
            results.append(ChapterChanges(chapter, removed))
    return results


def list_chapters(paper: PaperData, *, has_front: bool) -> list[Chapter]:
    """Return the chapters of a paper, and before them its own title and lead."""
    return [*([Chapter("paper", 0, paper.title, paper.front)] if has_front else []), *paper.chapters]


def describe(part: Part, known: tuple[Chapter, Part] | None, chapter: Chapter, moved: set[str]) -> Change | None:
    """Return what happened to a part of the new text, None for nothing."""
    if known is None:
        return Change(("added",), part, [])
    former_chapter, former = known
    is_elsewhere = former_chapter.key != chapter.key
    kinds = []
    if is_elsewhere or part.key in moved:
        kinds.append("moved")
    has_new_picture = bool(former.media and part.media) and former.media != part.media
    if former.text != part.text or has_new_picture:
        kinds.append("changed")
    if not kinds:
        return None
    runs = []
    if former.language != part.language:
        # Not translated yet, or translated since: there are no words in common.
        runs = replace_all(former.text, part.text, former.language)
    elif "changed" in kinds:
        runs = compare_words(former.text, part.text)
    return Change(tuple(kinds), part, runs, former_chapter.title if is_elsewhere else "", has_new_picture)


def find_moved(former: Chapter | None, chapter: Chapter) -> set[str]:
    """Return the keys of the fewest parts whose moving explains the new order within a chapter."""
    if former is None:
        return set()
    places = {part.key: place for place, part in enumerate(former.parts)}
    common = [part.key for part in chapter.parts if part.key in places]
    kept = find_longest_run([places[key] for key in common])
    return {key for place, key in enumerate(common) if place not in kept}


def find_longest_run(values: Sequence[int]) -> set[int]:
    """Return the positions of the longest rising subsequence of different values (patience sorting)."""
    ends: list[int] = []
    end_positions: list[int] = []
    before: list[int | None] = []
    for position, value in enumerate(values):
        place = bisect_left(ends, value)
        before.append(end_positions[place - 1] if place else None)
        ends[place : place + 1] = [value]
        end_positions[place : place + 1] = [position]
    kept: set[int] = set()
    position = end_positions[-1] if end_positions else None
    while position is not None:
        kept.add(position)
        position = before[position]
    return kept


def insert_removed(changes: list[Change], former: Chapter, chapter: Chapter, new: set[str]) -> None:
    """Put the removed parts of a chapter where they stood: behind the part before them that is still there."""
    order = {part.key: place for place, part in enumerate(chapter.parts)}
    place_of_last = -1
    waiting: list[tuple[int, Change]] = []
    for part in former.parts:
        if part.key in order:
            place_of_last = order[part.key]
        elif part.key not in new:
            waiting.append((place_of_last, Change(("removed",), part, [])))
    for place, change in waiting:
        position = next((index for index, one in enumerate(changes) if order.get(one.part.key, -1) > place), len(changes))
        changes.insert(position, change)
