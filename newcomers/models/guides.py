from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import RelatedListBlock, SourceListBlock
from core.models import LeadPage
from core.reading import collect_headings, estimate_minutes
from newcomers.blocks import GuideBodyBlock


class ContactListBlock(StreamBlock):
    contact = SnippetChooserBlock("facts.ContactPoint", label="Kontaktstelle")


class GuidePage(LeadPage):
    """One question of a newcomer, answered: what to do, whom to call, what it costs, what to say."""

    parent_page_types = ["newcomers.TopicPage"]
    subpage_types = []
    hides_risky_older_translations = True

    body = StreamField(GuideBodyBlock(), blank=True, verbose_name="Inhalt")
    office = models.CharField("Zuständig", max_length=200, blank=True, help_text="Welche Stelle zuständig ist, in wenigen Worten.")
    contacts = StreamField(ContactListBlock(max_num=3), blank=True, verbose_name="Kontaktstellen")
    sources = StreamField(SourceListBlock(), blank=True, verbose_name="Quellen")
    related = StreamField(RelatedListBlock(max_num=4), blank=True, verbose_name="Auch interessant")
    checked_date = models.DateField("Stand der Angaben", null=True, blank=True)
    check_again_date = models.DateField("Wieder prüfen bis", null=True, blank=True)
    is_vital = models.BooleanField("Besonders wichtig", default=False, help_text="Steht auf der Startseite.")
    is_private = models.BooleanField(
        "Nicht auf dem Gerät speichern", default=False, help_text="Für Seiten über Gewalt oder Asyl: Geräte werden oft geteilt."
    )

    content_panels = [
        *LeadPage.content_panels,
        FieldPanel("body"),
        FieldPanel("office"),
        FieldPanel("contacts"),
        FieldPanel("sources"),
        FieldPanel("related"),
    ]
    settings_panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("checked_date"), FieldPanel("check_again_date")]), FieldPanel("is_vital"), FieldPanel("is_private")],
            heading="Ratgeber",
        ),
        *LeadPage.settings_panels,
    ]

    class Meta:
        verbose_name = "Ratgeber"
        verbose_name_plural = "Ratgeber"

    @property
    def is_private_reading(self) -> bool:
        return self.is_private

    def clean(self):
        super().clean()
        if self.checked_date and self.check_again_date and self.check_again_date <= self.checked_date:
            raise ValidationError({"check_again_date": "Der Tag der nächsten Prüfung liegt nicht nach dem Stand der Angaben."})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tree = context["site_snapshot"].tree
        code = context["presentation"].language_code
        related = (tree.offer(block.value.pk, code) for block in self.related if block.value)
        context.update(
            headings=collect_headings(self.body),
            minutes=estimate_minutes(self.body),
            contacts=[block.value for block in self.contacts if block.value],
            sources=[block.value for block in self.sources],
            related=[link for link in related if link],
            topic=context["presentation"].ancestors[-1] if context["presentation"].ancestors else None,
        )
        return context
