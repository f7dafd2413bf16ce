"""Forms of the desk: filters above lists, the need of a page, targets of links, files out and in."""

from django import forms
from django.core.validators import URLValidator

from translation.coverage_rows import CoverageRow
from translation.exchange import FORMATS, MAX_BYTES
from translation.models import PagePriority

EVERYTHING = ("", "alle")
STATES = [
    EVERYTHING,
    ("open", "offen"),
    ("changed", "geändert"),
    ("missing", "fehlend"),
    ("current", "gültig"),
    ("stale", "Leichte Sprache veraltet"),
    ("fresh", "Leichte Sprache aktuell"),
]
AGES = [EVERYTHING, ("7", "seit mehr als 7 Tagen"), ("30", "seit mehr als 30 Tagen"), ("90", "seit mehr als 90 Tagen")]


class CoverageFilter(forms.Form):
    """Which rows of the coverage are looked at. Sections and languages are those that occur."""

    section = forms.ChoiceField(label="Bereich", required=False)
    language = forms.ChoiceField(label="Sprache", required=False)
    state = forms.ChoiceField(label="Stand", required=False, choices=STATES)
    age = forms.ChoiceField(label="Offen", required=False, choices=AGES)

    def __init__(self, data, *, sections: dict[str, str], languages: dict[str, str]):
        super().__init__(data)
        self.fields["section"].choices = [EVERYTHING, *sections.items()]
        self.fields["language"].choices = [EVERYTHING, *languages.items()]

    def get_wanted(self) -> dict[str, str]:
        """Return what was chosen. A value that does not exist filters nothing, as an empty one."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class QueueFilter(CoverageFilter):
    """Which rows of a queue are looked at: the language is in the address, and everything is open."""

    def __init__(self, data, *, sections: dict[str, str]):
        super().__init__(data, sections=sections, languages={})
        del self.fields["language"]
        self.fields["state"].choices = [EVERYTHING, ("changed", "geändert"), ("missing", "fehlend")]


def collect_sections(rows: list[CoverageRow]) -> dict[str, str]:
    """Return the sections that occur, by title, the shared facts last."""
    titles = {row.section: (row.kind == "fact", row.section_title) for row in rows}
    return {section: title for section, (_is_fact, title) in sorted(titles.items(), key=lambda item: item[1])}


class PriorityForm(forms.ModelForm):
    """How much readers need a page."""

    class Meta:
        model = PagePriority
        fields = ["priority"]


class LinkTargetForm(forms.Form):
    """Where an external link leads in one language. Empty means: where it leads in German."""

    is_address = URLValidator(schemes=["http", "https"], message="Das ist keine Internetadresse.")
    target = forms.CharField(required=False, max_length=2000, validators=[is_address])


class ExportForm(forms.Form):
    """What a file for translators holds. ``scopes`` are groups of value and name."""

    scope = forms.ChoiceField(label="Umfang")
    format = forms.ChoiceField(label="Format", choices=[(name, one.label) for name, one in FORMATS.items()])

    def __init__(self, *args, scopes: list[tuple[str, list[tuple[str, str]]]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = scopes


class UploadForm(forms.Form):
    """A file that comes back from translators."""

    file = forms.FileField(
        label="PO- oder XLIFF-Datei",
        help_text=f"Höchstens {MAX_BYTES // 1024 // 1024} MB, in UTF-8, aus einem Export dieser Website.",
        widget=forms.FileInput(attrs={"accept": ".po,.xlf,.xliff"}),
        error_messages={"required": "Bitte eine Datei auswählen.", "empty": "Die Datei ist leer."},
    )
    release = forms.BooleanField(
        label="Fertige Texte gleich veröffentlichen, soweit die Prüfschranke nichts beanstandet",
        required=False,
        help_text="Sonst werden alle Texte Entwürfe. Was das Übersetzungsprogramm als unfertig kennzeichnet, bleibt immer ein Entwurf.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(f"Die Datei ist größer als {MAX_BYTES // 1024 // 1024} MB. Nichts hat sich geändert.")
        return file
