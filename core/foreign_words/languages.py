"""The languages that words in a text may be in: those of the site, and others that German texts quote or name things in."""

from typing import NamedTuple

from django.conf import settings


class ForeignLanguage(NamedTuple):
    """``code`` is BCP 47 as a ``lang`` attribute holds it; ``direction`` is "ltr" or "rtl"."""

    code: str
    german_name: str
    direction: str


#: Languages that the site is not in.
OTHERS = (
    ForeignLanguage("sq", "Albanisch", "ltr"),
    ForeignLanguage("am", "Amharisch", "ltr"),
    ForeignLanguage("fr", "Französisch", "ltr"),
    ForeignLanguage("el", "Griechisch", "ltr"),
    ForeignLanguage("it", "Italienisch", "ltr"),
    ForeignLanguage("hr", "Kroatisch", "ltr"),
    ForeignLanguage("ckb", "Kurdisch (Soranî)", "rtl"),
    ForeignLanguage("la", "Latein", "ltr"),
    ForeignLanguage("nl", "Niederländisch", "ltr"),
    ForeignLanguage("ps", "Paschtu", "rtl"),
    ForeignLanguage("pt", "Portugiesisch", "ltr"),
    ForeignLanguage("rom", "Romanes", "ltr"),
    ForeignLanguage("sr", "Serbisch", "ltr"),
    ForeignLanguage("so", "Somali", "ltr"),
    ForeignLanguage("es", "Spanisch", "ltr"),
    ForeignLanguage("ti", "Tigrinya", "ltr"),
    ForeignLanguage("hu", "Ungarisch", "ltr"),
    ForeignLanguage("ur", "Urdu", "rtl"),
)


def list_languages() -> dict[str, ForeignLanguage]:
    """Return the known languages by code, in the order of their German names. What the table of the site says of one holds."""
    own = [ForeignLanguage(one.code, one.german_name, one.direction) for one in settings.SITE_LANGUAGES if not one.is_rewriting]
    known = {one.code: one for one in (*OTHERS, *own)}
    return {one.code: one for one in sorted(known.values(), key=lambda one: one.german_name.casefold())}


LANGUAGES = list_languages()


def is_same(code: str, other: str) -> bool:
    """Whether two codes name the same language: Leichte Sprache is German, too."""
    return code.partition("-")[0] == other.partition("-")[0]
