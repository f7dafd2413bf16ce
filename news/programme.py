"""The programme of a congress: what happens when, where, with whom and in which languages."""

from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail import blocks

from core.blocks import UntranslatedCharBlock, VideoBlock
from core.presentation import get_language

#: All times of a programme are local times here.
ZONE = ZoneInfo(settings.TIME_ZONE)
SIGN_LANGUAGE = "dgs"


class InterpretedLanguage(NamedTuple):
    """A language that a session is interpreted into. ``code`` is the one that the name is written in."""

    name: str
    code: str | None


def list_interpreted() -> list[tuple[str, str]]:
    """Return the choices for editors. A callable, so that a new language needs no migration here."""
    spoken = [(language.code, language.german_name) for language in settings.SITE_LANGUAGES if not language.is_rewriting]
    return [*spoken, (SIGN_LANGUAGE, "Deutsche Gebärdensprache")]


class SpeakerBlock(blocks.StructBlock):
    name = UntranslatedCharBlock(label="Name", max_length=120)
    function = blocks.CharBlock(label="Funktion", max_length=200, required=False)

    class Meta:
        label = "Person"


class SessionValue(blocks.StructValue):
    """A session as templates read it."""

    @cached_property
    def interpreted(self) -> list[InterpretedLanguage]:
        """The languages of the interpreters, each under its own name; the sign language under its name for the reader."""
        return [
            InterpretedLanguage(_("German Sign Language"), None)
            if code == SIGN_LANGUAGE
            else InterpretedLanguage(get_language(code).native_name, code)
            for code in self.get("languages") or ()
        ]


class SessionBlock(blocks.StructBlock):
    """A point of the programme. What is not known stays empty: nobody invents a time."""

    date = blocks.DateBlock(label="Tag", required=False, help_text="Nur, wenn der Kongress mehrere Tage hat.")
    start = blocks.TimeBlock(label="Beginn", required=False, help_text="Uhrzeit in Deutschland. Leer, wenn sie nicht bekannt ist.")
    end = blocks.TimeBlock(label="Ende", required=False)
    title = blocks.CharBlock(label="Titel", max_length=200)
    text = blocks.TextBlock(label="Beschreibung", required=False)
    room = UntranslatedCharBlock(label="Raum", max_length=120, required=False)
    stream = blocks.URLBlock(label="Adresse der Übertragung", required=False)
    speakers = blocks.ListBlock(SpeakerBlock(), label="Mitwirkende", default=[])
    languages = blocks.MultipleChoiceBlock(label="Gedolmetscht in", choices=list_interpreted, required=False, widget=CheckboxSelectMultiple)

    class Meta:
        label = "Programmpunkt"
        icon = "time"
        value_class = SessionValue

    def clean(self, value):
        value = super().clean(value)
        start, end = value["start"], value["end"]
        if end and not start:
            raise blocks.StructBlockValidationError(
                block_errors={"start": ValidationError("Zum Ende gehört ein Beginn. Bitte den Beginn eintragen oder das Ende leer lassen.")}
            )
        if end and end <= start:
            raise blocks.StructBlockValidationError(
                block_errors={"end": ValidationError(f"Das Ende muss nach dem Beginn ({start:%H:%M} Uhr) liegen. Bitte die Zeit ändern.")}
            )
        return value


class SessionListBlock(blocks.StreamBlock):
    session = SessionBlock()


class SpeakerListBlock(blocks.StreamBlock):
    speaker = SpeakerBlock()


class RecordingListBlock(blocks.StreamBlock):
    video = VideoBlock()


class Times(NamedTuple):
    """When a session begins and ends, in the local time of the congress. The end may be unknown."""

    starts_at: datetime
    ends_at: datetime | None


def find_times(session, first_day: date, last_day: date) -> Times | None:
    """Return the times of a session, None when day or hour is not known."""
    day = session["date"] or (first_day if first_day == last_day else None)
    if day is None or session["start"] is None:
        return None

    def at(moment: time) -> datetime:
        return datetime.combine(day, moment, ZONE)

    return Times(at(session["start"]), at(session["end"]) if session["end"] else None)


def check_days(programme, first_day: date, last_day: date) -> None:
    """Raise ValidationError for a session outside the days of the congress, or with an hour but on no day."""
    for number, block in enumerate(programme, start=1):
        session = block.value
        name = f"Programmpunkt {number} („{session['title']}“)"
        if session["date"] and not first_day <= session["date"] <= last_day:
            raise ValidationError(
                f"{name}: Der {session['date']:%d.%m.%Y} liegt außerhalb des Kongresses ({first_day:%d.%m.%Y} bis {last_day:%d.%m.%Y}). "
                "Bitte den Tag ändern."
            )
        if session["start"] and find_times(session, first_day, last_day) is None:
            raise ValidationError(f"{name}: Der Kongress hat mehrere Tage. Bitte zum Beginn auch den Tag eintragen.")
