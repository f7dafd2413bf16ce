"""What happens to translations when an editor withdraws, brings back, deletes or copies a German page."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, get_translatable_models
from wagtail_localize.models import StringTranslation, TranslatableObject, TranslationSource

from core.models import TranslationRecord
from tests.translation.edits import GUIDE, find_locale, find_page, replace
from tests.translation.tree import check_tree, get_address, list_live
from translation.models import RefreshRun, WorkItem
from translation.refresh import serialise
from translation.segments import load_page_segments, release_page, save_work

OLD, NEW = "Lesen Sie auch", "Lesen Sie gleich"


# 690: a page that is withdrawn, and comes back. No copy of that text was at hand; this is what it is listed among.


def test_690_translations_are_withdrawn_and_come_back(client, guide, publish, act):
    act(guide.unpublish)
    assert list_live(GUIDE) == set()
    assert client.get("/ar/neu-hier/gesundheit/arzt-finden/").status_code == 404
    publish(replace(find_page(GUIDE), OLD, NEW))
    assert list_live(GUIDE) == {"de", "de-simple", "en", "ar", "uk"}
    arabic = find_page(GUIDE, "ar")
    assert NEW in serialise(arabic), "what changed meanwhile is told"
    assert arabic.translation_record.pending
    assert not arabic.translation_record.is_withdrawn_with_source
    assert arabic.live_revision_id and not arabic.has_unpublished_changes
    assert client.get("/ar/neu-hier/gesundheit/arzt-finden/").status_code == 200


def test_690_rewriting_comes_back_as_old_as_it_is(guide, publish, act):
    act(guide.unpublish)
    publish(replace(find_page(GUIDE), OLD, NEW))
    simple = find_page(GUIDE, "de-simple")
    assert simple.live
    assert simple.translation_record.source_changed_at, "nobody read it again beside the German text"


def test_690_what_was_no_longer_public_stays_so(guide, publish, act):
    act(find_page(GUIDE, "ar").unpublish)
    act(guide.unpublish)
    publish(find_page(GUIDE))
    assert list_live(GUIDE) == {"de", "de-simple", "en", "uk"}


def test_690_withdrawal_by_hand_counts_after_a_return(guide, publish, act):
    act(guide.unpublish)
    publish(find_page(GUIDE))
    act(find_page(GUIDE, "ar").unpublish)
    publish(find_page(GUIDE))
    assert "ar" not in list_live(GUIDE)


def test_690_section_with_its_pages(db, act, publish):
    act(find_page("gesundheit").unpublish)
    assert list_live("gesundheit") == set()
    assert "ar" in list_live(GUIDE), "Wagtail leaves subpages public unless asked"
    publish(find_page("gesundheit"))
    assert list_live("gesundheit") == {"de", "de-simple", "en", "ar", "uk"}


def test_690_unpublished_by_a_date(guide, publish, act):
    Page.objects.filter(pk=guide.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    act(call_command, "publish_scheduled")
    assert list_live(GUIDE) == set()
    page = find_page(GUIDE)
    page.expire_at = None
    publish(page)
    assert "ar" in list_live(GUIDE)
    assert not find_page(GUIDE, "ar").expired


def test_690_restored_revision(guide, publish, act):
    first = guide.save_revision()
    publish(replace(find_page(GUIDE), OLD, NEW))
    assert find_page(GUIDE, "ar").translation_record.pending
    act(first.publish)
    assert not find_page(GUIDE, "ar").translation_record.pending
    run = RefreshRun.objects.get(page_id=guide.pk)
    assert (run.state, run.revision_id) == (RefreshRun.State.DONE, find_page(GUIDE).live_revision_id)


def test_690_scheduled_publication(guide, act):
    """A page that goes live later is refreshed then."""
    page = replace(guide, OLD, NEW)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    act(revision.publish)
    assert NEW not in serialise(find_page(GUIDE, "ar"))
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    act(call_command, "publish_scheduled")
    assert NEW in serialise(find_page(GUIDE, "ar"))


# Deletion


def test_deletion_takes_everything_along(client, guide, act, publish):
    publish(replace(guide, OLD, NEW))
    page = find_page(GUIDE)
    segment = next(one for one in load_page_segments(page, find_locale("ar")) if one.state == "changed")
    save_work(segment, find_locale("ar"), "مسودة")
    key, ids = page.translation_key, list(Page.objects.filter(translation_key=page.translation_key).values_list("pk", flat=True))
    act(page.delete)
    assert not Page.objects.filter(translation_key=key).exists()
    assert not TranslationRecord.objects.filter(page_id__in=ids).exists()
    assert not RefreshRun.objects.filter(page_id__in=ids).exists()
    assert not WorkItem.objects.filter(source_key=str(key)).exists()
    assert not TranslatableObject.objects.filter(translation_key=key).exists()
    for code in ("de", "ar"):
        assert client.get(f"/{code}/neu-hier/gesundheit/arzt-finden/").status_code == 404
    check_tree()


def test_deleted_page_with_subpages(client, db, act):
    act(find_page("gesundheit").delete)
    for slug in ("gesundheit", GUIDE, "hilfe-bei-gewalt"):
        assert not Page.objects.filter(slug=slug).exists()
    assert client.get("/ar/neu-hier/").status_code == 200
    check_tree()


def test_deleted_page_that_did_not_follow_a_move_is_kept(guide, act):
    act(find_page("wohnen", "uk").delete)
    act(guide.move, find_page("wohnen"), pos="last-child")
    act(find_page("gesundheit").delete)
    assert list_live(GUIDE) >= {"de", "ar", "uk"}
    assert list_live("gesundheit") == set()
    check_tree()


def test_deleted_translated_page(client, guide, act, publish):
    publish(guide)
    arabic = find_page(GUIDE, "ar")
    save_work(load_page_segments(guide, find_locale("ar"))[0], find_locale("ar"), "مسودة")
    save_work(load_page_segments(guide, find_locale("en"))[0], find_locale("en"), "draft")
    act(arabic.delete)
    assert [item.locale.language_code for item in WorkItem.objects.all()] == ["en"]
    assert not StringTranslation.objects.filter(context__object_id=guide.translation_key, locale__language_code="ar").exists()
    publish(replace(find_page(GUIDE), OLD, NEW))
    assert not Page.objects.filter(pk=arabic.pk).exists()
    assert client.get("/ar/neu-hier/gesundheit/arzt-finden/").status_code == 200, "the German page answers"
    assert find_page(GUIDE, "en").translation_record.pending


def test_translation_made_again_after_its_deletion(guide, act, publish):
    publish(guide)
    act(find_page(GUIDE, "ar").delete)
    release_page(find_page(GUIDE), find_locale("ar"), {})
    assert {state["state"] for state in find_page(GUIDE, "ar").translation_record.pending.values()} == {"missing"}
    check_tree()


def test_deleted_while_a_refresh_waits(guide, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        guide.save_revision().publish()
        find_page(GUIDE).delete()
    assert not RefreshRun.objects.exists()


def test_withdrawn_while_a_refresh_waits(guide, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        guide.save_revision().publish()
        find_page(GUIDE).unpublish()
    assert list_live(GUIDE) == set()
    assert RefreshRun.objects.get().state == RefreshRun.State.DONE


def test_deletion_in_the_desk(admin_client, guide, act):
    response = act(admin_client.post, reverse("wagtailadmin_pages:delete", args=[guide.pk]))
    assert response.status_code == 302
    assert not Page.objects.filter(slug=GUIDE).exists()


# 878: deleting and making again leaves two sources of one text, and stock's ``get()`` ends in MultipleObjectsReturned


def count_sources(page) -> int:
    return TranslationSource.objects.filter(object_id=page.translation_key).count()


def test_878_deleting_and_making_again_leaves_one_source(guide, act, publish):
    publish(guide)
    for code in ("en", "uk", "ar"):
        act(find_page(GUIDE, code).delete)
        release_page(find_page(GUIDE), find_locale(code), {})
    publish(replace(find_page(GUIDE), OLD, NEW))
    assert count_sources(guide) == 1
    assert list_live(GUIDE) == {"de", "de-simple", "en", "ar", "uk"}


def test_878_second_source_in_another_language_harms_nothing(admin_client, guide, act, publish):
    """As if somebody had translated on from the Arabic page with stock's own screens."""
    publish(guide)
    stray, _created = TranslationSource.get_or_create_from_instance(find_page(GUIDE, "ar"))
    stray.translations.create(target_locale=find_locale("en"))
    assert count_sources(guide) == 2
    publish(replace(find_page(GUIDE), OLD, NEW))
    assert RefreshRun.objects.first().state == RefreshRun.State.DONE
    changed = [one for one in load_page_segments(find_page(GUIDE), find_locale("en")) if one.state == "changed"]
    assert [NEW in one.german for one in changed] == [True]
    for page in (find_page(GUIDE), find_page(GUIDE, "ar"), find_page(GUIDE, "en")):
        response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert response.status_code == (200 if page.is_source else 302)
    for code in ("ar", "en"):
        address = reverse("translation_desk:translate_page", args=[code, guide.translation_key])
        assert admin_client.get(address).status_code == 200
    act(find_page(GUIDE, "ar").delete)
    assert release_page(find_page(GUIDE), find_locale("ar"), {}).refused == []
    check_tree()


