"""What is isolated inside right-to-left text, and what is left as it is."""

import pytest
from django.utils import translation

from core.bidi import isolate_left_to_right
from core.templatetags.site_tags import dialled, isolated, ltr, short_address


def in_bdi(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


@pytest.mark.parametrize(
    "run",
    [
        "116117.de", "www.nrw.de", "https://www.116117.de/start", "beispiel.example/seite", "info@beispiel.example", "116 117",
        "0228 19240", "+49 211 000 00-10", "8–18", "8-12", "9/10", "50 €", "€ 50", "1.500.000 €", "52,3 %", "20 m²", "§ 4 AsylbLG", "§§ 4",
        "§ 34 Abs. 2 SGB",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sentence", ["اتصل {} الآن", "شماره {} است.", "{}"])
def test_run_is_isolated(run, sentence):
    assert isolate_left_to_right(sentence.format(run)) == sentence.format(in_bdi(run))


@pytest.mark.parametrize("text", ["مرحبا بكم", "سلام دنیا", "الفصل 3", "سنة 2030", "(Anmeldung)", "", "؟ ، ؛"])
def test_other_text_is_left_alone(text):
    assert isolate_left_to_right(text) == text


def test_attributes_are_left_alone():
    link = '<a href="https://www.nrw.de/x">هنا</a>'
    assert isolate_left_to_right(link) == link


def test_text_beside_tags_is_isolated():
    assert isolate_left_to_right("<p>اتصل <b>116 117</b></p>") == f"<p>اتصل <b>{in_bdi('116 117')}</b></p>"


def test_run_that_is_isolated_already_is_left_alone():
    assert isolate_left_to_right(in_bdi("116 117")) == in_bdi("116 117")


def test_full_stop_after_an_address_stays_in_the_sentence():
    assert isolate_left_to_right("انظر https://www.nrw.de/x.") == f"انظر {in_bdi('https://www.nrw.de/x')}."


@pytest.mark.parametrize(("code", "is_isolated"), [("ar", True), ("fa", True), ("de", False), ("uk", False), ("ku", False)])
def test_only_right_to_left_languages_isolate(code, is_isolated):
    with translation.override(code):
        assert isolated("116 117") == (in_bdi("116 117") if is_isolated else "116 117")


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
