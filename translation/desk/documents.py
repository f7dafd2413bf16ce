"""What is translated as a whole: a page or a shared fact, in one language."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.http import Http404
from modeltranslation.utils import build_localized_fieldname
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from facts.models import TranslatedFact
from translation.fact_coverage import get_fact_models, get_fact_title
from translation.models import Origin
from translation.segments import (
    FACT_PREFIX,
    Release,
    Segment,
    confirm_older,
    confirm_older_fact,
    get_fact_key,
    load_fact_segments,
    load_page_segments,
    release_fact,
    release_page,
)


@dataclass
class PageDocument:
    """A public German page that is translated into ``locale``."""

    page: Page
    locale: Locale

    @classmethod
    def find(cls, locale: Locale, key: str) -> "PageDocument":
        page = Page.objects.filter(translation_key=key, locale__language_code=settings.LANGUAGE_CODE, live=True).specific().first()
        if page is None:
            raise Http404("There is no public German page with this key")
        return cls(page, locale)

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def source_key(self) -> str:
        return str(self.page.translation_key)

    @cached_property
    def target(self) -> Page | None:
        """The page of the language, where there is one."""
        return self.page.get_translation_or_none(self.locale)

    @property
    def logged_object(self) -> Page:
        return self.target or self.page

    def load_segments(self) -> list[Segment]:
        return load_page_segments(self.page, self.locale)

    def release(self, texts: dict[str, str], user, origin: str = Origin.PERSON, tool_name: str = "") -> Release:
        released = release_page(self.page, self.locale, texts, user=user, origin=origin, tool_name=tool_name)
        self.__dict__.pop("target", None)
        return released

    def confirm(self, keys: set[str], user) -> Release:
        """Keep the older translations of segments: a minor edit."""
        return confirm_older(self.page, self.locale, keys, user=user)

    def name_place(self, segment: Segment) -> str:
        """Return the German name of the block or field that a segment stands in."""
        name, *rest = segment.path.split(".")
        field = self.page._meta.get_field(name)
        if isinstance(field, StreamField) and rest:
            return self.block_labels.get(rest[0], str(field.verbose_name))
        return str(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural)

    @cached_property
    def block_labels(self) -> dict[str, str]:
        """The German names of all blocks of the page by their ids."""
        fields = [field for field in self.page._meta.get_fields() if isinstance(field, StreamField)]
        return {block.id: str(block.block.label) for field in fields for block in getattr(self.page, field.name)}


@dataclass
class FactDocument:
    """A shared fact, translated by column."""

    fact: TranslatedFact
    locale: Locale

    target = None

    @classmethod
    def find(cls, locale: Locale, model_name: str, key: str) -> "FactDocument":
        for model in get_fact_models():
            fact = model._default_manager.filter(key=key).first() if model._meta.model_name == model_name else None
            if fact is not None:
                return cls(fact, locale)
        raise Http404("There is no shared fact with this key")

    @property
    def title(self) -> str:
        return f"{self.fact._meta.verbose_name}: {get_fact_title(self.fact)}"

    @property
    def source_key(self) -> str:
        return get_fact_key(self.fact)

    @property
    def logged_object(self) -> TranslatedFact:
        return self.fact

    def load_segments(self) -> list[Segment]:
        return load_fact_segments(self.fact, self.locale)

    def release(self, texts: dict[str, str], user, origin: str = Origin.PERSON, tool_name: str = "") -> Release:
        return release_fact(self.fact, self.locale, texts)

    def confirm(self, keys: set[str], user) -> Release:
        """Keep the older translations of columns: a minor edit."""
        return confirm_older_fact(self.fact, self.locale, keys)

    def name_place(self, segment: Segment) -> str:
        """Return the German name of the field, without the language that modeltranslation adds."""
        column = build_localized_fieldname(segment.path, settings.LANGUAGE_CODE)
        return str(self.fact._meta.get_field(column).verbose_name).rsplit(" [", 1)[0]


def find_document(locale: Locale, source_key: str) -> PageDocument | FactDocument:
    """Return the page or fact that work is filed under. Raises Http404 for what is not there or not public."""
    if not source_key.startswith(FACT_PREFIX):
        try:
            return PageDocument.find(locale, str(UUID(source_key)))
        except ValueError:
            raise Http404("There is no page with this key") from None
    model_name, _, key = source_key.removeprefix(FACT_PREFIX).partition("/")
    return FactDocument.find(locale, model_name, key)
