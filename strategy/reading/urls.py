"""Addresses below the strategy. They stand before the page tree; ``ChapterPage`` refuses their first words as slugs."""

from django.urls import path, register_converter

from strategy.reading import citing, lists, paragraphs, whole


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
    path("absatz/<int:number>/", paragraphs.show_paragraph, name="show_paragraph"),
    path("zitieren/", citing.cite_paper, name="cite_paper"),
    path("zitieren.<citation:ending>", citing.cite_paper, name="cite_paper"),
    path("zitieren/kapitel/<slug:slug>/", citing.cite_chapter, name="cite_chapter"),
    path("zitieren/kapitel/<slug:slug>.<citation:ending>", citing.cite_chapter, name="cite_chapter"),
    path("zitieren/absatz/<int:number>/", citing.cite_paragraph, name="cite_paragraph"),
    path("zitieren/absatz/<int:number>.<citation:ending>", citing.cite_paragraph, name="cite_paragraph"),
]
