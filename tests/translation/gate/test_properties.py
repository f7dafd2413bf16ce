"""What holds for any number: other digits and separators are the same, any other digit is not."""

import random

import pytest

from cms.languages import LANGUAGES
from translation.gate import check

TRANSLATED = [language for language in LANGUAGES if language.code != "de" and not language.is_rewriting]
SEED, ROUNDS = 1349, 60
DIGIT_SYSTEMS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")

#: Separators of thousands and of decimals that each language may use (CLDR 46).
SEPARATORS = {
    "en": [(",", "."), (" ", "."), ("\u00a0", "."), ("", ".")],
    "ar": [(".", ","), (",", "."), ("٬", "٫"), ("\u202f", "٫"), ("", ",")],
    "fa": [(".", ","), (",", "."), ("٬", "٫"), ("", "٫")],
}
CONTINENTAL = [(".", ","), (" ", ","), ("\u00a0", ","), ("\u2009", ","), ("\u202f", ","), ("", ",")]


def group(digits: str, separator: str) -> str:
    head = len(digits) % 3 or 3
    return separator.join([digits[:head], *(digits[start : start + 3] for start in range(head, len(digits), 3))])


def draw(chance: random.Random) -> tuple[str, str]:
    """Return the digits before and after the decimal mark. A number that begins with zero is no number of things."""
    whole = str(chance.randint(1, 10 ** chance.randint(1, 8)))
    decimals = "".join(chance.choices("123456789", k=chance.choice([0, 0, 1, 2])))
    return whole, decimals


def write(whole: str, decimals: str, thousands: str, mark: str) -> str:
    return group(whole, thousands) + (mark + decimals if decimals else "")


def cast(text: str, digits: str) -> str:
    return text.translate(str.maketrans(DIGIT_SYSTEMS[0], digits))


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_digits_and_separators_are_free(language):
    chance = random.Random(SEED)
    for _round in range(ROUNDS):
        whole, decimals = draw(chance)
        german = f"Es sind {write(whole, decimals, '.', ',')} Teile"
        for thousands, mark in SEPARATORS.get(language.code, CONTINENTAL):
            for digits in DIGIT_SYSTEMS:
                translated = f"({cast(write(whole, decimals, thousands, mark), digits)})"
                assert check(german, translated, language) == [], (german, translated)


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_any_other_digit_is_found(language):
    chance = random.Random(SEED)
    for _round in range(ROUNDS):
        whole, decimals = draw(chance)
        german = f"Es sind {write(whole, decimals, '.', ',')} Teile"
        thousands, mark = chance.choice(SEPARATORS.get(language.code, CONTINENTAL))
        number = write(whole, decimals, thousands, mark)
        place = chance.choice([place for place, character in enumerate(number) if character.isdecimal()])
        other = chance.choice([digit for digit in "0123456789" if digit != number[place]])
        changed = cast(f"{number[:place]}{other}{number[place + 1 :]}", chance.choice(DIGIT_SYSTEMS))
        assert check(german, f"({changed})", language) != [], (german, changed)


FRAGMENT = "Am 14. Januar 2022, 9–16 Uhr: 116 117 und 0211 544 173 22, § 4 AsylbLG, 2,50 Euro, U7a, 10,9 %, 30.000 Stellen, www.kim.nrw"


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_any_other_digit_in_any_fact_is_found(language):
    """The German text, with a word of the language, stands in for a translation that keeps the German way to write figures."""
    text = (
        f"{language.native_name}: {FRAGMENT}".replace("Januar", "01")
        .replace(". 01 ", ".01.")
        .replace("30.000", "30 000")
        .replace("2,50 Euro", "2,50 €")
    )
    german = FRAGMENT
    assert check(german, text, language, allows_german=True) == []
    for place, character in enumerate(text):
        if character.isdecimal():
            other = str((int(character) + 1) % 10)
            assert check(german, text[:place] + other + text[place + 1 :], language, allows_german=True) != [], (place, other)
