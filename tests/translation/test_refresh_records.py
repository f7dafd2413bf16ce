"""What a refresh records, what becomes public of a translator's work, and when a check by a person falls away."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from tests.content import PREFIXES, say
from tests.translation.edits import find_locale, find_page, keep_content, replace
from translation import refresh
from translation.models import Origin, WorkItem
from translation.planning import plan
from translation.refresh import RefreshFailed, refresh_page, serialise
from translation.review import NotReviewable, mark_checked, withdraw_check
from translation.segments import load_page_segments, release_page, save_work
from translation.sources import update_source

SLUGS = ["arzt-finden", "ziele", "kongress-der-probe", "probe-2025-solingen", "gebaerdensprache", "barrierefreiheit", "gesundheit"]
OLD, NEW = "Lesen Sie auch", "Lesen Sie gleich"
ARABIC = PREFIXES["ar"]


def find_arabic(slug: str = "arzt-finden") -> Page:
    return find_page(slug, "ar")


# What is recorded


def get_pending(code: str = "ar", slug: str = "arzt-finden") -> dict:
    return find_page(slug, code).translation_record.pending


def test_changed_at_stays_until_german_changes_again(guide, publish):
    publish(replace(guide, OLD, NEW))
    [state] = get_pending().values()
    publish(replace(find_page("arzt-finden"), "Kurz gesagt", "Knapp gesagt"))
    again = get_pending()
    assert len(again) == 2
    assert state in again.values()
    publish(replace(find_page("arzt-finden"), NEW, "Lesen Sie später"))
    assert state["changed_at"] not in {one["changed_at"] for one in get_pending().values() if "später" in one["german"]}


def test_changed_at_stays_when_a_paragraph_comes_before(guide, publish):
    publish(replace(guide, OLD, NEW))
    [before] = get_pending().values()
    publish(replace(find_page("arzt-finden"), f"<p>{NEW}", f"<p>Ein ganz anderer Absatz.</p><p>{NEW}"))
    after = [state for state in get_pending().values() if NEW in state["german"]]
    assert [state["changed_at"] for state in after] == [before["changed_at"]]


def test_states_and_source_fields(guide, publish):
    guide.title = "Eine Praxis suchen"
    guide.seo_title = "Praxis suchen"
    guide.search_description = "Wie man eine Praxis findet."
    publish(replace(guide, "Schritt für Schritt", "Ein Schritt nach dem anderen"))
    record = find_arabic().translation_record
    assert set(record.source_fields) == {"title", "seo_title", "search_description"}
    states = {key.split(".")[0]: state["state"] for key, state in record.pending.items()}
    assert states == {"title#1": "changed", "seo_title#1": "missing", "search_description#1": "missing", "body": "changed"}
    assert all(word == "current" for word in record.states.values() if not isinstance(word, dict))
    assert len(record.states) == 40


def test_risk_is_a_difference_of_numbers(guide, publish):
    publish(replace(replace(guide, "9–12 Uhr", "10–12 Uhr"), "Pünktlich kommen", "Ganz pünktlich kommen"))
    risks = {("10" in state["german"]): state["differs"] for state in get_pending().values()}
    assert risks == {True: True, False: False}


def test_news_shows_the_older_translation_first(publish):
    release = find_page("kongress-der-probe")
    release.prefers_older_translation = True
    publish(replace(replace(release, "Viele Menschen kamen", "Sehr viele Menschen kamen"), "Unterzeile der Meldung", "Neue Unterzeile"))
    arabic = find_arabic("kongress-der-probe")
    assert len(arabic.translation_record.pending) == 2
    assert arabic.translation_record.source_fields == []
    assert "Sehr viele Menschen" not in serialise(arabic)
    assert arabic.subheadline.startswith(ARABIC)


# Work, releases, checks


def find_segment(page: Page, words: str, code: str = "ar"):
    return next(one for one in load_page_segments(page, find_locale(code)) if words in one.german)


def test_unreleased_work_never_becomes_public(guide, publish):
    publish(replace(guide, OLD, NEW))
    page = find_page("arzt-finden")
    for origin in Origin:
        save_work(find_segment(page, NEW), find_locale("ar"), "مسودة", origin=origin)
        publish(find_page("arzt-finden"))
        assert "مسودة" not in serialise(find_arabic())
        assert find_segment(page, NEW).work == "مسودة"
    assert get_pending()


def test_release_makes_the_page_current(guide, publish):
    publish(replace(guide, OLD, NEW))
    page, arabic = find_page("arzt-finden"), find_locale("ar")
    segment = find_segment(page, NEW)
    save_work(segment, arabic, segment.older_translation)
    release = release_page(page, arabic, {segment.key: segment.older_translation})
    assert (release.released, release.refused) == (1, [])
    assert not get_pending()
    assert OLD not in serialise(find_arabic())
    assert not WorkItem.objects.exists()
    assert not find_arabic().has_unpublished_changes


def test_release_leaves_the_work_on_the_same_words_elsewhere(guide, publish):
    publish(replace(replace(guide, "Amt für Eine Praxis finden", "Dasselbe"), "Was Sie wissen müssen", "Dasselbe"))
    page, arabic = find_page("arzt-finden"), find_locale("ar")
    first, second = [one for one in load_page_segments(page, arabic) if one.german == "Dasselbe"]
    for segment in (first, second):
        save_work(segment, arabic, "الشيء نفسه")
    release_page(page, arabic, {first.key: "الشيء نفسه"})
    assert [item.path for item in WorkItem.objects.all()] == [second.path]


def test_refused_text_changes_nothing(guide, publish):
    publish(replace(guide, "9–12 Uhr", "10–12 Uhr"))
    page, arabic = find_page("arzt-finden"), find_locale("ar")
    segment, before = find_segment(page, "10–12"), serialise(find_arabic())
    release = release_page(page, arabic, {segment.key: segment.older_translation})
    assert (release.released, len(release.refused)) == (0, 1)
    assert serialise(find_arabic()) == before


def test_release_into_a_language_without_the_page(db):
    page = find_page("wohnung-suchen")
    ukrainian = find_locale("uk")
    texts = {segment.key: say(segment.german, "uk") for segment in load_page_segments(page, ukrainian)}
    release = release_page(page, ukrainian, texts)
    assert (release.released, release.refused) == (len(texts), [])
    made = find_page("wohnung-suchen", "uk")
    assert made.live and made.live_revision_id and made.first_published_at and not made.has_unpublished_changes
    assert made.get_parent().specific.translation_key == page.get_parent().translation_key
    assert [block.value.pk for block in made.related] == [block.value.pk for block in page.related]
    assert not made.translation_record.pending
    assert made.body[0].value.source.count("Українською") == 1


def test_new_page_is_what_a_copy_would_be(db, django_capture_on_commit_callbacks):
    page, ukrainian = find_page("wohnung-suchen"), find_locale("uk")

    def make_ours() -> Page:
        release_page(find_page("wohnung-suchen"), ukrainian, {})
        return find_page("wohnung-suchen", "uk")

    def make_stock() -> Page:
        source, _created = TranslationSource.update_or_create_from_instance(page)
        with django_capture_on_commit_callbacks(execute=True):
            source.create_or_update_translation(ukrainian, publish=True, fallback=True)
        return find_page("wohnung-suchen", "uk")

    assert keep_content(make_ours) == keep_content(make_stock)


def test_new_page_of_a_draft_is_a_draft(guide):
    Page.objects.filter(pk=find_page("wohnung-suchen").pk).update(live=False)
    release_page(find_page("wohnung-suchen"), find_locale("uk"), {})
    assert not find_page("wohnung-suchen", "uk").live


def test_no_page_below_a_missing_parent(db, act):
    act(find_page("wohnen", "uk").delete)
    release_page(find_page("wohnung-suchen"), find_locale("uk"), {})
    assert not Page.objects.filter(slug="wohnung-suchen", locale__language_code="uk").exists()


def test_check_falls_away_when_the_text_changes(guide, publish):
    publish(guide)
    mark_checked(find_page("arzt-finden"), find_arabic())
    publish(find_page("arzt-finden"))
    assert find_arabic().translation_record.checked_at, "publishing the same text leaves the check"
    publish(replace(find_page("arzt-finden"), OLD, NEW))
    record = find_arabic().translation_record
    assert (record.checked_at, record.checked_digest) == (None, "")
    with pytest.raises(NotReviewable, match="1 Abschnitte"):
        mark_checked(find_page("arzt-finden"), find_arabic())


def test_check_falls_away_when_a_translation_is_corrected(guide, publish):
    publish(guide)
    mark_checked(find_page("arzt-finden"), find_arabic())
    segment = find_segment(guide, "Schritt für Schritt")
    release_page(find_page("arzt-finden"), find_locale("ar"), {segment.key: f"{segment.translation}ا"})
    assert find_arabic().translation_record.checked_at is None
    mark_checked(find_page("arzt-finden"), find_arabic())
    assert find_arabic().translation_record.checked_at > timezone.now() - timedelta(minutes=1)
    withdraw_check(find_arabic())
    assert find_arabic().translation_record.checked_at is None


# Faults


def test_fault_of_one_language_does_not_keep_the_others_waiting(guide, publish, monkeypatch):
    write = refresh.write_target

    def fail(target, parent=None):
        if target.locale.language_code == "ar":
            raise OSError("no space left")
        write(target, parent)

    monkeypatch.setattr(refresh, "write_target", fail)
    replace(guide, OLD, NEW).save(clean=False)
    with pytest.raises(RefreshFailed, match=r"^ar: OSError: no space left$"):
        refresh_page(find_page("arzt-finden"))
    assert NEW in serialise(find_page("arzt-finden", "en"))
    assert NEW in serialise(find_page("arzt-finden", "uk"))
    assert NEW not in serialise(find_arabic())
    assert not get_pending()


def test_plan_asks_two_queries(guide, django_assert_num_queries):
    source, arabic = update_source(guide), find_locale("ar")
    with django_assert_num_queries(2):
        plan(source, arabic)
