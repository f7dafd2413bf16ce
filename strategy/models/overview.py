from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from core.blocks import FigureBlock, HeadedStreamBlock, HeadingBlock, NoticeBlock, ParagraphBlock, QuestionsBlock, StepsBlock, TableBlock
from core.document_facts import read_document_facts
from core.models import LeadPage
from core.navigation import PageEntry, PageTree
from core.presentation import get_language
from core.reading import collect_headings
from facts.models import ContactPoint
from strategy.models.editions import Edition
from strategy.models.publications import Publication
from strategy.reading.citation_tags import describe_for_citation
from strategy.reading.encodings import describe_encodings, describe_object
from strategy.reading.languages import find_complete_languages
from strategy.reading.offers import list_offers


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
    original_date = models.DateField(
        "Datum der Originalfassung", null=True, blank=True, help_text="Der Tag, den die Originalfassung trägt."
    )
    original_note = models.CharField(
        "Hinweis zur Originalfassung", max_length=300, blank=True, help_text="Zum Beispiel, dass die Datei nicht barrierefrei ist."
    )

    # What files and data are called, and under which terms they may be used: one value for all languages, the German page's.
    short_name = models.SlugField(
        "Kurzname",
        max_length=60,
        default="strategie",
        help_text="Steht in Namen von Dateien und in Zitaten, zum Beispiel „strategie-2030“.",
    )
    licence_url = models.URLField(
        "Lizenz der Daten (Adresse)",
        default="http://dcat-ap.de/def/licenses/cc-by/4.0",
        help_text="Eine Adresse aus der Lizenzliste von DCAT-AP.de.",
    )
    attribution = models.CharField(
        "Namensnennung",
        max_length=200,
        blank=True,
        help_text="Wie genannt werden soll, von wem die Daten sind, wenn die Lizenz es verlangt.",
    )
    state_key = models.CharField(
        "Amtlicher Schlüssel des Landes",
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^\d{2}$", "Zwei Ziffern, zum Beispiel 05.")],
    )
    contributor_url = models.URLField(
        "Kennung beim Datenportal (Adresse)",
        blank=True,
        help_text="contributorID von DCAT-AP.de. Vergibt das Portal, das die Daten abholt.",
    )
    data_contact = models.ForeignKey(
        ContactPoint, verbose_name="Kontakt für die Daten", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    override_translatable_fields = [
        *LeadPage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "original_date", "short_name", "licence_url", "attribution", "state_key", "contributor_url", "data_contact",
            )
        ),
    ]  # fmt: skip
    related_for_reading = (*LeadPage.related_for_reading, "original_paper")
    content_panels = [
        *LeadPage.content_panels,
        FieldPanel("body"),
        FieldPanel("original_paper"),
        FieldPanel("original_date"),
        FieldPanel("original_note"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("short_name", "licence_url", "attribution", "data_contact", "state_key", "contributor_url")],
            heading="Dateien und Daten",
        ),
    ]

    class Meta:
        verbose_name = "Strategie"
        verbose_name_plural = "Strategien"

    def clean(self):
        """The original must be a PDF, and say how far it can be read by everyone (BITV 2.0, § 3)."""
        super().clean()
        if self.original_paper is None:
            return
        if self.original_paper.file_extension != "pdf":
            raise ValidationError({"original_paper": "Die Originalfassung muss eine PDF-Datei sein. Bitte ein anderes Dokument wählen."})
        if not self.original_note.strip():
            raise ValidationError(
                {"original_note": "Bitte angeben, ob die Originalfassung barrierefrei ist, etwa: „Diese Datei ist nicht barrierefrei.“"}
            )

    @classmethod
    def read_source(cls) -> "StrategyPage":
        """Return the German page, whose untranslated fields hold for all languages; an empty one where there is none (one query)."""
        found = cls.objects.select_related("data_contact").filter(locale__language_code=settings.LANGUAGE_CODE)
        return found.order_by("-live", "pk").first() or cls()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        presentation = context["presentation"]
        tree, code = context["site_snapshot"].tree, presentation.language_code
        self.files = list(Publication.objects.exclude(file_name=""))
        publications = {one.language_code: one for one in self.files if one.format == "pdf"}
        offered = publications.get(code) or publications.get(settings.LANGUAGE_CODE)
        offers = list_offers(self.files)
        own = next((one for one in offers if offered in one.files), None)
        context.update(
            has_editions=Edition.objects.exists(),
            headings=collect_headings(self.body),
            chapters=list(tree.iterate_children(presentation.entry, code)),
            publication=offered,
            original=read_document_facts(self.original_paper) if self.original_paper else None,
            own_files=own.files if own else [],
            other_formats=[one for one in own.files if one is not offered] if own else [],
            other_offers=[one for one in offers if one is not own],
            citation_tags=describe_for_citation(context["site_snapshot"], presentation.entry, self.title, publications.get(code)),
        )
        return context

    def get_structured_data(self, presentation) -> dict:
        """A report with its files in this language. Its translations are works of their own, whose pages name their files."""
        files = self.files if hasattr(self, "files") else Publication.objects.exclude(file_name="")
        files = [one for one in files if one.language_code == self.locale.language_code]
        others = [one for one in presentation.alternates if one.hreflang not in ("x-default", presentation.body_language.iso_code)]
        return {
            "encoding": [*describe_encodings(files), *self.describe_original()],
            "hasPart": [
                {"@type": "Chapter", "name": link.title, "url": settings.SITE_URL + link.url}
                for link in presentation.snapshot.tree.iterate_children(presentation.entry, presentation.language_code)
            ],
            "workTranslation": [{"@type": "Report", "inLanguage": one.hreflang, "url": one.url} for one in others],
        }

    def describe_original(self) -> list[dict]:
        """Return the paper as it was adopted as a MediaObject of its own; nothing without one."""
        document = self.original_paper
        facts = read_document_facts(document) if document else None
        if facts is None:
            return []
        described = describe_object(
            document.url, "application/pdf", document.language_code, facts.size, facts.sha256, timezone.localtime(document.created_at)
        )
        return [{**described, "name": document.title, **({"dateCreated": f"{self.original_date}"} if self.original_date else {})}]

    @classmethod
    def list_subpages(cls, tree: PageTree, entry: PageEntry) -> list[tuple[str, Iterable[str]]]:
        """Return the views below the page that search engines may list, each with its languages (see ``core.subpages``)."""
        codes = [code for code in tree.translations[entry.translation_key] if not get_language(code).is_rewriting]
        complete = find_complete_languages(tree, entry)
        lists = [(suffix, codes) for suffix in ("massnahmen/", "indikatoren/", "ausgaben/")]
        return [("gesamt/", [code for code in codes if code in complete]), *lists]
