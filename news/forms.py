"""The form of a press release."""

from django.conf import settings
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from news.dating import is_date_of_draft
from news.numbering import suggest_number

PUBLISH = "action-publish"


class ReleaseForm(WagtailAdminPageForm):
    """Suggests the next number and dates a release with the day on which it is published.

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
            return
        for name in ("number", "embargo_until", "topic"):
            if name in self.fields:
                self.fields[name].disabled = True
                self.fields[name].help_text = "Gilt für alle Sprachen und wird bei der deutschen Mitteilung geändert."

    def clean(self):
        """Move the date on to today where it is only the day on which the draft was begun, and the draft is published now.

        Another date was meant by whoever entered it, and an embargo has a day of its own (``NewsPage.clean``).
        """
        values = super().clean()
        page, day, today = self.instance, values.get("date"), timezone.localdate()
        is_first = PUBLISH in self.data and page.is_source and page.first_published_at is None
        is_at_once = is_first and not (values.get("embargo_until") or values.get("go_live_at"))
        if is_at_once and day and day < today and day == page.date and is_date_of_draft(page):
            values["date"], page.date_before = today, day
        return values
