"""Many pages in few statements, as a site of years of press releases has them: homes, sections, and pages below these."""

from datetime import datetime
from math import ceil
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

SECTIONS = 20


def make_pages(locales: list[Locale], count: int, moment: datetime) -> Page:
    """Write at least ``count`` live pages, each in every language, and return the home page of the first language."""
    root = Page(
        path="0001", depth=1, numchild=len(locales), title="Root", slug="root", url_path="/", content_type=get_type(), locale=locales[0]
    )
    root.save_base(raw=True)
    leaves = max(ceil((count / len(locales) - SECTIONS - 1) / SECTIONS), 0)
    keys = [[uuid4() for _ in range(leaves + 1)] for _ in range(SECTIONS)]
    home_key = uuid4()
    pages = []
    for number, locale in enumerate(locales, 1):

        def add(path: str, url_path: str, key, children: int = 0, locale=locale) -> None:
            pages.append(
                Page(
                    path=path, depth=len(path) // Page.steplen, numchild=children, url_path=url_path, slug=url_path.split("/")[-2],
                    title=f"Page {path}", draft_title=f"Page {path}", live=True, locale=locale, translation_key=key,
                    content_type=get_type(), show_in_menus=children > 0, last_published_at=moment,
                )
            )  # fmt: skip

        home = f"0001{encode(number)}"
        add(home, f"/home-{locale.language_code}/", home_key, SECTIONS)
        for section in range(SECTIONS):
            path = home + encode(section + 1)
            address = f"/home-{locale.language_code}/section-{section}/"
            add(path, address, keys[section][0], leaves)
            for leaf in range(leaves):
                add(path + encode(leaf + 1), f"{address}page-{leaf}/", keys[section][leaf + 1])
    Page.objects.bulk_create(pages, batch_size=500)
    return Page.objects.get(path=f"0001{encode(1)}")


def get_type() -> ContentType:
    """Return the content type of a plain page (cached by Django)."""
    return ContentType.objects.get_for_model(Page)


def encode(number: int) -> str:
    """Return a step of a tree path."""
    return Page._int2str(number).rjust(Page.steplen, "0")