def test_878_no_snippet_has_a_source():
    """What pages share is translated by column: one row, and nothing of it to be made twice."""
    assert [model for model in get_translatable_models() if not issubclass(model, Page)] == []


# Copies and slugs


def test_copy_has_no_translations(guide, act):
    copied = act(guide.copy, update_attrs={"slug": "kopie"}, keep_live=True)
    assert copied.translation_key != guide.translation_key
    assert not copied.get_translations().exists()
    assert TranslationSource.objects.filter(object_id=guide.translation_key).exists()
    assert {segment.state for segment in load_page_segments(copied, find_locale("ar"))} == {"missing"}


def test_copy_of_a_translation_stands_alone(guide, act):
    arabic = find_page(GUIDE, "ar")
    copied = act(arabic.copy, update_attrs={"slug": "kopie"}, keep_live=True)
    act(copied.unpublish)
    assert list_live(GUIDE) >= {"de", "ar"}
    act(copied.delete)
    assert list_live(GUIDE) >= {"de", "ar"}


def test_copy_of_a_section(db, act):
    act(find_page("gesundheit").copy, update_attrs={"slug": "kopie"}, recursive=True, keep_live=True)
    assert Page.objects.filter(locale__language_code="ar", slug="kopie").count() == 0
    check_tree()


