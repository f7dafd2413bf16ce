"""Coverage: the same figures on the screen, in its CSV and from the command, with few queries."""

import csv
import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from core.models import TranslationRecord
from tests import growth
from tests.translation.desk.conftest import NEW_HEADING, find_segment
from tests.translation.edits import find_locale, find_page
from translation.coverage import collect_coverage
from translation.coverage_rows import Totals, sum_up
from translation.desk.coverage_table import defuse, select
from translation.models import PagePriority, Priority
from translation.segments import load_page_segments
from translation.sources import update_source
from translation.word_counts import count_words, record_statistics

#: Languages, pages (two: some lack statistics), translated pages, states (two), words of open pages, and one for each kind of facts.
QUERIES = 7 + 7


def find_row(rows, page, code):
    (row,) = [one for one in rows if one.key == str(page.translation_key) and one.language_code == code]
    return row


def read_csv(text: str) -> list[dict]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def run_command(**options) -> str:
    output = StringIO()
    call_command("report_translations", stdout=output, **options)
    return output.getvalue()


@pytest.mark.parametrize(
    ("german", "words"),
    [
        ("Rufen Sie <b>112</b> an.", 4),
        ("116 117", 2),
        ("0211 837-1001", 2),
        ("eins<br>zwei", 2),
        ("A &amp; B", 2),
        ("9–12 Uhr", 3),
        ("", 0),
        ('<a id="a1">Quelle</a>', 1),
    ],
)
def test_words(german, words):
    assert count_words(german) == words


def test_translated_page_is_current(guide):
    row = find_row(collect_coverage(), guide, "ar")
    assert (row.state, row.changed, row.missing, row.open_segments) == ("current", 0, 0, 0)
    assert row.current == sum(count_words(one.german) for one in load_page_segments(guide, find_locale("ar"))) > 50


def test_change_is_counted_in_words(changed_guide):
    before = find_row(collect_coverage(), changed_guide, "uk").words
    row = find_row(collect_coverage(), changed_guide, "ar")
    changed = [one.german for one in load_page_segments(changed_guide, find_locale("ar")) if one.state == "changed"]
    assert (row.state, row.changed, row.changed_segments) == ("changed", sum(map(count_words, changed)), 2)
    assert row.words == before == row.current + row.changed
    assert row.waiting_since.date() == timezone.now().date()


def test_page_without_translation_is_missing(db):
    page = find_page("wohnung-suchen")
    row = find_row(collect_coverage(), page, "uk")
    assert (row.state, row.current, row.is_public) == ("missing", 0, False)
    assert row.missing == find_row(collect_coverage(), page, "ar").current > 0


def test_page_with_an_empty_record_is_missing(guide):
    target = guide.get_translation(find_locale("ar"))
    TranslationRecord.objects.filter(page_id=target.pk).update(states={})
    assert find_row(collect_coverage(), guide, "ar").state == "missing"


def test_rewriting_is_fresh_or_stale_without_words(changed_guide, publish):
    row = find_row(collect_coverage(), changed_guide, "de-simple")
    assert (row.state, row.words) == ("stale", 0)
    rewriting = find_page("arzt-finden", "de-simple")
    publish(rewriting)
    assert find_row(collect_coverage(), changed_guide, "de-simple").state == "fresh"


def test_no_row_for_a_rewriting_that_nobody_wrote(db):
    key = str(find_page("ziele").translation_key)
    assert {row.language_code for row in collect_coverage() if row.key == key} == {"en", "ar", "uk"}


def test_recorded_statistics_change_no_figure(changed_guide):
    before = collect_coverage()
    record_statistics(changed_guide, update_source(changed_guide))
    assert collect_coverage() == before


def test_facts_by_kind_add_up_to_facts(db):
    by_kind = [row for row in collect_coverage(["uk"]) if row.kind == "fact"]
    by_fact = [row for row in collect_coverage(["uk"], by_fact=True) if row.kind == "fact"]
    assert sum_up(by_kind) == sum_up(by_fact)
    assert {row.key: row.state for row in by_kind}["term"] == "missing"
    assert len(by_fact) > len(by_kind)


