"""Indicators have a status, a responsible office and a next date: shown, chosen by the address, in every file. Both lists know years."""

import csv
import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from facts.models import Indicator
from strategy.files.tables import describe_facts


def list_keys(soup) -> list[str]:
    return [one["id"].removeprefix("indikator-") for one in soup.select("figure.indicator")]


def read_facts(soup, key: str) -> list[str]:
    return [one.get_text(strip=True) for one in soup.find(id=f"indikator-{key}").dl.find_all("dd")]


def test_indicator_shows_status_office_and_next_date(read):
    assert read_facts(read("/de/strategie/indikatoren/"), "quote") == ["wird erhoben", "Statistikamt der Probe", "30. Juni 2027"]
    assert read_facts(read("/de/strategie/indikatoren/"), "einzel")[0] == "in Vorbereitung"


@pytest.mark.parametrize(("code", "status"), [("ar", "يُجمع بانتظام"), ("uk", "збирають регулярно")])
def test_indicator_shows_them_in_the_language_of_the_reader(read, code, status):
    facts = read_facts(read(f"/{code}/strategie/indikatoren/"), "quote")
    assert facts[0] == status
    assert "Statistikamt" not in facts[1]


def test_chapter_shows_them_too(read):
    assert read_facts(read("/de/strategie/ziele/"), "quote")[1] == "Statistikamt der Probe"


def test_indicator_says_when_it_was_changed(read):
    Indicator.objects.get(key="quote").save_revision()
    assert len(read("/de/strategie/indikatoren/").find(id="indikator-quote").dl.find_all("time")) == 2


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("status=prepared", ["einzel"]),
        ("status=suspended", []),
        ("office=amt-der-probe", ["einzel"]),
        ("year=2018", ["quote"]),
        ("year=2022", ["einzel", "quote"]),
        ("year=2022&dimension=2", ["quote"]),
        ("q=statistikamt", ["quote"]),
    ],
)
def test_indicators_are_narrowed_down_by_the_address(read, choice, found):
    assert list_keys(read(f"/de/strategie/indikatoren/?{choice}")) == found


@pytest.mark.parametrize("value", ["running", "1999", "'"])
@pytest.mark.parametrize("name", ["status", "year"])
def test_choice_that_does_not_exist_is_told(read, name, value):
    soup = read(f"/de/strategie/indikatoren/?{name}={value}")
    assert len(list_keys(soup)) == 2
    assert "gibt es nicht" in soup.select_one(".wrap .hint").get_text()


@pytest.mark.parametrize(
    ("year", "found"), [("2020", ["Lotsen in den Kommunen"]), ("2024", ["Lotsen in den Kommunen"]), ("2025", ["Kurse am Abend"])]
)
def test_measures_are_narrowed_down_by_year(read, year, found):
    soup = read(f"/de/strategie/massnahmen/?year={year}")
    assert [one.get_text() for one in soup.select(".measures h3")] == found
    assert soup.select_one("#jahr option[selected]")["value"] == year


def test_files_hold_them(db, client):
    row = next(one for one in describe_facts("en")["indicators"] if one["key"] == "quote")
    assert (row["status"], row["next_date"], row["office"]) == ("collected", "2027-06-30", "In English: Statistikamt der Probe")
    response = client.get("/de/strategie/indikatoren/einzel.csv")
    [single] = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert (single["status"], single["office"], single["next_date"]) == ("prepared", "Amt der Probe", "")


def test_file_of_one_indicator_asks_for_nothing_else(client, db, django_assert_max_num_queries):
    client.get("/de/strategie/indikatoren/quote.csv")
    with django_assert_max_num_queries(4):
        client.get("/de/strategie/indikatoren/quote.csv")


def test_suspended_indicator_has_no_next_date(db):
    indicator = Indicator.objects.get(key="quote")
    indicator.status, indicator.next_date = Indicator.Status.SUSPENDED, date(2027, 6, 30)
    with pytest.raises(ValidationError, match="ausgesetzt"):
        indicator.full_clean()
