"""The addresses that the contract tests look at: every page type in every language of the small site, and what is no page."""

from typing import NamedTuple

#: One page of every type. ``test_every_page_type_is_looked_at`` keeps this complete.
PATHS = {
    "HomePage": "",
    "NewcomersIndexPage": "neu-hier/",
    "TopicPage": "neu-hier/gesundheit/",
    "GuidePage": "neu-hier/gesundheit/arzt-finden/",
    "ContactIndexPage": "hilfe-finden/",
    "GlossaryPage": "glossar/",
    "StrategyPage": "strategie/",
    "ChapterPage": "strategie/ziele/",
    "NewsIndexPage": "aktuelles/",
    "NewsPage": "aktuelles/kongress-der-probe/",
    "CongressIndexPage": "kongresse/",
    "CongressPage": "kongresse/probe-2025-solingen/",
    "StandardPage": "gebaerdensprache/",
}
#: Types that exist in Leichte Sprache on the small site.
REWRITTEN_TYPES = [name for name in PATHS if name not in {"ChapterPage", "NewsPage", "CongressPage"}]
MORE_PATHS = [
    "neu-hier/gesundheit/hilfe-bei-gewalt/",
    "strategie/einleitung/",
    "barrierefreiheit/",
    "aktuelles/?year=2024",
    "aktuelles/?page=2",
    "strategie/massnahmen/?status=running&q=a",
    "strategie/zitieren/",
    "strategie/zitieren/kapitel/ziele/",
    "strategie/zitieren/absatz/3/",
]
#: Views below a page: what is no page of the tree and yet has its own address in every language.
SUBPAGE_PATHS = ["strategie/gesamt/", "strategie/massnahmen/", "strategie/indikatoren/", "strategie/ausgaben/"]
#: Pages that Ukrainian lacks.
FALLBACK_PATHS = ["neu-hier/wohnen/wohnung-suchen/", "strategie/ausblick/", "aktuelles/meldung-2024-1/"]


class Address(NamedTuple):
    """An address of the site: the language of its prefix, what kind it is, the status it answers with."""

    url: str
    language_code: str
    kind: str
    status: int = 200

    @property
    def is_fallback(self) -> bool:
        return self.kind == "fallback"


TRANSLATED = [Address(f"/{code}/{path}", code, kind) for code in ("de", "en", "ar", "uk") for kind, path in PATHS.items()]
REWRITTEN = [Address(f"/de-simple/{PATHS[kind]}", "de-simple", kind) for kind in REWRITTEN_TYPES]
FALLBACKS = [Address(f"/uk/{path}", "uk", "fallback") for path in FALLBACK_PATHS] + [
    Address("/de-simple/strategie/ziele/", "de-simple", "fallback")
]
MORE = [Address(f"/{code}/{path}", code, "more") for code in ("de", "ar") for path in MORE_PATHS]
SUBPAGES = [Address(f"/{code}/{path}", code, "subpage") for code in ("de", "en", "ar") for path in SUBPAGE_PATHS]
OTHERS = [
    Address("/", "de", "choose"),
    *(Address(f"/{code}/offline/", code, "offline") for code in ("de", "ar", "uk")),
    *(Address(f"/{code}/aktuelles/abo/{step}", code, "subscription") for code in ("de", "ar", "de-simple") for step in ("", "beendet/")),
    Address("/uk/aktuelles/abo/gibt-es-nicht/", "uk", "subscription", 404),
    *(Address(f"/{code}/gibt-es-nicht/", code, "error", 404) for code in ("de", "en", "ar", "uk")),
]
REAL_PAGES = TRANSLATED + REWRITTEN
PAGES = REAL_PAGES + FALLBACKS
ALL = PAGES + MORE + SUBPAGES + OTHERS


def name(address: Address) -> str:
    """Return the name of a test about an address."""
    return address.url.strip("/") or "root"
