"""What an editor may enter as an embargo, and how its minute is told. What it does stands in ``core.embargo``."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

#: The zone in which the ministry tells the time, whatever zone an editor's account is in.
ZONE = ZoneInfo(settings.TIME_ZONE)


def describe_moment(moment: datetime) -> str:
    """Return a moment for the desk, in German with its zone: 24.11.2026, 10:00 Uhr (MEZ)."""
    local = moment.astimezone(ZONE)
    summer = bool(local.dst())
    return f"{local:%d.%m.%Y, %H:%M} Uhr ({'MESZ' if summer else 'MEZ'})"


def find_day(moment: datetime) -> date:
    """Return the day of a moment in Germany."""
    return moment.astimezone(ZONE).date()


def find_earlier_values(page) -> set[datetime | None]:
    """Return the embargoes that a page has already: in its public row and in its newest draft."""
    if page.pk is None:
        return set()
    values = set(type(page)._default_manager.filter(pk=page.pk).values_list("embargo_until", flat=True))
    revision = page.get_latest_revision()
    if revision is not None and (moment := revision.content.get("embargo_until")):
        # A revision that was saved a moment ago still holds the moment itself.
        values.add(moment if isinstance(moment, datetime) else parse_datetime(moment))
    return values


def is_public_already(page) -> bool:
    """Whether readers can see a release at this moment."""
    return page.pk is not None and type(page)._default_manager.published().filter(pk=page.pk).exists()


def check(page) -> None:
    """Raise ValidationError for an embargo that was newly set and cannot hold. One that has ended since may stay where it is."""
    until = page.embargo_until
    if until is None or until in find_earlier_values(page):
        return
    now = timezone.now()
    if until <= now:
        raise ValidationError(
            {
                "embargo_until": f"Die Sperrfrist liegt in der Vergangenheit: {describe_moment(until)}. Bitte einen späteren Zeitpunkt "
                "eintragen. Soll die Mitteilung sofort öffentlich sein, das Feld leer lassen."
            }
        )
    if is_public_already(page):
        raise ValidationError(
            {
                "embargo_until": "Die Mitteilung ist schon öffentlich; eine Sperrfrist kann sie nicht mehr zurückholen. Bitte das Feld "
                "leer lassen oder die Mitteilung zuerst zurückziehen."
            }
        )


def describe_state(page) -> str:
    """Return what the embargo of a page means at this moment, for the desk; empty without an embargo.

    ``page`` is what the editor sees, that is the newest draft.
    """
    until = page.embargo_until
    if until is None:
        return ""
    moment = describe_moment(until)
    if until > timezone.now():
        if page.live:
            return (
                f"Veröffentlicht mit Sperrfrist. Öffentlich wird die Mitteilung von selbst am {moment}, in allen Sprachen zugleich, mit "
                "ihren Bildern, Dokumenten und Dateien für die Presse. Bis dahin sieht sie nur, wer hier angemeldet ist oder eine "
                "Vorschau-Adresse für die Presse hat. Der eigene Link „Live ansehen“ führt so lange ins Leere."
            )
        return (
            f"Noch nicht veröffentlicht. Nach „Veröffentlichen“ wird die Mitteilung am {moment} von selbst öffentlich, in allen Sprachen "
            "zugleich. Ohne „Veröffentlichen“ geschieht zu diesem Zeitpunkt nichts."
        )
    if page.live:
        return f"Die Sperrfrist endete am {moment}. Seitdem ist die Mitteilung öffentlich."
    return (
        f"Die Sperrfrist endete am {moment}, die Mitteilung ist aber nicht veröffentlicht. „Veröffentlichen“ macht sie sofort öffentlich."
    )
