"""Bars of a chart, and the chapter pages around them."""

from itertools import pairwise
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from strategy.charts import CHART_HEIGHT, CHART_WIDTH, LABEL_HEIGHT, NUMBER_HEIGHT, build_bars


def make(*values):
    return build_bars([SimpleNamespace(value=value) for value in values])


def test_time_runs_from_the_right_in_a_text_that_does():
    numbers = [SimpleNamespace(value=value) for value in (50, 100, 75)]
    forward, backward = build_bars(numbers), build_bars(numbers, "rtl")
    assert [bar.number for bar in backward] == numbers
    assert [bar.x for bar in backward] == [bar.x for bar in reversed(forward)]
    assert [bar.height for bar in backward] == [bar.height for bar in forward]


@pytest.mark.parametrize("values", [(), (5,), (0, 0)])
def test_nothing_to_compare_makes_no_chart(values):
    assert make(*values) == []


def test_heights_are_in_proportion_from_zero_up():
    half, full = make(50, 100)
    assert (half.height, full.height) == (83.0, 166.0)
    assert full.height == CHART_HEIGHT - LABEL_HEIGHT - NUMBER_HEIGHT


def test_bars_stand_on_one_line_inside_the_drawing():
    bars = make(1, 2, 3, 4, 5)
    assert {round(bar.y + bar.height) for bar in bars} == {CHART_HEIGHT - LABEL_HEIGHT}
    assert all(bar.x >= 0 and bar.x + bar.width <= CHART_WIDTH for bar in bars)
    assert all(bar.label_y > 10 for bar in bars)


def test_smallest_bar_can_still_be_seen():
    assert make(0, 1000)[0].height == 1.0


def test_negative_numbers_hang_below_the_line_of_zero():
    up, down = make(30, -10)
    assert up.y + up.height == down.y == up.base_y == down.base_y
    assert up.height == pytest.approx(3 * down.height, abs=0.2)
    assert up.label_y < up.y and down.y + down.height < down.label_y <= CHART_HEIGHT - LABEL_HEIGHT


def test_only_negative_numbers_hang_from_the_top():
    bars = make(-1, -2)
    assert {bar.y for bar in bars} == {bars[0].base_y} == {NUMBER_HEIGHT}
    assert bars[1].height == pytest.approx(2 * bars[0].height, abs=0.2)


@pytest.mark.parametrize(("count", "value", "labelled"), [(4, 3_270_000, 4), (12, 12, 12), (14, 12, 7), (30, 12, 10), (12, 3_270_000, 6)])
def test_labels_do_not_run_into_each_other(count, value, labelled):
    bars = make(*[value] * count)
    shown = [bar for bar in bars if bar.is_labelled]
    assert (len(shown), bars[-1].is_labelled) == (labelled, True)
    assert all(after.middle - before.middle >= 10 * len(f"{value:,}") for before, after in pairwise(shown))


def test_bars_of_two_years_are_not_wider_than_a_thumb():
    assert {bar.width for bar in make(1, 2)} == {110}


@pytest.fixture
def chapter(client, db):
    return lambda code: BeautifulSoup(client.get(f"/{code}/strategie/ziele/").content, "html5lib").main


def test_chart_has_a_name_and_a_table(chapter):
    figure = chapter("de").find(id="indikator-quote")
    assert figure.svg["aria-label"] == "Anteil der Befragten"
    assert [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in figure.tbody.find_all("tr")] == [
        ["2018", "50,5 %"],
        ["2020", "52,0 %"],
        ["2022", "1.064,2 %"],
    ]


@pytest.mark.parametrize(("code", "number"), [("de", "1.064,2 %"), ("en", "1,064.2 %")])
def test_numbers_are_written_as_the_language_writes_them(chapter, code, number):
    assert chapter(code).find(id="indikator-quote").find_all("td")[-1].get_text() == number


def test_single_number_has_a_table_and_no_chart(chapter):
    figure = chapter("de").find(id="indikator-einzel")
    assert figure.svg is None
    assert figure.td.get_text() in {"12", "13"}


@pytest.mark.parametrize(("code", "is_backward"), [("de", False), ("ar", True)])
def test_first_year_stands_where_a_reader_begins(chapter, code, is_backward):
    figure = chapter(code).find(id="indikator-quote")
    years = figure.svg.find_all("text")[1::2]
    assert figure.svg["direction"] == "ltr"
    assert [text.get_text() for text in years] == ["2018", "2020", "2022"]
    assert sorted(years, key=lambda text: float(text["x"]), reverse=is_backward) == years


def test_chapter_leads_to_its_neighbours(chapter):
    assert [(link["rel"], link["href"]) for link in chapter("uk").select(".pager a")] == [
        (["prev"], "/uk/strategie/einleitung/"),
        (["next"], "/uk/strategie/ausblick/"),
    ]


def test_measures_show_status_period_and_money(chapter):
    item = chapter("de").select_one(".measures li")
    assert [definition.get_text() for definition in item.find_all("dd")] == [
        "läuft",
        "2020–2024",
        "1.500.000 €",
        "Ministerium der Probe",
        "Amt der Probe",
    ]
