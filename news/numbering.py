"""Numbers of press releases: counted anew each year, the same in all languages."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q

#: The number in the newest draft: that of a public page with changes stands nowhere else.
DRAFT = "latest_revision__content__number"
NUMBER_PATTERN = re.compile(r"([1-9][0-9]{0,3})/([0-9]{4})$")


def find_numbers(model, year: int) -> dict[int, str]:
    """Return the numbers of a year's German releases, those in drafts among them: number → title (one query)."""
    is_of_year = Q(number__endswith=f"/{year}") | Q(**{f"{DRAFT}__endswith": f"/{year}"})
    rows = model._default_manager.filter(is_of_year, locale__language_code=settings.LANGUAGE_CODE)
    found = (
        (NUMBER_PATTERN.fullmatch(number or ""), title)
        for public, drafted, title in rows.values_list("number", DRAFT, "title")
        for number in (public, drafted)
    )
    return {int(match[1]): title for match, title in found if match and int(match[2]) == year}


def suggest_number(model, year: int) -> str:
    """Return the number after the highest of a year."""
    return f"{max(find_numbers(model, year), default=0) + 1}/{year}"


def find_holder(page) -> str | None:
    """Return the title of another release that has the number of this one, on its public page or in its newest draft."""
    others = type(page)._default_manager.exclude(translation_key=page.translation_key)
    held = others.filter(Q(number=page.number) | Q(**{DRAFT: page.number}), locale__language_code=settings.LANGUAGE_CODE)
    return held.values_list("title", flat=True).first()


def describe_holder(page, title: str) -> str:
    """Return what an editor is told whose number another release has."""
    return f"Die Nummer {page.number} hat schon „{title}“. Die nächste freie ist {suggest_number(type(page), page.date.year)}."


def check(page) -> None:
    """Raise ValidationError for a number that is not written so, is of another year than the date, or is taken."""
    if not page.number or not page.is_source:
        return
    found = NUMBER_PATTERN.fullmatch(page.number)
    if not found:
        raise ValidationError({"number": "Bitte laufende Nummer und Jahr schreiben, zum Beispiel 45/2026."})
    year = int(found[2])
    if page.date and page.date.year != year:
        raise ValidationError({"number": f"Die Nummer ist von {year}, das Datum von {page.date.year}. Bitte eines von beiden ändern."})
    if (title := find_holder(page)) is not None:
        raise ValidationError({"number": describe_holder(page, title)})
