"""Numbers of press releases: counted anew each year, the same in all languages."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError

NUMBER_PATTERN = re.compile(r"([1-9][0-9]{0,3})/([0-9]{4})$")


def find_numbers(model, year: int) -> dict[int, str]:
    """Return the numbers of a year's German releases, drafts among them: number → title."""
    rows = model._default_manager.filter(locale__language_code=settings.LANGUAGE_CODE, number__endswith=f"/{year}")
    found = ((NUMBER_PATTERN.fullmatch(number), title) for number, title in rows.values_list("number", "title"))
    return {int(match[1]): title for match, title in found if match}


def suggest_number(model, year: int) -> str:
    """Return the number after the highest of a year."""
    return f"{max(find_numbers(model, year), default=0) + 1}/{year}"


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
    others = type(page)._default_manager.exclude(translation_key=page.translation_key)
    taken = others.filter(locale__language_code=settings.LANGUAGE_CODE, number=page.number).values_list("title", flat=True).first()
    if taken is not None:
        raise ValidationError(
            {"number": f"Die Nummer {page.number} hat schon „{taken}“. Die nächste freie ist {suggest_number(type(page), year)}."}
        )
