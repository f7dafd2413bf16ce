"""The form of a press release."""

from django.conf import settings
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from news.numbering import suggest_number


class ReleaseForm(WagtailAdminPageForm):
    """Suggests the next number. A version in another language takes embargo and number from the German release."""

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