def test_needed_pages_come_first(guide):
    PagePriority.objects.create(page=guide.page_ptr, priority=Priority.EMERGENCY)
    PagePriority.objects.create(page=find_page("ziele").page_ptr, priority=Priority.LOW)
    keys = [row.key for row in collect_coverage(["ar"]) if row.kind == "page"]
    assert (keys[0], keys[-1]) == (str(guide.translation_key), str(find_page("ziele").translation_key))


def test_queries_do_not_grow(db, django_assert_num_queries):
    with django_assert_num_queries(QUERIES - 1):  # the loader counted all words, so none are left to count
        few = collect_coverage()
    growth.add_guides(20)
    growth.add_languages("ru", "fa", "pl")
    with django_assert_num_queries(QUERIES):
        assert len(collect_coverage()) > len(few) + 60


def test_screen_csv_and_command_agree(changed_guide, editor):
    rows = collect_coverage()
    totals = sum_up(rows)
    soup = editor.read("coverage")
    assert soup.select_one("#totals").text == f"{totals.percent} % der Wörter sind übersetzt und gültig".replace(".", ",")
    exported = read_csv(editor.get("coverage", format="csv").content.decode())
    assert len(exported) == len(rows)
    figures = [tuple(int(line[f"Wörter {name}"]) for name in ("gültig", "geändert", "fehlend")) for line in exported]
    assert Totals(*map(sum, zip(*figures, strict=True))) == totals
    assert read_csv(run_command(format="csv")) == exported
    document = json.loads(run_command(format="json"))
    assert document["totals"] == {**totals._asdict(), "percent": totals.percent}
    assert len(document["rows"]) == len(rows)
    last = run_command().strip().splitlines()[-1].split()
    assert last == ["all", str(totals.percent), "%", *map(str, totals)]


def test_command_fails_under_a_limit(changed_guide, capsys):
    percent = sum_up(collect_coverage()).percent
    run_command(fail_under=percent)
    with pytest.raises(SystemExit) as stop:
        call_command("report_translations", fail_under=percent + 0.1)
    assert stop.value.code == 1
    assert "are wanted" in capsys.readouterr().err


def test_percent_is_rounded_down():
    assert Totals(9999, 1, 0).percent == 99.9
    assert Totals(0, 0, 0).percent == 100


def test_command_of_one_language(db):
    assert {line["Sprache"] for line in read_csv(run_command(format="csv", language=["uk"]))} == {"uk"}
    with pytest.raises(CommandError, match="xx"):
        run_command(language=["xx"])


def test_filters(changed_guide, editor):
    def titles(**query):
        return {line["Titel"] for line in read_csv(editor.get("coverage", format="csv", **query).content.decode())}

    assert titles(state="changed", language="ar") == {"Eine Praxis finden"}
    assert "Eine Wohnung suchen" in titles(state="missing", language="uk")
    assert titles(state="changed", language="ar", age="7") == set()
    assert titles(section="facts", language="ar") >= {"Themen", "Kontaktstellen"}
    section = str(find_page("neu-hier").pk)
    assert "Eine Praxis finden" in titles(section=section) and "Die Ziele" not in titles(section=section)
    assert titles(state="stale") == {"Eine Praxis finden"}
    assert titles(language="nonsense") == titles()


def test_age_filter_finds_what_waited(changed_guide):
    rows = collect_coverage(["ar"])
    old = [row._replace(waiting_since=timezone.now() - timedelta(days=8)) if row.is_open else row for row in rows]
    assert [row.title for row in select(old, {"age": "7"})] == ["Eine Praxis finden"]
    assert select(old, {"age": "30"}) == []


def test_screen_is_paged(editor):
    growth.add_guides(60)
    assert len(editor.read("coverage").select(".desk-matrix tbody tr")) == 50
    assert editor.read("coverage", p=2).select(".desk-matrix tbody tr")


@pytest.mark.parametrize(("text", "cell"), [("=1+1", "'=1+1"), ("@a", "'@a"), ("Titel", "Titel"), ("-x", "'-x")])
def test_cells_are_no_formulas(text, cell):
    assert defuse(text) == cell


def test_menu_leads_here(editor, translator):
    address = reverse("translation_desk:coverage")
    assert address in editor.client.get("/admin/").content.decode()
    assert address not in translator.client.get("/admin/").content.decode()


def test_segment_of_the_change(changed_guide):
    assert find_segment(changed_guide, NEW_HEADING).state == "changed"
