"""The guide with everything in it, its Arabic page, and a look at all that an import could change."""

import hashlib

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from core.models import TranslationRecord
from translation.exchange import export
from translation.exchange.scope import get_fact_models
from translation.models import WorkItem
from translation.refresh import serialise

MODELS = (StringTranslation, WorkItem, TranslationRecord, *get_fact_models())


@pytest.fixture
def arabic(db) -> Locale:
    return Locale.objects.get(language_code="ar")


@pytest.fixture
def guide(db) -> Page:
    return Page.objects.get(locale__language_code="de", slug="arzt-finden")


def write(units, format="xliff12", target_code="ar") -> bytes:
    return export(units, format=format, source_code="de", target_code=target_code)


def describe_public(code: str) -> dict:
    """Return all that readers of a language can see, byte by byte: pages, records, facts."""
    pages = Page.objects.filter(locale__language_code=code).specific()
    facts = [model._default_manager.order_by("pk").values() for model in get_fact_models()]
    records = TranslationRecord.objects.filter(page__locale__language_code=code).order_by("page_id").values()
    return {"pages": {page.url_path: serialise(page) for page in pages}, "records": list(records), "facts": [list(rows) for rows in facts]}


def digest_database() -> str:
    """Return a digest of everything that an import may write, revisions and dates included."""
    rows = [list(model._default_manager.order_by("pk").values_list()) for model in MODELS]
    pages = list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id", "last_published_at"))
    return hashlib.sha256(repr((rows, pages)).encode()).hexdigest()
