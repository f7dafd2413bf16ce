"""What changed between two texts of the paper: exactly what was edited, in order."""

import pytest

from strategy.comparing.papers import compare_papers, find_longest_run
from strategy.comparing.words import Run, compare_words
from strategy.editions.data import PaperData
from tests.strategy.papers import make_chapter, make_example, make_paper, make_part, make_sentence


def list_changes(before: PaperData, after: PaperData) -> list[tuple[str, str, str]]:
    """Return chapter, kinds and key of every change, in the order in which readers see them."""
    return [(one.chapter.key, "+".join(change.kinds), change.part.key) for one in compare_papers(before, after) for change in one.changes]


def edit(parts: list, key: str, text: str) -> None:
    """Replace the text of a part."""
    [place] = [place for place, part in enumerate(parts) if part.key == key]
    parts[place] = parts[place]._replace(text=text)


def move(parts: list, key: str, place: int) -> None:
    """Move a part to another place, counted without it."""
    [part] = [part for part in parts if part.key == key]
    parts.remove(part)
    parts.insert(place, part)


def take(parts: list, key: str):
    [part] = [part for part in parts if part.key == key]
    parts.remove(part)
    return part


def test_twenty_known_edits_are_listed_exactly():
    before, after = make_example(), make_example()
    one, two, three = (chapter.parts for chapter in after.chapters)
    edit(one, "title:one", "Erstes Kapitel")  # 1
    edit(one, "lead:one", "Worum es hier geht.")  # 2
    edit(one, "p:1", make_sentence(1).replace("handelt", "berichtet"))  # 3
    edit(one, "p:2", "Ganz anders gesagt.")  # 4
    take(one, "p:3")  # 5
    one.insert(6, make_part("p:31", make_sentence(31)))  # 6
    move(one, "p:10", 5)  # 7
    edit(one, "b:one", "Andere Überschrift")  # 8
    take(two, "p:11")  # 9
    take(two, "p:12")  # 10
    move(two, "p:13", 8)  # 11
    edit(two, "p:13", make_sentence(13) + " Und mehr.")  # the same change: moved and reworded
    edit(two, "p:20", make_sentence(20).replace("noch einmal ", ""))  # 12
    edit(two, "m:lotsen", "Lotsen\numgesetzt\n2020–2024")  # 13
    edit(two, "i:quote", "Anteil\n2018: 50.5\n2020: 52.0\n2022: 54.1")  # 14
    two.append(make_part("p:32", make_sentence(32)))  # 15
    three.append(take(two, "p:15"))  # 16
    three.insert(3, make_part("p:33", make_sentence(33)))  # 17
    take(three, "b:three")  # 18
    take(three, "p:30")  # 19
    edit(three, "p:25", make_sentence(25).upper())  # 20
    assert list_changes(before, after) == [
        ("one", "changed", "title:one"),
        ("one", "changed", "lead:one"),
        ("one", "changed", "b:one"),
        ("one", "changed", "p:1"),
        ("one", "changed", "p:2"),
        ("one", "removed", "p:3"),
        ("one", "moved", "p:10"),
        ("one", "added", "p:31"),
        ("two", "removed", "p:11"),
        ("two", "removed", "p:12"),
        ("two", "moved+changed", "p:13"),
        ("two", "changed", "p:20"),
        ("two", "changed", "m:lotsen"),
        ("two", "changed", "i:quote"),
        ("two", "added", "p:32"),
        ("three", "removed", "b:three"),
        ("three", "added", "p:33"),
        ("three", "changed", "p:25"),
        ("three", "removed", "p:30"),
        ("three", "moved", "p:15"),
    ]


def test_same_text_has_no_changes():
    assert compare_papers(make_example(), make_example()) == []


def test_changes_backwards_are_the_same_the_other_way_round():
    before, after = make_example(), make_example()
    take(after.chapters[0].parts, "p:3")
    edit(after.chapters[1].parts, "p:14", "Neu.")
    assert list_changes(after, before) == [("one", "added", "p:3"), ("two", "changed", "p:14")]


def test_new_chapter_is_listed_with_all_its_parts():
    one, two = make_chapter("one", 1, 1, 2), make_chapter("two", 2, 3, 4)
    changes = list_changes(make_paper(one), make_paper(one, two))
    assert changes == [("two", "added", part.key) for part in two.parts]


def test_removed_chapter_stands_at_the_end():
    one, two = make_chapter("one", 1, 1, 2), make_chapter("two", 2, 3, 4)
    assert list_changes(make_paper(two, one), make_paper(one)) == [("two", "removed", part.key) for part in two.parts]


def test_paragraph_from_another_chapter_says_from_which():
    before = make_paper(make_chapter("one", 1, 1, 3), make_chapter("two", 2, 4, 5))
    after = make_paper(make_chapter("one", 1, 1, 3), make_chapter("two", 2, 4, 5))
    after.chapters[1].parts.append(take(after.chapters[0].parts, "p:2"))
    [chapter] = compare_papers(before, after)
    assert [(change.kinds, change.moved_from) for change in chapter.changes] == [(("moved",), "Kapitel 1")]


def test_moved_over_many_is_one_move():
    before, after = make_paper(make_chapter("one", 1, 1, 9)), make_paper(make_chapter("one", 1, 1, 9))
    move(after.chapters[0].parts, "p:1", 11)
    assert list_changes(before, after) == [("one", "moved", "p:1")]


@pytest.mark.parametrize(("values", "kept"), [((), set()), ((0, 1, 2), {0, 1, 2}), ((5, 0, 1, 2), {1, 2, 3}), ((1, 2, 0, 3), {0, 1, 3})])
def test_longest_rising_run(values, kept):
    assert find_longest_run(values) == kept


def test_words_that_went_and_came_stand_beside_each_other():
    assert compare_words("Die Stadt hilft allen Menschen gern.", "Die Stadt hilft vielen Menschen sehr gern.") == [
        Run("same", "Die Stadt hilft "),
        Run("deleted", "allen "),
        Run("inserted", "vielen "),
        Run("same", "Menschen "),
        Run("inserted", "sehr "),
        Run("same", "gern. "),
    ]


@pytest.mark.parametrize(("before", "after"), [("eins zwei drei", "eins zwei"), ("", "neu"), ("a b c d e", "a x c y e"), ("x\ny", "x\nz")])
def test_words_make_up_both_texts(before, after):
    runs = compare_words(before, after)
    assert "".join(run.text for run in runs if run.kind != "deleted").split() == after.split()
    assert "".join(run.text for run in runs if run.kind != "inserted").split() == before.split()


def test_texts_with_little_in_common_stand_one_after_the_other():
    runs = compare_words("Hier stand etwas über Schule und Arbeit.", "Nun geht es um ganz anderes, nämlich um Häuser.")
    assert [run.kind for run in runs] == ["deleted", "inserted"]


def test_text_survives_being_stored():
    paper = make_example()
    assert PaperData.load(paper.dump()) == paper