def test_slug(client, guide, publish):
    guide.slug = "praxis"
    publish(guide)
    assert get_address("praxis", "ar") == "/ar/neu-hier/gesundheit/praxis/"
    assert client.get("/ar/neu-hier/gesundheit/arzt-finden/").headers["Location"] == "/ar/neu-hier/gesundheit/praxis/"
    check_tree()


def test_slug_of_a_section(client, publish):
    topic = find_page("gesundheit")
    topic.slug = "gesund"
    publish(topic)
    assert client.get("/ar/neu-hier/gesund/arzt-finden/").status_code == 200
    assert client.get("/ar/neu-hier/gesundheit/arzt-finden/").headers["Location"] == "/ar/neu-hier/gesund/arzt-finden/"
    check_tree()


def test_slug_of_the_home_page_is_its_own(db, publish):
    publish(find_page("de"))
    assert {page.slug for page in Page.objects.filter(depth=2)} == {"de", "de-simple", "en", "ar", "uk"}


@pytest.mark.parametrize("code", ["en", "de-simple"])
def test_changes_of_a_translation_move_nothing(guide, act, code):
    other = find_page(GUIDE, code)
    act(other.unpublish)
    act(other.delete)
    assert list_live(GUIDE) == {"de", "de-simple", "en", "ar", "uk"} - {code}
