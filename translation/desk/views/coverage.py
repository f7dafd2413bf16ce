"""Coverage: one screen of pages and languages, and the same as CSV."""

from translation.coverage import collect_coverage, find_locales
from translation.coverage_rows import sum_up
from translation.desk.coverage_table import lay_out, select, sum_by_language, write_csv
from translation.desk.forms import CoverageFilter, collect_sections
from translation.desk.permissions import COVERAGE, sees_all_languages
from translation.desk.screens import TableScreen, name_language, require


class CoverageScreen(TableScreen):
    """Pages × languages with words translated, changed and missing."""

    page_title = "Übersetzungsstand"
    template_name = "translation/desk/coverage.html"
    file_stem = "uebersetzungsstand"

    def prepare(self) -> None:
        require(self.request.user.has_perm(COVERAGE))
        rows = collect_coverage()
        present = {row.language_code for row in rows}
        self.languages = {code: name_language(code) for code in find_locales().values() if code in present}
        self.form = CoverageFilter(self.request.GET, sections=collect_sections(rows), languages=self.languages)
        wanted = self.form.get_wanted()
        self.codes = [wanted["language"]] if "language" in wanted else list(self.languages)
        self.rows = select(rows, wanted)

    def write_table(self, file) -> None:
        write_csv(self.rows, file)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **self.paginate(lay_out(self.rows, self.codes)),
            form=self.form,
            column_names=[name_language(code) for code in self.codes],
            language_totals=sum_by_language(self.rows, self.codes),
            totals=sum_up(self.rows),
            sees_all=sees_all_languages(self.request.user),
            **kwargs,
        )
