"""The desk has one clock: that of the site, whatever zone an account has stored. Who types 10:00 means 10:00 in Germany."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_init
from django.dispatch import receiver
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.users.models import UserProfile

UNCLEAR = "ambiguous_timezone"


@receiver(post_init, sender=UserProfile)
def forget_time_zone(sender, instance, **kwargs):
    """Let no account have a zone of its own.

    Wagtail's WAGTAIL_USER_TIME_ZONES only takes the choice away; a zone that was chosen earlier, or in another installation of
    the same database, would still decide how every form reads its times.
    """
    instance.current_time_zone = ""


def describe_unclear(moment: datetime) -> str:
    """Return what is wrong with a local time that a change of the clocks skips or doubles, and what to do."""
    first, second = (moment.replace(tzinfo=ZoneInfo(settings.TIME_ZONE), fold=fold).utcoffset() for fold in (0, 1))
    if first < second:
        return (
            f"{moment:%d.%m.%Y, %H:%M} Uhr gibt es nicht: In dieser Nacht springen die Uhren von 2 auf 3 Uhr vor. "
            "Bitte eine Uhrzeit vor 2 oder ab 3 Uhr eintragen."
        )
    return (
        f"{moment:%d.%m.%Y, %H:%M} Uhr gibt es zweimal: In dieser Nacht werden die Uhren von 3 auf 2 Uhr zurückgestellt. "
        "Bitte eine Uhrzeit vor 2 oder ab 3 Uhr eintragen."
    )


class LocalDateTimeField(forms.DateTimeField):
    """Day and time in Germany. Says in plain words why it cannot take one that a change of the clocks skips or doubles."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != UNCLEAR:
                raise
            raise ValidationError(describe_unclear(error.params["datetime"]), code=UNCLEAR) from None


register_form_field_override(models.DateTimeField, override={"form_class": LocalDateTimeField, "widget": AdminDateTimeInput})
