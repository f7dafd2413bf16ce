"""Which paragraph is which: pure cases, each a text before and a text after."""

from strategy.paragraphs.alignment import align
from strategy.paragraphs.units import Unit

ONE = "Menschen mit Einwanderungsgeschichte sollen bessere Chancen auf Teilhabe haben als bisher."
TWO = "Die Institutionen des Staates öffnen sich Schritt für Schritt für alle, die hier leben."
THREE = "Der Zusammenhalt der Gesellschaft wächst, wenn Orte der Begegnung nicht verschwinden."
FOUR = "Acht Indikatoren zeigen alle zwei Jahre, ob sich an diesen Zielen etwas bewegt hat."


def make(*texts: str, block: str = "a", kind: str = "text") -> list[Unit]:
    return [Unit(block, part, kind, text) for part, text in enumerate(texts)]


def test_same_text_is_the_same():
    assert align(make(ONE, TWO), make(ONE, TWO)) == [0, 1]


def test_first_text_is_all_new():
    assert align([], make(ONE, TWO)) == [None, None]


def test_inserted_paragraph_takes_no_number_of_another():
    assert align(make(ONE, TWO), make(FOUR, ONE, THREE, TWO)) == [None, 0, None, 1]


def test_removed_paragraph_leaves_a_gap():
    assert align(make(ONE, TWO, THREE), make(ONE, THREE)) == [0, 2]


def test_changed_words_keep_the_paragraph():
    assert align(make(ONE, TWO, THREE), make(ONE, TWO.replace("Schritt für Schritt", "weiter"), THREE)) == [0, 1, 2]


def test_moved_paragraph_is_found():
    assert align(make(ONE, TWO, THREE), make(THREE, ONE, TWO)) == [2, 0, 1]


def test_moved_and_changed_paragraph_is_found_in_another_block():
    new = make(ONE, block="a") + make(TWO.replace("alle", "jede und jeden"), block="b")
    assert align(make(TWO, ONE), new) == [1, 0]


def test_rewritten_paragraph_between_the_same_neighbours_stays_itself():
    rewritten = "Die Ämter des Staates werden zugänglicher für alle, die in Nordrhein-Westfalen wohnen."
    assert align(make(ONE, TWO, THREE), make(ONE, rewritten, THREE)) == [0, 1, 2]


def test_other_text_in_its_place_is_another_paragraph():
    assert align(make(ONE, TWO, THREE), make(ONE, FOUR, THREE)) == [0, None, 2]


def test_split_paragraph_goes_on_in_its_larger_part():
    first, second = "Kurz gesagt:", TWO
    assert align(make(f"{first} {second}"), make(first, second)) == [None, 0]


def test_joined_paragraphs_go_on_as_the_larger():
    assert align(make("Kurz gesagt.", TWO), make(f"Kurz gesagt. {TWO}")) == [1]


def test_twins_keep_their_order():
    assert align(make("Ja.", "Ja.", "Nein."), make("Ja.", "Nein.", "Ja.")) == [0, 2, 1]


def test_twins_stay_in_their_blocks():
    old = make("Ja.", block="a") + make("Ja.", block="b")
    assert align(old, make("Ja.", block="b") + make("Ja.", block="a")) == [1, 0]


def test_goal_does_not_become_a_table():
    assert align(make(ONE, kind="goal"), make(ONE + " Neu.", kind="table")) == [None]


def test_every_paragraph_of_before_is_used_once():
    old = make(ONE, TWO, THREE)
    matches = align(old, make(*[text + " Und mehr." for text in (ONE, ONE, TWO, ONE)]))
    used = [one for one in matches if one is not None]
    assert len(used) == len(set(used)) == 2
