"""Who may see and do what at the desk. Every view asks here, whatever its buttons showed."""

from django.conf import settings
from django.http import Http404
from wagtail.models import Locale, Page

from translation.models import TranslatorLanguage
from translation.rewritings import REWRITING_CODES

REVIEW = "translation.review_translation"
OVERRIDE = "translation.override_gate"
COVERAGE = "translation.view_coverage"
MACHINE = "translation.use_machine_translation"


def find_translation_locales() -> list[Locale]:
    """Return the languages that have segments to translate, in the order of the language table."""
    order = {language.code: number for number, language in enumerate(settings.SITE_LANGUAGES)}
    locales = Locale.objects.exclude(language_code__in=[settings.LANGUAGE_CODE, *REWRITING_CODES])
    return sorted((one for one in locales if one.language_code in order), key=lambda one: order[one.language_code])


def get_locale_or_404(code: str) -> Locale:
    """Return a language that has segments. German, rewritings and unknown codes have no queue."""
    for locale in find_translation_locales():
        if locale.language_code == code:
            return locale
    raise Http404(f"There is nothing to translate into {code}")


def find_own_locale_ids(user) -> set[int]:
    """Return the languages of the groups of translators that a user is in (one query)."""
    return set(TranslatorLanguage.objects.filter(group__user=user).values_list("locale_id", flat=True))


def sees_all_languages(user) -> bool:
    """Operators, editors and reviewers look into every queue; translators into their own."""
    return user.is_superuser or user.has_perm(REVIEW) or user.has_perm(OVERRIDE)


def can_see(user, locale: Locale) -> bool:
    return sees_all_languages(user) or locale.pk in find_own_locale_ids(user)


def can_translate(user, locale: Locale) -> bool:
    """Only the translators of a language, and operators, write it."""
    return user.is_superuser or locale.pk in find_own_locale_ids(user)


def find_visible_locales(user) -> list[Locale]:
    """Return the languages whose queues a user may open."""
    locales = find_translation_locales()
    if sees_all_languages(user):
        return locales
    own = find_own_locale_ids(user)
    return [locale for locale in locales if locale.pk in own]


def can_confirm(user, page: Page) -> bool:
    """Whoever publishes the German page says what a minor edit is, and how much readers need it."""
    return page.permissions_for_user(user).can_publish()


def can_confirm_fact(user, fact) -> bool:
    """Whoever changes a shared fact says what a minor edit of it is."""
    return user.has_perm(f"{fact._meta.app_label}.change_{fact._meta.model_name}")


def is_translator_only(user) -> bool:
    """Whether all that brings a user to the desk is a group of translators."""
    if not user.is_authenticated or user.is_superuser or not user.is_active:
        return False
    languages = list(user.groups.values_list("translator_language__locale_id", flat=True))
    return bool(languages) and None not in languages and not user.user_permissions.exists()
