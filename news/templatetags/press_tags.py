"""Tags of a release for print and for the press."""

from datetime import datetime

from django.template import Library
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.publishing.printing import print_block
from news.embargo import ZONE

register = Library()


@register.simple_tag(takes_context=True)
def print_release_block(context, block):
    """A block of a release as print shows it."""
    return print_block("news", block, context["presentation"], context["name_picture"])


@register.filter
def zone_name(moment: datetime) -> str:
    """The time of Germany at a moment, by its name in the active language."""
    return _("Central European Summer Time") if moment.astimezone(ZONE).dst() else _("Central European Time")


@register.simple_tag
def embargo_line(moment: datetime) -> str:
    """Until when a release is held back, for files that somebody keeps: as true afterwards as before."""
    local = moment.astimezone(ZONE)
    return _("Embargo until %(day)s, %(time)s (%(zone)s). Free for publication from that moment on.") % {
        "day": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "TIME_FORMAT"),
        "zone": zone_name(moment),
    }
