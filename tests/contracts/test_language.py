"""Every text on every page stands in an element that says the language the text is really in."""

import re
import unicodedata

import pytest
from bs4 import NavigableString
from django.conf import settings

from core.presentation import get_language
from tests.content import tell_language
from tests.contracts.addresses import FALLBACKS, TRANSLATED, name

SCRIPT_WORDS = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC"}
#: Names of formats and things that are the same in every language, and names that stand in Latin letters.
SAME_EVERYWHERE = {"PDF", "SHA", "Atom", "JSON", "Feed", "JPEG", "dpi", "ZIP", "DOCX", "DGS"}


def find_texts(visited):
    """Yield every visible text of the body with its element."""
    for text in visited.soup.body.find_all(string=True):
        if type(text) is NavigableString and text.strip() and text.parent.name not in {"script", "style", "symbol"}:
            yield str(text).strip(), text.parent


def say_language(element) -> str:
    """Return the language that an element is said to be in."""
    return element["lang"] if element.get("lang") else say_language(element.parent)


def say_direction(element) -> str:
    return element["dir"] if element.get("dir") else say_direction(element.parent)


def is_in(text: str, script: str) -> bool:
    """Whether most words of a text are written in a script. Text without words is in any."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in SAME_EVERYWHERE]
    fitting = [word for word in words if unicodedata.name(word[0], "").startswith(SCRIPT_WORDS[script])]
    return 2 * len(fitting) >= len(words)


def test_html_says_the_language_of_the_prefix(address, visited):
    language = get_language(address.language_code)
    assert (visited.soup.html["lang"], visited.soup.html["dir"]) == (language.code, language.direction)
    assert visited.response["Content-Language"] == language.code


def test_content_says_the_language_it_is_in(visited):
    told = [(tell_language(text), say_language(element), text) for text, element in find_texts(visited)]
    assert [one for one in told if one[0] and one[0] != one[1]] == []


def test_texts_are_in_the_script_of_the_language_that_is_said(visited):
    texts = [(say_language(element), text) for text, element in find_texts(visited) if element.name != "bdi"]
    assert [(code, text) for code, text in texts if not is_in(text, get_language(code).script)] == []


def test_texts_run_in_the_direction_of_their_language(visited):
    texts = [
        (say_language(element), say_direction(element), text)
        for text, element in find_texts(visited)
        if not element.find_parent(["bdi", "code"]) and element.name not in {"bdi", "code", "text"}
    ]
    assert [one for one in texts if one[1] != get_language(one[0]).direction] == []


def test_lang_comes_with_the_direction_of_its_language(visited):
    elements = visited.soup.html.find_all(lang=True)
    assert [str(one)[:120] for one in elements if say_direction(one) != get_language(one["lang"]).direction] == []


def test_lang_is_not_said_twice(visited):
    """An element that repeats the language around it is noise, except in a list of languages."""
    elements = [one for one in visited.main.find_all(lang=True) if not one.find_parent(class_="choose")]
    assert [str(one)[:120] for one in elements if one["lang"] == say_language(one.parent) and one.name in {"main", "section", "div"}] == []


@pytest.mark.parametrize("one", TRANSLATED, ids=name)
def test_translated_body_is_in_the_language_of_the_reader(one, visit):
    main = visit(one.url).main
    assert "lang" not in main.attrs
    assert {tell_language(main.h1.get_text())} == {one.language_code}


@pytest.mark.parametrize("one", FALLBACKS, ids=name)
def test_fallback_body_is_german_and_says_so_in_the_language_of_the_reader(one, visit):
    visited = visit(one.url)
    assert (visited.main["lang"], visited.main["dir"]) == ("de", "ltr")
    assert tell_language(visited.main.h1.get_text()) == "de"
    banner = visited.soup.find(class_="banner")
    assert say_language(banner) == one.language_code
    assert banner.find("a", lang="en") is not None or one.language_code == "de-simple"


def test_languages_are_offered_in_their_own_names_twice(visited):
    expected = [
        (one.code, one.native_name, one.direction) for one in settings.SITE_LANGUAGES if one.code in {"de", "de-simple", "en", "ar", "uk"}
    ]
    for menu in (visited.soup.header.find(class_="lang"), visited.soup.find(class_="foot-lang")):
        assert [(link["lang"], link.get_text(strip=True), link["dir"]) for link in menu.find_all("a")] == expected


def test_language_menu_names_the_current_language(address, visited):
    menu = visited.soup.header.find(class_="lang")
    assert get_language(address.language_code).native_name in menu.summary.get_text()
    assert [link["lang"] for link in menu.find_all("a", attrs={"aria-current": "true"})] == [address.language_code]


def test_all_addresses_of_the_language_menu_answer(address, visited, client):
    links = visited.soup.header.find(class_="lang").find_all("a")
    assert {client.get(link["href"]).status_code for link in links} == {200} or address.kind == "error"


@pytest.mark.parametrize("one", [one for one in TRANSLATED if one.kind == "GuidePage"], ids=name)
def test_sentences_to_show_stand_in_german_and_in_the_language_of_the_reader(one, visit):
    sentences = visit(one.url).soup.select(".phrases li")
    assert [say_language(item.p) for item in sentences] == ["de", "de"]
    assert [tell_language(item.p.get_text()) for item in sentences] == ["de", "de"]
    if one.language_code != "de":
        assert [tell_language(item.find_all("p")[1].get_text()) for item in sentences] == [one.language_code] * 2


def test_numbers_and_addresses_are_isolated_in_arabic(visit):
    guide = visit("/ar/neu-hier/gesundheit/arzt-finden/")
    assert {"9–12"} <= {one.get_text() for one in guide.main.find_all("bdi", dir="ltr")}
    assert {"+49 212 000 000", "beratung.example/start", "beratung@beispiel.example"} <= {
        one.get_text() for one in guide.main.select("dd bdi[dir=ltr]")
    }
