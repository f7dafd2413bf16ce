from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import FigureBlock, HeadedStreamBlock, HeadingBlock, NoticeBlock, ParagraphBlock, QuestionsBlock, StepsBlock, TableBlock
from core.models import LeadPage
from core.reading import collect_headings
from strategy.models.publications import Publication


class StrategyBodyBlock(HeadedStreamBlock):
    """The introduction to the strategy."""

    heading = HeadingBlock()
    text = ParagraphBlock()
    notice = NoticeBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    table = TableBlock()
    image = FigureBlock()


class StrategyPage(LeadPage):
    """The strategy: introduction, the three target dimensions, the chapters, and the full paper to download."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["strategy.ChapterPage"]
    navigation_group = "press"
    max_count_per_parent = 1
    schema_type = "Report"

    body = StreamField(StrategyBodyBlock(), blank=True, verbose_name="Inhalt")
    original_paper = models.ForeignKey(
        "core.CustomDocument",
        verbose_name="Originalfassung (PDF)",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Das Papier, wie es beschlossen wurde. Steht neben dem Papier, das aus den Kapiteln entsteht.",
    )
    original_note = models.CharField(
        "Hinweis zur Originalfassung", max_length=300, blank=True, help_text="Zum Beispiel, dass die Datei nicht barrierefrei ist."
    )

    related_for_reading = (*LeadPage.related_for_reading, "original_paper")
    content_panels = [
        *LeadPage.content_panels,
        FieldPanel("body"),
        FieldPanel("original_paper"),
        FieldPanel("original_note"),
    ]

    class Meta:
        verbose_name = "Strategie"
        verbose_name_plural = "Strategien"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        presentation = context["presentation"]
        tree, code = context["site_snapshot"].tree, presentation.language_code
        publications = {one.language_code: one for one in Publication.objects.filter(format="pdf").exclude(file_name="")}
        offered = publications.get(code) or publications.get(settings.LANGUAGE_CODE)
        context.update(
            headings=collect_headings(self.body),
            chapters=list(tree.iterate_children(presentation.entry, code)),
            publication=offered,
            other_publications=[one for one in publications.values() if one is not offered],
        )
        return context
