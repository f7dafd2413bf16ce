"""One click on "publish": every translation is rebuilt from what its translators released, written only if it changed."""

from datetime import timedelta

import pytest
from wagtail.models import Page, Revision
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringTranslation, TranslationSource

from core.models import TranslationRecord
from tests.content import PREFIXES
from tests.translation.edits import change_blocks, find_locale, find_page, keep_content, replace
from translation.models import RefreshRun
from translation.refresh import refresh_page, serialise
from translation.segments import load_page_segments, release_page
from translation.sources import update_source

SLUGS = ["arzt-finden", "ziele", "kongress-der-probe", "probe-2025-solingen", "gebaerdensprache", "barrierefreiheit", "gesundheit"]
OLD, NEW = "Lesen Sie auch", "Lesen Sie gleich"
ARABIC = PREFIXES["ar"]


def find_arabic(slug: str = "arzt-finden") -> Page:
    return find_page(slug, "ar")


def publish_stock(page: Page, capture) -> Page:
    source, _created = TranslationSource.update_or_create_from_instance(page)
    with capture(execute=True):
        source.create_or_update_translation(find_locale("ar"), publish=True, fallback=True)
    return find_arabic(page.slug)


def publish_ours(page: Page) -> Page:
    refresh_page(page)
    return find_arabic(page.slug)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("is_edited", [False, True])
def test_same_content_as_stock(db, slug, is_edited, django_capture_on_commit_callbacks):
    """Home pages are left out: stock gives them a new slug at every publication."""
    if is_edited:
        edit(find_page(slug))
    ours = keep_content(lambda: publish_ours(find_page(slug)))
    stock = keep_content(lambda: publish_stock(find_page(slug), django_capture_on_commit_callbacks))
    assert ours == stock
    assert ("Neu." in ours) == (is_edited and slug != "gesundheit")


def edit(page: Page) -> None:
    """Change what can be changed: texts, which then are German everywhere, and the order of blocks."""
    for name in ("lead", "office", "subheadline", "motto"):
        if getattr(page, name, ""):
            setattr(page, name, getattr(page, name) + " Neu.")
    if getattr(page, "body", None):
        change_blocks(page, lambda blocks: [*blocks[1:], blocks[0]])
    page.save(clean=False)


def test_the_german_page_in_memory_stays_german(guide):
    """Stock writes the translation into the blocks of the page that it was given."""
    before = serialise(guide)
    refresh_page(guide)
    assert serialise(guide) == before


def test_one_page_object_for_many_languages(guide):
    texts = {segment.key: segment.german for segment in load_page_segments(guide, find_locale("ar"))}
    for code in ("ar", "en", "uk"):
        release_page(guide, find_locale(code), {})
    assert {segment.key: segment.german for segment in load_page_segments(guide, find_locale("ar"))} == texts


def test_link_of_one_language_stays_there(guide):
    """A translator may point a link elsewhere for one language (wagtail-localize issue 834); the next language keeps the German one."""
    source = update_source(guide)
    segment = OverridableSegment.objects.filter(
        source=source, data_json__contains="quelle.example/praxis", context__path__startswith="body"
    ).get()
    SegmentOverride.objects.create(locale=find_locale("ar"), context=segment.context, data_json='"https://quelle.example/ar"')
    refresh_page(guide)
    assert "https://quelle.example/ar" in serialise(find_arabic())
    assert "https://quelle.example/ar" not in serialise(find_page("arzt-finden", "en"))
    assert "https://quelle.example/ar" not in serialise(find_page("arzt-finden", "uk"))


# What is written, and when


def count_revisions() -> int:
    return Revision.objects.count()


def test_publish_asks_for_one_run(guide, publish):
    publish(replace(guide, OLD, NEW))
    run = RefreshRun.objects.get(page_id=guide.pk)
    assert run.state == RefreshRun.State.DONE
    assert set(run.results) == {"en", "ar", "uk"}
    assert run.results["ar"][1:] == [1, 0, True], "changed, missing, written"
    assert run.revision_id == find_page("arzt-finden").live_revision_id
    assert run.finished_at


