"""What an editor does to the German tree: the translations follow, and nothing crashes.

The numbers are issues of wagtail/wagtail-localize.
"""

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.synctree import synchronize_tree
from wagtail_localize.views.convert import sync_alias

from newcomers.models import GuidePage
from tests.content import say
from tests.translation.edits import GUIDE, find_locale, find_page, replace
from tests.translation.tree import check_tree, get_address
from translation.refresh import serialise
from translation.segments import load_page_segments, release_page

OLD, NEW = "Lesen Sie auch", "Lesen Sie gleich"


# 469: moving a page in the source language moves neither its translations nor its aliases, and links end in nothing


def test_469_translations_follow_a_move(client, guide, act):
    act(guide.move, find_page("wohnen"), pos="last-child")
    for code in ("de", "de-simple", "en", "ar", "uk"):
        moved = find_page(GUIDE, code)
        if code != "de-simple":
            assert get_address(GUIDE, code) == f"/{code}/neu-hier/wohnen/arzt-finden/"
        assert moved.live
    assert client.get("/ar/neu-hier/gesundheit/arzt-finden/").headers["Location"] == "/ar/neu-hier/wohnen/arzt-finden/"
    assert client.get("/ar/neu-hier/wohnen/arzt-finden/").status_code == 200
    check_tree()


def test_469_subpages_come_along(db, act):
    act(find_page("gesundheit").move, find_page("neu-hier"), pos="last-child")
    assert get_address(GUIDE, "ar") == "/ar/neu-hier/gesundheit/arzt-finden/"
    check_tree()


def test_469_a_language_without_the_new_parent(client, guide, act):
    """The page stays where it was, and every address leads to it."""
    act(find_page("wohnen", "uk").delete)
    act(guide.move, find_page("wohnen"), pos="last-child")
    assert get_address(GUIDE, "uk") == "/uk/neu-hier/gesundheit/arzt-finden/"
    assert client.get("/uk/neu-hier/wohnen/arzt-finden/").headers["Location"] == "/uk/neu-hier/gesundheit/arzt-finden/"
    check_tree()


def test_469_move_and_publish_at_once(guide, act, publish):
    act(guide.move, find_page("wohnen"), pos="last-child")
    publish(replace(find_page(GUIDE), OLD, NEW))
    assert NEW in serialise(find_page(GUIDE, "ar"))
    check_tree()


def test_469_same_slug_at_the_new_place(db, act, publish):
    """A page that could not follow holds the slug that another one needs."""
    act(find_page("wohnen", "uk").delete)
    act(find_page(GUIDE).move, find_page("wohnen"), pos="last-child")
    second = GuidePage(title="Zweite", slug=GUIDE)
    act(find_page("gesundheit").add_child, instance=second)
    release_page(second, find_locale("uk"), {})
    addresses = Page.objects.filter(locale__language_code="uk").values_list("url_path", flat=True)
    assert len(addresses) == len(set(addresses))
    publish(find_page(GUIDE))
    publish(GuidePage.objects.get(pk=second.pk))
    assert len(set(addresses.all())) == len(addresses)
    check_tree()


def test_469_alias_follows_a_move(client, db, act):
    find_page("wohnung-suchen").copy_for_translation(find_locale("uk"), alias=True)
    act(find_page("wohnung-suchen").move, find_page("gesundheit"), pos="last-child")
    assert get_address("wohnung-suchen", "uk") == "/uk/neu-hier/gesundheit/wohnung-suchen/"
    assert client.get("/uk/neu-hier/wohnen/wohnung-suchen/").headers["Location"] == "/uk/neu-hier/gesundheit/wohnung-suchen/"
    check_tree()


# 906: ``synchronize_tree`` of a new language crashes after a translated page was moved


def add_polish_home() -> Locale:
    polish = Locale.objects.create(language_code="pl")
    home = find_page("de").copy_for_translation(polish)
    home.save_revision().publish()
    return polish


def test_906_new_language_after_a_move(guide, act):
    act(guide.move, find_page("wohnen"), pos="last-child")
    polish = add_polish_home()
    for slug in ("neu-hier", "wohnen", GUIDE):
        release_page(find_page(slug), polish, {})
    assert find_page(GUIDE, "pl").get_parent().specific.topic_id == find_page("wohnen").topic_id
    check_tree()


def test_906_stock_synchronisation_of_a_new_language(guide, act):
    """Stock crashes when a translation stands elsewhere than the German page, so none does after a move."""
    act(guide.move, find_page("wohnen"), pos="last-child")
    polish = add_polish_home()
    synchronize_tree(find_locale("de"), polish)
    assert Page.objects.filter(locale=polish).count() == Page.objects.filter(locale__language_code="de", depth__gt=1).count()
    check_tree()


# 792: an alias below an alias cannot be made a translated page


def make_alias(code: str = "uk") -> Page:
    return find_page("wohnung-suchen").copy_for_translation(find_locale(code), alias=True)


def test_792_alias_becomes_a_translated_page(db, publish):
    alias = make_alias()
    assert alias.alias_of_id
    page = find_page("wohnung-suchen")
    texts = {segment.key: say(segment.german, "uk") for segment in load_page_segments(page, find_locale("uk"))}
    assert release_page(page, find_locale("uk"), texts).refused == []
    made = find_page("wohnung-suchen", "uk")
    assert (made.pk, made.alias_of_id) == (alias.pk, None)
    assert made.title == say("Eine Wohnung suchen", "uk")
    assert not made.translation_record.pending


def test_792_publish_marks_what_an_alias_shows(client, db, publish):
    """An alias would show German text as if it were Ukrainian."""
    make_alias()
    publish(find_page("wohnung-suchen"))
    made = find_page("wohnung-suchen", "uk")
    assert made.alias_of_id is None
    assert all(state["state"] == "missing" for state in made.translation_record.pending.values())
    assert 'lang="de" dir="ltr"' in client.get("/uk/neu-hier/wohnen/wohnung-suchen/").content.decode()


def test_792_parent_and_child_are_aliases(db, publish):
    polish = add_polish_home()
    for slug in ("neu-hier", "wohnen", "wohnung-suchen"):
        find_page(slug).copy_for_translation(polish, alias=True)
    for slug in ("wohnung-suchen", "wohnen", "neu-hier"):
        publish(find_page(slug))
    assert not Page.objects.filter(locale=polish, alias_of__isnull=False).exists()
    check_tree()


def test_792_page_that_was_made_an_alias(guide, publish):
    """wagtail-localize's view does that; the next publication makes a page of it again, with what was translated."""
    publish(guide)
    arabic = find_page(GUIDE, "ar")
    sync_alias(guide, arabic)
    arabic.alias_of_id = guide.pk
    arabic.save(update_fields=["alias_of_id"], clean=False)
    Translation.objects.filter(source__object_id=guide.translation_key, target_locale=arabic.locale).delete()
    assert find_page(GUIDE, "ar").title == guide.title
    publish(find_page(GUIDE))
    again = find_page(GUIDE, "ar")
    assert (again.alias_of_id, again.title, again.live) == (None, say(guide.title, "ar"), True)
    assert not again.translation_record.pending
