"""What an editor does to a page, in few words."""

import json

from django.conf import settings
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from translation.refresh import serialise

GUIDE = "arzt-finden"


def find_page(slug: str, code: str = settings.LANGUAGE_CODE) -> Page:
    """Return a page by its slug, specific, as the database has it."""
    return Page.objects.filter(slug=slug, locale__language_code=code).first().specific


def find_locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def replace(page: Page, old: str, new: str) -> Page:
    """Replace a text wherever it stands on a page, in memory. Block ids stay."""
    found = False
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            raw = json.dumps(list(getattr(page, field.name).raw_data), ensure_ascii=False)
            if old in raw:
                setattr(page, field.name, raw.replace(old, new))
                found = True
        elif field.concrete and isinstance(value := getattr(page, field.attname, None), str) and old in value:
            setattr(page, field.attname, value.replace(old, new))
            found = True
    assert found, f"“{old}” does not stand on the page"
    return page


def change_blocks(page: Page, change, name: str = "body") -> Page:
    """Replace the blocks of a stream by what ``change`` makes of their list, in memory."""
    setattr(page, name, json.dumps(change(list(getattr(page, name).raw_data))))
    return page


def keep_content(function) -> str:
    """Return the Arabic content that ``function`` leaves, and undo it."""
    with transaction.atomic():
        content = serialise(function())
        transaction.set_rollback(True)
    return content
