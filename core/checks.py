"""House rules that Django checks at every start."""

from django.apps import apps
from django.core.checks import Error, register
from modeltranslation.translator import translator
from wagtail.models import Page, TranslatableMixin


@register()
def check_one_mechanism(app_configs, **kwargs):
    """core.E001: a model is translated by column or by page, never by both (docs/content-model.md)."""
    return [
        Error(
            f"{model._meta.label} is translated by column and by page.",
            hint="Prose belongs to pages and wagtail-localize; short shared facts belong to facts/ and django-modeltranslation.",
            obj=model,
            id="core.E001",
        )
        for model in translator.get_registered_models(abstract=False)
        if issubclass(model, TranslatableMixin)
    ]


@register()
def check_columns_stay_in_facts(app_configs, **kwargs):
    """core.E002: a language column elsewhere is a migration that marks all translations of that app out of date."""
    return [
        Error(
            f"{model._meta.label} is translated by column outside facts/.",
            hint="Move the model to facts/.",
            obj=model,
            id="core.E002",
        )
        for model in translator.get_registered_models(abstract=False)
        if model._meta.app_label != "facts"
    ]


@register()
def check_public_pages(app_configs, **kwargs):
    """core.E003: every page type is a BasePage, so that the router can show it."""
    return [
        Error(
            f"{model._meta.label} does not inherit from core.BasePage.",
            hint="Inherit from core.models.BasePage or LeadPage.",
            obj=model,
            id="core.E003",
        )
        for model in apps.get_models()
        if issubclass(model, Page) and model is not Page and not hasattr(model, "fetch_for_reading")
    ]
