"""The list of overrides of the gate, for those who check translations."""

from django import forms

from translation.desk.forms import EVERYTHING
from translation.desk.overrides import load_entries, write_csv
from translation.desk.permissions import find_translation_locales, sees_all_languages
from translation.desk.screens import TableScreen, name_language, require
from translation.gate import KIND_NAMES


class OverrideFilter(forms.Form):
    """Which overrides are looked at."""

    language = forms.ChoiceField(label="Sprache", required=False)
    kind = forms.ChoiceField(label="Art", required=False, choices=[EVERYTHING, *((str(kind), name) for kind, name in KIND_NAMES.items())])

    def __init__(self, data):
        super().__init__(data)
        codes = [locale.language_code for locale in find_translation_locales()]
        self.fields["language"].choices = [EVERYTHING, *((code, name_language(code)) for code in codes)]


class OverridesScreen(TableScreen):
    """Every finding that somebody let pass, with the reason."""

    page_title = "Übergangene Beanstandungen"
    header_icon = "warning"
    template_name = "translation/desk/overrides.html"
    file_stem = "uebergangene-beanstandungen"

    def prepare(self) -> None:
        require(sees_all_languages(self.request.user))
        self.form = OverrideFilter(self.request.GET)
        # A value that does not exist filters nothing, as on the other lists.
        self.form.full_clean()
        wanted = self.form.cleaned_data
        self.entries = load_entries(code=wanted.get("language", ""), kind=wanted.get("kind", ""))

    def write_table(self, file) -> None:
        write_csv(self.entries, file)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.paginate(self.entries), form=self.form, **kwargs)
