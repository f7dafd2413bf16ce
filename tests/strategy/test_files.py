"""Plain text, JSON and CSV say what the paper says."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import jsonschema
import pytest

from core.publishing.refusals import RefusedPublication
from facts.models import Indicator, IndicatorValue, Measure
from strategy.files import reading
from strategy.files.data import write_json
from strategy.files.reading import iterate_texts, parse_paper, read_paper, read_words
from strategy.files.tables import COLUMNS, describe_facts, write_table
from strategy.files.text import write_text
from strategy.paper import Paper, assemble
from tests.content import PREFIXES
from tests.strategy.paper_html import GERMAN, PERSIAN

TEXT = """Amt für Proben

Strategie der Proben
====================


Kapitel 1
=========

Ein Vorspann.

Ein Satz mit inclusion und einem Verweis. Eine Anmerkung.

Ziele
-----

– Rampen bauen
– Türen verbreitern:
  1. messen
  2. umbauen

[Ein blaues Feld]
Das Bild

[Balken: 2024 drei]

Rampen
Ort | Zahl
Ort 1 | 3

Zuständig, Beteiligt:
   Amt A
Frist:
   2028

Ein Ausspruch. Eine Beteiligte

Loser Text & mehr

This is English.
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
        "text": "Ein Satz mit inclusion und einem Verweis. Eine Anmerkung.",
        "html": 'Ein <b>Satz</b> mit <span lang="en">inclusion</span> und einem <a href="https://example.org/">Verweis</a>.'
        " <span>Eine Anmerkung.</span>",
    }
    table = next(one for one in blocks if one["type"] == "table")
    assert table == {"type": "table", "caption": "Rampen", "head": ["Ort", "Zahl"], "rows": [["Ort 1", "3"]]}
    assert blocks[-1] == {"type": "paragraph", "language": "en", "text": "This is English.", "html": "This is English."}


def test_no_word_is_lost_in_persian():
    section = reading.find_sections(parse_paper(PERSIAN))[0]
    assert " ".join(iterate_texts(read_paper(PERSIAN).sections[0].blocks)).split() == read_words(section)


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
