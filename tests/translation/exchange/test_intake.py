"""What is taken in, what is kept, what is reported."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from facts.models import Topic
from tests.translation.exchange.conftest import digest_database, write
from translation.exchange import Scope, apply, collect_units, find_page, find_topic_page, read
from translation.exchange.errors import ExchangeError, LanguageWrong, ScopeUnknown, SourceAltered, TextTooLong
from translation.gate import Kind
from translation.models import Origin, WorkItem
from translation.segments import load_fact_segments, load_page_segments, save_work

TITLE, LEAD = "title", "lead"
NEW_TITLE = "كيف تجد طبيبًا"


def take(units, locale, *, release=True, format="xliff12"):
    return apply(read(write(units, format), format=format, target_code="ar"), locale, None, release=release)


def get_unit(page, locale, path=TITLE):
    return next(unit for unit in collect_units(Scope.of_page(page), locale) if unit.name.path == path)


@pytest.mark.parametrize("format", ["po", "xliff12", "xliff21"])
def test_release(guide, arabic, format):
    report = take([get_unit(guide, arabic)._replace(text=NEW_TITLE, is_finished=True)], arabic, format=format)
    assert (report.imported, report.released) == (1, 1)
    assert guide.get_translation(arabic).title == NEW_TITLE


def test_without_release_it_is_work(guide, arabic):
    before = guide.get_translation(arabic).title
    report = take([get_unit(guide, arabic)._replace(text=NEW_TITLE, is_finished=True)], arabic, release=False)
    assert (report.imported, report.released) == (1, 0)
    assert guide.get_translation(arabic).title == before
    assert [(item.text, item.origin) for item in WorkItem.objects.all()] == [(NEW_TITLE, Origin.IMPORT)]


def test_unfinished_is_work(guide, arabic):
    report = take([get_unit(guide, arabic)._replace(text=NEW_TITLE, is_finished=False)], arabic)
    assert (report.imported, report.released, WorkItem.objects.get().text) == (1, 0, NEW_TITLE)


@pytest.mark.parametrize("release", [True, False])
def test_gate(guide, arabic, release):
    before = guide.get_translation(arabic).title
    report = take([get_unit(guide, arabic)._replace(text=f"{NEW_TITLE} 116 117", is_finished=True)], arabic, release=release)
    assert [finding.kind for finding in report.refused_by_gate[0].findings] in ([Kind.PHONE], [Kind.NUMBER])
    assert (report.imported, guide.get_translation(arabic).title) == (0, before)
    assert WorkItem.objects.get().text == f"{NEW_TITLE} 116 117"


def test_work_goes_out_and_is_released_later(guide, arabic):
    segment = next(one for one in load_page_segments(guide, arabic) if one.path == TITLE)
    save_work(segment, arabic, NEW_TITLE)
    unit = get_unit(guide, arabic)
    assert (unit.text, unit.is_finished) == (NEW_TITLE, False)
    assert take([unit], arabic).unchanged == 1
    assert take([unit._replace(is_finished=True)], arabic).released == 1
    assert not WorkItem.objects.exists()


def test_public_text_does_not_overwrite_work(guide, arabic):
    unit = get_unit(guide, arabic)
    segment = next(one for one in load_page_segments(guide, arabic) if one.path == TITLE)
    save_work(segment, arabic, NEW_TITLE)
    assert take([unit], arabic).unchanged == 1
    assert WorkItem.objects.get().text == NEW_TITLE


def test_broken_work_is_replaced(guide, arabic):
    segment = next(one for one in load_page_segments(guide, arabic) if one.path == TITLE)
    save_work(segment, arabic, "<b>غير")
    unit = get_unit(guide, arabic)
    assert unit.text == "<b>غير"
    assert take([unit], arabic).empty == 1
    assert take([unit._replace(text=NEW_TITLE)], arabic).imported == 1
    assert WorkItem.objects.get().text == NEW_TITLE


def test_file_for_an_older_text(guide, arabic):
    units = [get_unit(guide, arabic)._replace(text=NEW_TITLE), get_unit(guide, arabic, LEAD)._replace(text="مقدمة جديدة")]
    page = guide.specific
    page.lead = "Ein ganz anderer Vorspann."
    page.save()
    report = take(units, arabic)
    assert (report.released, [one.name.path for one in report.outdated], report.unknown) == (1, [LEAD], [])


def test_place_and_page_that_are_gone(guide, arabic):
    unit = get_unit(guide, arabic)
    elsewhere = [unit.name._replace(path="body.gone"), unit.name._replace(source_key=str(Page.objects.first().translation_key))]
    facts = [unit.name._replace(source_key=f"facts/{key}", path="name") for key in ("topic/gone", "nothing/x", "user/x")]
    report = take([unit._replace(name=name) for name in elsewhere + facts], arabic)
    assert len(report.unknown) == 5


def test_withdrawn_page_takes_nothing(guide, arabic):
    unit = get_unit(guide, arabic)._replace(text=NEW_TITLE)
    guide.specific.unpublish()
    assert len(take([unit], arabic).unknown) == 1


def test_number_may_have_moved(guide, arabic):
    unit = get_unit(guide, arabic)
    assert take([unit._replace(name=unit.name._replace(number=7), text=NEW_TITLE, is_finished=True)], arabic).released == 1


def test_fact(arabic):
    topic = Topic.objects.get(key="gesundheit")
    units = collect_units(Scope.of_page(find_topic_page("gesundheit")), arabic)
    unit = next(one for one in units if (one.name.source_key, one.name.path) == ("facts/topic/gesundheit", "name"))
    assert take([unit._replace(text="الصحة", is_finished=True)], arabic).released == 1
    topic.refresh_from_db()
    assert topic.name_ar == "الصحة"
    assert {segment.state for segment in load_fact_segments(topic, arabic)} == {"current"}


def test_empty_texts_are_passed_over(guide, arabic):
    before = digest_database()
    assert take([get_unit(guide, arabic)._replace(text="", is_finished=False)], arabic).empty == 1
    assert digest_database() == before


REFUSED = [
    (lambda unit: unit._replace(german="Ein anderer Titel"), SourceAltered),
    (lambda unit: unit._replace(text="س" * 300), TextTooLong),
]


@pytest.mark.parametrize(("alter", "kind"), REFUSED)
def test_refusal_takes_everything_back(guide, arabic, alter, kind):
    """The first unit is good and would have been public before the second was seen."""
    topic = next(
        one for one in collect_units(Scope.of_page(find_topic_page("gesundheit")), arabic) if one.name.source_key.startswith("facts/")
    )
    good = topic._replace(text="الصحة", is_finished=True)
    bad = alter(get_unit(guide, arabic))._replace(is_finished=True)
    before = digest_database()
    with pytest.raises(ExchangeError) as caught:
        take([good, bad], arabic)
    assert caught.type is kind
    assert digest_database() == before


def test_rewriting_is_not_exchanged(guide, arabic):
    rewriting = guide.get_translations().get(locale__language_code="de-simple").locale
    with pytest.raises(LanguageWrong):
        collect_units(Scope.of_page(guide), rewriting)
    with pytest.raises(LanguageWrong):
        apply([], rewriting, None, release=True)


def test_scopes(guide, arabic):
    topic_page = find_topic_page("gesundheit")
    titles = {unit.title for unit in collect_units(Scope.of_branch(topic_page), arabic)}
    assert titles == {"Gesundheit", "Eine Praxis finden", "Hilfe bei Gewalt"}
    assert find_page("gesundheit/arzt-finden") == find_page("arzt-finden") == guide
    with pytest.raises(ScopeUnknown, match="keine öffentliche deutsche Seite"):
        find_page("gibt-es-nicht")
    with pytest.raises(ScopeUnknown, match="Themenseite"):
        find_topic_page("gibt-es-nicht")


def test_nobody_else_is_touched(guide, arabic):
    others = StringTranslation.objects.exclude(locale=arabic).order_by("pk")
    before = list(others.values_list())
    take([get_unit(guide, arabic)._replace(text=NEW_TITLE, is_finished=True)], arabic)
    assert list(others.values_list()) == before
