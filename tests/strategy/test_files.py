"""Plain text, JSON and CSV say what the paper says."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import jsonschema
import pytest

from core.publishing import reading
from core.publishing.reading import iterate_texts, parse_document, read_words
from core.publishing.refusals import RefusedPublication
from facts.models import Indicator, IndicatorValue, Measure
from strategy.files.data import write_json
from strategy.files.reading import find_sections, move_notes, read_paper
from strategy.files.tables import COLUMNS, describe_facts, write_table
from strategy.files.text import write_text
from strategy.paper import Paper, assemble
from tests.content import PREFIXES
from tests.strategy.chapters import make_note, write
from tests.strategy.paper_html import GERMAN, PERSIAN

TEXT = """Amt für Proben

Strategie der Proben
====================


Kapitel 1
=========

Ein Vorspann.

(1) Ein Satz mit einem Verweis.[1] Noch ein Satz.

Ziele
-----

– Rampen bauen
– Türen verbreitern[2]

1. Messen
   Jede Tür.
2. Umbauen

[Ein blaues Feld]
Das Bild Foto: Amt

Rampen
[Balken: 2024 drei]

Rampen
Ort | Zahl
Ort 1 | 3

Rampen bauen

An jedem Eingang.

Zuständig:
   Amt A
Frist:
   2028

(4) I.1 Offene Türen
Alle kommen hinein.

[1] Eine Anmerkung.

