"""Makes the small site larger, past Wagtail's forms and signals, to see what its size costs. Everything is rolled back with the test."""

from uuid import uuid4

from django.conf import settings
from wagtail.models import Locale, Page

from core.models import TreeVersion
from home.models import HomePage
from newcomers.models import GuidePage


def add_guides(count: int) -> None:
    """Copy a guide until its topic has ``count`` guides, each in German and English."""
    for source in GuidePage.objects.filter(slug="arzt-finden", locale__language_code__in=["de", "en"]):
        parent = source.get_parent()
        present = parent.get_children_count()
        for number in range(present, count):
            copy_page(source, parent, number, uuid4() if source.is_source else get_key(number))
        Page.objects.filter(pk=parent.pk).update(numchild=count)
    TreeVersion.renew()


def get_key(number: int):
    """Return the key that joins the German and the English copy."""
    return Page.objects.get(slug=f"kopie-{number}", locale__language_code=settings.LANGUAGE_CODE).translation_key


def copy_page(source: Page, parent: Page, number: int, key) -> None:
    """Write a copy of a page as the child of ``parent`` at a position (two inserts)."""
    copy = type(source).objects.get(pk=source.pk)
    row = Page(path=parent.path + encode(number + 1), depth=parent.depth + 1, slug=f"kopie-{number}", title=f"{source.title} {number}")
    row.url_path = f"{parent.url_path}{row.slug}/"
    for name in ("content_type_id", "locale_id", "live", "first_published_at", "last_published_at"):
        setattr(row, name, getattr(source, name))
    row.translation_key, row.draft_title = key, row.title
    row.save_base(raw=True)
    copy.pk = copy.id = None
    copy.page_ptr_id, copy.is_vital = row.pk, False
    copy.save_base(raw=True, force_insert=True)


def add_languages(*codes: str) -> None:
    """Give languages a home page and the sections below it, as far as they are plain copies of the German ones."""
    for code in codes:
        locale = Locale.objects.create(language_code=code)
        home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
        for page in [home, *home.get_children().specific()]:
            page.copy_for_translation(locale).save_revision().publish()


def add_menu_entries() -> None:
    """Put every page below the German home page into the menu."""
    home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    home.get_children().update(show_in_menus=True)
    TreeVersion.renew()


def encode(number: int) -> str:
    """Return a step of a tree path."""
    return Page._int2str(number).rjust(Page.steplen, "0")
