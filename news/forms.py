"""The form of a press release."""

from django.conf import settings
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from news.dating import find_given_days, is_seen_first
from news.numbering import suggest_number

PUBLISH = "action-publish"
FUTURE_DATE = (
    "Dieser Tag kommt erst noch, die Mitteilung wäre aber sofort öffentlich. Bitte das Datum ändern. Soll sie erst an diesem Tag "
    "erscheinen, eine Sperrfrist eintragen."
)


class ReleaseForm(WagtailAdminPageForm):
    """Suggests the next number and the contact of the press room, and dates a release with the day on which it is published.

    A version in another language takes embargo and number from the German release.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.locale.language_code == settings.LANGUAGE_CODE:
            if "number" in self.fields:
                suggestion = suggest_number(type(self.instance), timezone.localdate().year)
                self.fields["number"].help_text = f"Laufende Nummer und Jahr. Nächste freie Nummer: {suggestion}"
                if self.instance.pk is None:
                    self.initial["number"] = suggestion
            if self.instance.pk is None and self.parent_page is not None:
                self.initial["press_contact"] = self.parent_page.specific.press_contact_id
            return
        for name in ("number", "embargo_until", "topic"):
            if name in self.fields:
                self.fields[name].disabled = True
                self.fields[name].help_text = "Gilt für alle Sprachen und wird bei der deutschen Mitteilung geändert."

    def clean(self):
        """Tell at once what ``news.dating`` does to a date that nobody chose, and refuse one to come for what everybody reads today."""
        values = super().clean()
        day, today = values.get("date"), timezone.localdate()
        until = max((one for one in (values.get("embargo_until"), values.get("go_live_at")) if one), default=None)
        if PUBLISH not in self.data or not self.instance.is_source or not day or (until and until > timezone.now()):
            return values
        if day != today and is_seen_first(self.instance, None) and day in find_given_days(self.instance):
            values["date"], self.instance.date_before = today, day
        elif day > today:
            self.add_error("date", FUTURE_DATE)
        return values
