"""Addresses below the strategy. They stand before the page tree; ``ChapterPage`` refuses their first words as slugs."""

from django.urls import path, register_converter

from strategy.reading import changes, citing, editions, lists, paragraphs, whole


class CitationEndingConverter:
    """The ending of a file with a citation."""

    regex = "|".join(citing.FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CitationEndingConverter, "citation")

urlpatterns = [
    path(whole.SUFFIX, whole.show_whole, name="show_whole_paper"),
    path("massnahmen/", lists.show_measures, name="list_measures"),
    path("indikatoren/", lists.show_indicators, name="list_indicators"),
    path("indikatoren/<slug:key>.csv", lists.serve_indicator_table, name="serve_indicator_table"),
    path("ausgaben/", editions.list_editions, name="list_editions"),
    path("ausgaben/<slug:name>/", editions.show_edition, name="show_edition"),
    path("ausgaben/<slug:name>/SHA256SUMS", editions.serve_sums, name="serve_sums"),
    path("ausgaben/<slug:name>/ablieferung-<slug:language_code>.zip", editions.serve_deposit, name="serve_deposit"),
    path("ausgaben/<slug:name>/dateien/<str:file_name>", editions.serve_edition_file, name="serve_edition_file"),
    path("ausgaben/<slug:name>/zitieren/", citing.cite_edition, name="cite_edition"),
    path("ausgaben/<slug:name>/zitieren.<citation:ending>", citing.cite_edition, name="cite_edition"),
    path("ausgaben/<slug:name>/kapitel/<int:chapter_number>/", citing.cite_edition_chapter, name="cite_edition_chapter"),
    path("ausgaben/<slug:name>/kapitel/<int:chapter_number>.<citation:ending>", citing.cite_edition_chapter, name="cite_edition_chapter"),
    path("ausgaben/<slug:name>/absatz/<int:number>/", citing.cite_edition_paragraph, name="cite_edition_paragraph"),
    path("ausgaben/<slug:name>/absatz/<int:number>.<citation:ending>", citing.cite_edition_paragraph, name="cite_edition_paragraph"),
    path("aenderungen/", changes.choose_changes, name="choose_changes"),
    path("aenderungen/<slug:before>/<slug:after>/", changes.show_changes, name="show_changes"),
    path("absatz/<int:number>/", paragraphs.show_paragraph, name="show_paragraph"),
    path("zitieren/", citing.cite_paper, name="cite_paper"),
    path("zitieren.<citation:ending>", citing.cite_paper, name="cite_paper"),
    path("zitieren/kapitel/<slug:slug>/", citing.cite_chapter, name="cite_chapter"),
    path("zitieren/kapitel/<slug:slug>.<citation:ending>", citing.cite_chapter, name="cite_chapter"),
    path("zitieren/absatz/<int:number>/", citing.cite_paragraph, name="cite_paragraph"),
    path("zitieren/absatz/<int:number>.<citation:ending>", citing.cite_paragraph, name="cite_paragraph"),
]
