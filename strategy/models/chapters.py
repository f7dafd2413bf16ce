from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from core.blocks import SourceListBlock
from core.models import LeadPage
from core.reading import collect_headings
from facts.models.measures import Dimension
from strategy.blocks import ChapterBodyBlock
from strategy.models.editions import Edition
from strategy.models.paragraphs import Paragraph
from strategy.reading.citation_tags import describe_for_citation

#: Addresses below the strategy that are no chapters (``strategy.reading.urls``; a test keeps the two together).
RESERVED_SLUGS = frozenset({"absatz", "aenderungen", "ausgaben", "gesamt", "indikatoren", "massnahmen", "zitieren"})


class ChapterPage(LeadPage):
    """A chapter of the paper. All chapters together, in the order of the tree, are the publication."""

    parent_page_types = ["strategy.StrategyPage"]
    subpage_types = []

    number = models.PositiveSmallIntegerField("Nummer", validators=[MinValueValidator(1)])
    dimension = models.PositiveSmallIntegerField("Zieldimension", choices=Dimension, null=True, blank=True)
    body = StreamField(ChapterBodyBlock(), blank=True, verbose_name="Inhalt")
    sources = StreamField(SourceListBlock(), blank=True, verbose_name="Quellen")

    content_panels = [
        *LeadPage.content_panels,
        MultiFieldPanel([FieldRowPanel([FieldPanel("number"), FieldPanel("dimension")])], heading="Einordnung"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = "Kapitel"
        verbose_name_plural = "Kapitel"

    def clean(self):
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": f"„{self.slug}“ ist die Adresse einer Übersicht der Strategie. Bitte eine andere wählen."})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        presentation = context["presentation"]
        tree, code = context["site_snapshot"].tree, presentation.language_code
        chapters = []
        if presentation.ancestors:
            chapters = list(tree.iterate_children(presentation.ancestors[-1].entry, code))
        position = next((index for index, link in enumerate(chapters) if link.entry.translation_key == str(self.translation_key)), None)
        is_numbered = not getattr(request, "is_preview", False) and not presentation.body_language.is_rewriting
        places = Paragraph.read_places({self.translation_key: self.locale.language_code}) if is_numbered else {}
        context.update(
            places=places.get(self.translation_key, {}),
            citation_tags=describe_for_citation(
                context["site_snapshot"],
                presentation.entry,
                self.title,
                chapter_of=presentation.ancestors[-1].title if presentation.ancestors else "",
            ),
            has_editions=Edition.objects.exists(),
            headings=collect_headings(self.body),
            sources=[block.value for block in self.sources],
            previous_chapter=chapters[position - 1] if position else None,
            next_chapter=chapters[position + 1] if position is not None and position + 1 < len(chapters) else None,
        )
        return context
