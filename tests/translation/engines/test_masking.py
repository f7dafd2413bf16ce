"""What is protected in German text, and what is left for the machine."""

import pytest

from translation.engines.markup import read_fragment
from translation.engines.masking import Protector

PROTECTOR = Protector(["Oder-Spree", "Landkreis Oder-Spree", " ", "C++ Treff"])


def find_terms(fragment: str) -> list[str]:
    return [piece.value for piece in PROTECTOR.mask(read_fragment(fragment)) if piece.kind == "mask"]


@pytest.mark.parametrize(
    ("fragment", "terms"),
    [
        ("Der Landkreis Oder-Spree hilft.", ["Landkreis Oder-Spree"]),
        ("Landkreis\u00a0Oder-Spree", ["Landkreis\u00a0Oder-Spree"]),
        ("Zum C++ Treff kommen", ["C++ Treff"]),
        ("Rufen Sie <b>112</b> oder 116 117 an.", ["112", "116 117"]),
        ("Telefon 03361 599-0 oder (03361) 599 12 34", ["03361 599-0", "(03361) 599 12 34"]),
        ("aus dem Ausland +49 (0) 3361 / 599 2012.", ["+49 (0) 3361 / 599 2012"]),
        ("unter 0170 1234567 – 12 Uhr", ["0170 1234567"]),
        ("an a.b-c@amt-x.de, bitte", ["a.b-c@amt-x.de"]),
        ("Siehe https://x.example/a?b=c. Danach", ["https://x.example/a?b=c"]),
        ("auf www.landkreis.de/hilfe, oder bamf.de.", ["www.landkreis.de/hilfe", "bamf.de"]),
        ("Karl-Marx-Straße 12 a, 15517 Fürstenwalde/Spree.", ["Karl-Marx-Straße 12 a, 15517 Fürstenwalde/Spree"]),
        ("Am Markt 3, 15848 Beeskow", ["Am Markt 3, 15848 Beeskow"]),
        ("in der Breiten Straße 5 und der Rathenaustr. 7–9", ["Breiten Straße 5", "Rathenaustr. 7–9"]),
        ("Hallo {name}, %(count)d Tage, %s und {{ slot }}", ["{name}", "%(count)d", "%s", "{{ slot }}"]),
    ],
)
def test_is_protected(fragment, terms):
    assert find_terms(fragment) == terms


@pytest.mark.parametrize(
    "fragment",
    [
        "Der Oder-Spreeradweg",
        "am 01.05.2026 um 08:00–12:00 Uhr",
        "112.000 Menschen, 110 000 Plätze, 10000 Euro",
        "§ 115 Abs. 2 SGB II",
        "im Schuljahr 2025/2026",
        "5 % der Fälle",
        "Der Weg 3 ist lang. Die Straße 5 auch.",
        "Im Landkreis <b>Oder</b>-Spree",
    ],
)
def test_is_left_to_the_machine(fragment):
    assert find_terms(fragment) == []


@pytest.mark.timeout(5)
@pytest.mark.parametrize("unit", ["0", "0 ", "A", "A. ", "A 1 ", "a.", "a@", "www.", "%(", "{", "-", "+0/ "])
def test_long_text_takes_no_long_time(unit):
    assert isinstance(find_terms(unit * (60_000 // len(unit))), list)