[2] Ab 90 Zentimetern.
"""


def test_plain_text():
    assert write_text(read_paper(GERMAN)) == TEXT


def describe(html: str, language: str) -> dict:
    paper = Paper(language, html, "", "digest", date(2026, 5, 4))
    return json.loads(write_json(paper, {"measures": [], "indicators": []}))


def test_json_holds_the_structure():
    content = describe(GERMAN, "de")
    assert (content["title"], content["language"], content["direction"], content["textDate"]) == (
        "Strategie der Proben",
        "de",
        "ltr",
        "2026-05-04",
    )
    blocks = content["sections"][0]["blocks"]
    assert blocks[0] == {"type": "heading", "text": "Kapitel 1", "level": 1}
    assert content["sections"][0]["id"] == "kapitel-1"
    assert blocks[2] == {
        "type": "paragraph",
        "id": "absatz-1",
        "paragraph": 1,
        "text": "Ein Satz mit einem Verweis.[1] Noch ein Satz.",
        "html": 'Ein <b>Satz</b> mit einem <a href="https://example.org/">Verweis</a>.<sup>[1]</sup> Noch ein Satz.',
    }
    assert blocks[-2:] == [
        {"type": "note", "text": "Eine Anmerkung.", "html": "Eine Anmerkung.", "number": 1},
        {"type": "note", "text": "Ab 90 Zentimetern.", "html": "Ab 90 Zentimetern.", "number": 2},
    ]
    table = next(one for one in blocks if one["type"] == "table")
    assert table == {"type": "table", "caption": "Rampen", "head": ["Ort", "Zahl"], "rows": [["Ort 1", "3"]]}


def test_json_tells_what_is_in_another_language():
    html = PERSIAN.replace('<p class="lead">', '<p class="lead" lang="de" dir="ltr">').replace("می‌خواهیم همه وارد شوند.", "Ein Vorspann.")
    blocks = describe(html, "fa")["sections"][0]["blocks"]
    assert blocks[1] == {"type": "paragraph", "language": "de", "text": "Ein Vorspann.", "html": "Ein Vorspann."}
    caption = next(one for one in blocks if one["type"] == "figure")["blocks"][1]
    assert '<span lang="de" dir="ltr">Foto: Amt</span>' in caption["html"]


def test_no_word_is_lost_in_persian():
    section = find_sections(parse_document(PERSIAN))[0]
    move_notes(section)
    assert " ".join(iterate_texts(read_paper(PERSIAN).sections[0].blocks)).split() == read_words(section)


def test_notes_leave_their_sentences_and_nothing_else():
    section = find_sections(parse_document(GERMAN))[0]
    before = read_words(section)
    move_notes(section)
    after = read_words(section)
    assert "Verweis.[1]" in after
    assert after[-5:] == ["Eine", "Anmerkung.", "Ab", "90", "Zentimetern."]
    assert sorted("".join(before)) == sorted("".join(after).replace("[1]", "").replace("[2]", ""))


def collect_shapes(html: str) -> set[tuple[str, str, str]]:
    """Return which elements a paper holds: each with its class, within what."""
    root = parse_document(html)
    return {
        (parent.tag, child.tag, child.get("class") or "")
        for parent in root.find("body").iter()
        for child in parent
        if isinstance(parent.tag, str) and isinstance(child.tag, str)
    }


def test_papers_of_the_tests_are_as_the_template_writes_them(db):
    """What no template writes needs no style, no reader and no check."""
    link = '<a href="https://a.example/">Link</a>'
    write(f"Satz{make_note('Quelle')} mit <b>Fettem</b> und {link}.", f"<ul><li>Punkt{make_note('Quelle', 'k2')}</li></ul>")
    assert collect_shapes(GERMAN) - collect_shapes(assemble("de").html) == set()
    assert collect_shapes(PERSIAN) - collect_shapes(assemble("ar").html) - collect_shapes(assemble("de").html) == set()


def test_lost_words_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "_read_terms", lambda *arguments: [])
    with pytest.raises(RefusedPublication, match="„Kapitel 1“ ließ sich nicht vollständig"):
        read_paper(GERMAN)


@pytest.mark.parametrize("code", ["de", "ar"])
def test_real_paper_obeys_the_schema(db, client, code):
    schema = client.get("/strategie.schema.json")
    assert schema["Content-Type"] == "application/schema+json"
    jsonschema.Draft202012Validator.check_schema(schema.json())
    content = json.loads(write_json(assemble(code), describe_facts(code)))
    jsonschema.validate(content, schema.json(), format_checker=jsonschema.FormatChecker())
    assert [one["kind"] for one in content["sections"]].count("chapter") == 3
    assert len(content["measures"]) == Measure.objects.count()
    assert len(content["indicators"]) == IndicatorValue.objects.count()
    assert {
        name: next(one for one in content["indicators"] if one["key"] == "quote" and one["year"] == 2020)[name]
        for name in ("key", "year", "value")
    } == {"key": "quote", "year": 2020, "value": 52}


def read_table(name: str, code: str) -> list[dict[str, str]]:
    content = write_table(name, describe_facts(code)).decode("utf-8")
    assert content.startswith("\ufeff") and "\r\n" in content
    return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))


@pytest.mark.parametrize("code", ["de", "ar"])
def test_tables(db, code, django_assert_num_queries):
    with django_assert_num_queries(3):
        facts = describe_facts(code)
    measures, indicators = read_table("measures", code), read_table("indicators", code)
    assert tuple(measures[0]) == COLUMNS["measures"] and tuple(indicators[0]) == COLUMNS["indicators"]
    assert (len(measures), len(indicators)) == (len(facts["measures"]), len(facts["indicators"]))
    assert [(row["year"], row["value"]) for row in indicators if row["key"] == "quote"] == [
        ("2018", "50.5"),
        ("2020", "52.0"),
        ("2022", "1064.2"),
    ]
    guides = next(row for row in measures if row["key"] == "lotsen")
    assert (guides["euros_a_year"], guides["status"], guides["language"]) == ("1500000", "running", code)
    assert guides["title"].startswith(PREFIXES.get(code, ""))


def test_text_that_is_not_translated_says_so(db):
    measure = Measure.objects.get(key="lotsen")
    measure.title_de = "Neuer Titel"
    measure.save()
    row = next(row for row in read_table("measures", "ar") if row["key"] == "lotsen")
    assert (row["language"], row["title"]) == ("de", "Neuer Titel")


def test_unit_and_decimals_of_an_indicator(db):
    indicator = Indicator.objects.get(key="quote")
    indicator.decimals = 0
    indicator.save()
    assert next(row for row in describe_facts("de")["indicators"] if row["key"] == "quote")["value"] == Decimal("50")