def test_only_the_last_run_is_kept(guide, publish):
    publish(replace(guide, OLD, NEW))
    first = RefreshRun.objects.get(page_id=guide.pk)
    waiting = RefreshRun.objects.create(page_id=guide.pk)
    publish(find_page("arzt-finden"))
    runs = RefreshRun.objects.filter(page_id=guide.pk)
    assert first not in runs
    assert waiting in runs, "nobody has carried it out yet"
    assert runs.count() == 2


def test_unchanged_publish_writes_nothing(guide, publish):
    publish(guide)
    before = Page.objects.order_by("pk").values_list("pk", "latest_revision", "last_published_at").exclude(pk=guide.pk)
    rows, records = list(before), list(TranslationRecord.objects.order_by("pk").values())
    publish(find_page("arzt-finden"))
    assert list(before.all()) == rows
    assert list(TranslationRecord.objects.order_by("pk").values()) == records
    assert [result[3] for result in RefreshRun.objects.first().results.values()] == [False, False, False]


def test_second_run_writes_nothing(guide, publish):
    publish(replace(guide, OLD, NEW))
    revisions, page = count_revisions(), find_page("arzt-finden")
    assert not any(result.was_written for result in refresh_page(page).values())
    assert count_revisions() == revisions


def test_change_without_text_follows(guide, publish):
    """A date and the contact points are the same in every language."""
    guide.checked_date += timedelta(days=1)
    change_blocks(guide, lambda blocks: blocks[:1], "contacts")
    publish(guide)
    arabic = find_arabic()
    assert arabic.checked_date == guide.checked_date
    assert [block.value.key for block in arabic.contacts] == ["beratung-solingen"]
    assert not arabic.translation_record.pending


def test_emptied_field_follows(guide, publish):
    guide.office = ""
    guide.sources = []
    publish(guide)
    arabic = find_arabic()
    assert (arabic.office, list(arabic.sources)) == ("", [])


def test_draft_changes_nothing(guide, act):
    act(replace(guide, OLD, NEW).save_revision)
    assert not RefreshRun.objects.exists()
    assert NEW not in serialise(find_arabic())


def test_rewriting_is_not_touched(guide, publish):
    simple = find_page("arzt-finden", "de-simple")
    publish(replace(guide, OLD, NEW))
    after = find_page("arzt-finden", "de-simple")
    assert (serialise(after), after.latest_revision_id) == (serialise(simple), simple.latest_revision_id)
    assert after.translation_record.source_changed_at


def test_withdrawn_by_hand_stays_withdrawn(guide, publish, act):
    act(find_arabic().unpublish)
    publish(replace(guide, OLD, NEW))
    arabic = find_arabic()
    assert not arabic.live
    assert NEW in serialise(arabic), "its text follows all the same"


def test_moved_blocks_keep_their_translations(guide, publish):
    publish(change_blocks(guide, lambda blocks: list(reversed(blocks))))
    arabic = find_arabic()
    assert not arabic.translation_record.pending
    assert [block.block_type for block in arabic.body] == [block.block_type for block in guide.body]
    assert OLD not in serialise(arabic)


def test_deleted_block_is_gone(guide, publish):
    publish(change_blocks(guide, lambda blocks: [block for block in blocks if block["type"] != "questions"]))
    arabic = find_arabic()
    assert "questions" not in [block.block_type for block in arabic.body]
    assert not arabic.translation_record.pending


def test_old_text_again_is_current_again(guide, publish):
    publish(replace(guide, OLD, NEW))
    publish(replace(find_page("arzt-finden"), NEW, OLD))
    assert not find_arabic().translation_record.pending


def test_empty_translation_is_none(guide):
    """Stock takes an empty row for a missing one too."""
    StringTranslation.objects.filter(context__object_id=guide.translation_key, context__path="office").update(data="")
    refresh_page(guide)
    arabic = find_arabic()
    assert arabic.office == guide.office
    assert arabic.translation_record.states["office#1"]["state"] == "missing"
