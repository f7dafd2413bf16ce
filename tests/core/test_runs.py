"""What is told apart inside text of another script, in which language it is said to be, and what is left as it is."""

import pytest
from django.utils import translation
from wagtail.rich_text import RichText

from core import marks
from core.runs import mark_runs
from core.templatetags.site_tags import dialled, isolated, isolated_briefly, ltr, short_address

SENTENCES = ["اتصل {} الآن", "شماره {} است.", "Телефон {}.", "{}"]


def in_bdi(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


def in_german(text: str, direction: str = "ltr") -> str:
    attribute = ' dir="ltr"' if direction == "rtl" else ""
    return f'<span lang="de"{attribute}>{text}</span>'


@pytest.mark.parametrize(
    "run",
    [
        "116117.de", "www.nrw.de", "https://www.116117.de/start", "beispiel.example/seite", "info@beispiel.example", "116 117",
        "0228 19240", "+49 211 000 00-10", "8–18", "8-12", "9/10", "50 €", "€ 50", "1.500.000 €", "52,3 %", "20 m²", "§§ 4",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sentence", SENTENCES)
def test_number_or_address_is_isolated_where_text_runs_from_the_right(run, sentence):
    assert mark_runs(sentence.format(run), "rtl") == sentence.format(in_bdi(run))
    assert mark_runs(sentence.format(run), "ltr") == sentence.format(run)


@pytest.mark.parametrize(
    "phrase",
    [
        "Kita", "Kommunales Integrationszentrum", "Teilhabe- und Integrationsgesetz", "KOMM-AN NRW", "NRW.integrativ",
        "Ärztlicher Bereitschaftsdienst", "Ministerium für Kinder, Jugend und Familie", "#IchDuWirNRW", "Chancentour 2025",
        "Benrather Straße 7", "§ 4 AsylbLG", "§ 34 Abs. 2 SGB", "8–12 Uhr",
        "SGB II", "Hepatitis B", "PDF-Datei", "EU-Bürger", "Arbeit &amp; Leben",
        "R&amp;D-Zentrum",
    ],
)  # fmt: skip
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
@pytest.mark.parametrize("sentence", ["مركز {}، نعم", "Центр {}.", "<p>{}</p>", "«{}»", "&quot;{}&quot;"])
def test_german_phrase_says_its_language(phrase, direction, sentence):
    assert mark_runs(sentence.format(phrase), direction) == sentence.format(in_german(phrase, direction))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Kita info@kita.example", ["Kita"]), ("Kita, kita.de und Hort", ["Kita", "und Hort"]),
        ("Josefine Paul 15 липня", ["Josefine Paul"]), ("Hagen 41 %", ["Hagen"]), ("SIM-картка, Kita-Platz", ["Kita-Platz"]),
        ("Kita (Hort)", ["Kita", "(Hort)"]), ("müller@amt.example", []),
    ],
)  # fmt: skip
def test_phrase_ends_where_something_else_begins(text, phrases):
    marked = mark_runs(text, "ltr")
    assert [part.split("</span>")[0] for part in marked.split('<span lang="de">')[1:]] == phrases


@pytest.mark.parametrize(
    "text", ["مرحبا بكم", "سلام دنیا", "الفصل 3", "سنة 2030", "", "؟ ، ؛", "PDF", "EU, QR", "B1", "III", "Hib &amp; HPV"]
)
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_other_text_is_left_alone(text, direction):
    assert mark_runs(text, direction) == text


@pytest.mark.parametrize("text", ["(Kita)", "(Kommunales Integrationszentrum)"])
def test_brackets_stay_with_the_phrase_that_they_hold(text):
    assert mark_runs(f"مركز {text}، نعم", "rtl") == f"مركز {in_german(text, 'rtl')}، نعم"
    assert mark_runs("(PDF)", "rtl") == "(PDF)"


def test_name_in_a_third_language_says_that_one():
    assert mark_runs("Web Content Accessibility Guidelines", "ltr") == '<span lang="en">Web Content Accessibility Guidelines</span>'


def test_attributes_are_left_alone():
    link = '<a href="https://www.nrw.de/x" title="Kita">هنا</a>'
    assert mark_runs(link, "rtl") == link


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="de" dir="ltr">Kita <b>Hort</b><br>Schule</p>', '<span lang="en">day care <img src="x"> centre <i>x</i> all</span>',
        '<bdi dir="ltr">Kita</bdi>', '<bdi lang="de">Solingen</bdi>',
    ],
)  # fmt: skip
def test_nothing_is_said_twice(html):
    assert mark_runs(html, "rtl") == html
    assert mark_runs(f"<p>{html} Kita</p>", "ltr") == f"<p>{html} {in_german('Kita')}</p>"


