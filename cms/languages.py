"""The one table of languages. Plain data: every setting that names a language is derived from it.

It is a superset fixed in code, never read from the environment, because the columns of the shared facts follow it.
A language becomes public when its locale and its home page do. ``docs/add-a-language.md`` tells how to add one.
"""

from typing import Any, NamedTuple


class Language(NamedTuple):
    """One language of the site.

    ``code`` is lower-case BCP 47, as used in addresses, ``lang`` attributes and the database.
    ``direction`` is ``ltr`` or ``rtl``; ``script`` is an ISO 15924 code.
    ``is_rewriting`` marks a free rewriting of the German text, which has no segments to translate.
    """

    code: str
    native_name: str
    german_name: str
    english_name: str
    direction: str
    script: str
    is_rewriting: bool = False

    @property
    def iso_code(self) -> str | None:
        """The code for ``hreflang``; None for a rewriting, which search engines know no code for."""
        return None if self.is_rewriting else self.code

    @property
    def catalogue_name(self) -> str:
        """The folder below ``locale/`` (Django's rule: a long region is title-cased, de-simple → de_Simple)."""
        head, _, tail = self.code.partition("-")
        if not tail:
            return head
        return f"{head}_{tail.title() if len(tail) > 2 else tail.upper()}"


SOURCE_CODE = "de"

LANGUAGES: tuple[Language, ...] = (
    Language("de", "Deutsch", "Deutsch", "German", "ltr", "Latn"),
    Language("de-simple", "Leichte Sprache", "Leichte Sprache", "Easy German", "ltr", "Latn", is_rewriting=True),
    Language("en", "English", "Englisch", "English", "ltr", "Latn"),
    Language("tr", "Türkçe", "Türkisch", "Turkish", "ltr", "Latn"),
    Language("ar", "العربية", "Arabisch", "Arabic", "rtl", "Arab"),
    Language("uk", "Українська", "Ukrainisch", "Ukrainian", "ltr", "Cyrl"),
    Language("ru", "Русский", "Russisch", "Russian", "ltr", "Cyrl"),
    Language("pl", "Polski", "Polnisch", "Polish", "ltr", "Latn"),
    Language("ro", "Română", "Rumänisch", "Romanian", "ltr", "Latn"),
    Language("fa", "فارسی", "Persisch", "Persian", "rtl", "Arab"),
    Language("bg", "Български", "Bulgarisch", "Bulgarian", "ltr", "Cyrl"),
    Language("ku", "Kurdî (Kurmancî)", "Kurdisch (Kurmancî)", "Kurdish (Kurmanji)", "ltr", "Latn"),
)


def django_language_info() -> dict[str, dict[str, Any]]:
    """Rows for ``django.conf.locale.LANG_INFO``: Django knows neither ``ku`` nor ``de-simple`` and fails on both."""
    return {
        language.code: {
            "bidi": language.direction == "rtl",
            "code": language.code,
            "name": language.english_name,
            "name_local": language.native_name,
        }
        for language in LANGUAGES
    }