def test_text_beside_tags_is_isolated():
    assert mark_runs("<p>اتصل <b>116 117</b></p>", "rtl") == f"<p>اتصل <b>{in_bdi('116 117')}</b></p>"


def test_run_that_is_isolated_already_is_left_alone():
    assert mark_runs(in_bdi("116 117"), "rtl") == in_bdi("116 117")


def test_full_stop_after_an_address_stays_in_the_sentence():
    assert mark_runs("انظر https://www.nrw.de/x.", "rtl") == f"انظر {in_bdi('https://www.nrw.de/x')}."


@pytest.mark.parametrize(("code", "is_isolated"), [("ar", True), ("fa", True), ("de", False), ("uk", False), ("ku", False)])
def test_only_right_to_left_languages_isolate(code, is_isolated):
    with translation.override(code):
        assert isolated("116 117") == (in_bdi("116 117") if is_isolated else "116 117")


@pytest.mark.parametrize("code", ["ar", "fa", "uk", "ru", "bg"])
@pytest.mark.parametrize("value", ["Kita", RichText("Kita")])
def test_languages_of_another_script_mark_german_phrases(code, value):
    with translation.override(code):
        assert isolated(value) == in_german("Kita", "rtl" if code in ("ar", "fa") else "ltr")


@pytest.mark.parametrize("code", ["de", "de-simple", "en", "tr", "pl", "ro", "ku"])
def test_languages_of_latin_script_are_unchanged(code):
    with translation.override(code):
        assert isolated("Kita") == isolated(RichText("Kita")) == "Kita"


def test_text_whose_element_says_its_language_is_not_marked_again():
    with translation.override("ar"):
        assert isolated("Kita", "de") == isolated_briefly("Kita", "de") == "Kita"


def test_text_that_is_not_translated_yet_is_marked_once():
    mark = marks.Mark("missing", "Kita finden", "", None, False, False)
    marks.activate(marks.PageMarks("ar", {"Kita finden": mark}))
    with translation.override("ar"):
        shown = isolated("Kita finden")
        assert shown.startswith('<span lang="de" dir="ltr">Kita finden</span> <small class="mark">')
        assert shown.count("<span") == 1
        assert isolated_briefly("Kita finden") == in_german("Kita finden", "rtl")
        assert isolated(RichText("<p>Kita finden</p>")).count("<span") == 1
    marks.activate(marks.NO_MARKS)


def test_plain_text_is_escaped():
    assert isolated("<script>") == "&lt;script&gt;"


def test_always_from_left_to_right():
    assert ltr("<1>") == '<bdi dir="ltr">&lt;1&gt;</bdi>'
    assert ltr("") == ""


@pytest.mark.parametrize(("number", "address"), [("116 117", "116117"), ("+49 (211) 0-10", "+49211010")])
def test_number_to_dial(number, address):
    assert dialled(number) == address


@pytest.mark.parametrize(("url", "shown"), [("https://www.nrw.de/", "nrw.de"), ("http://a.example/b/", "a.example/b")])
def test_address_as_people_read_it(url, shown):
    assert short_address(url) == shown
