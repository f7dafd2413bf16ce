"""One address of every kind of page, in the demonstration content."""

LANGUAGES = ("de", "en", "ar", "uk")

#: Kind of page and its path below the prefix of a language.
PATHS = {
    "home": "",
    "newcomers index": "neu-hier/",
    "topic": "neu-hier/gesundheit/",
    "guide": "neu-hier/gesundheit/krank-was-tun/",
    "private guide": "neu-hier/rechte/hilfe-bei-gewalt-und-diskriminierung/",
    "contact index": "hilfe-finden/",
    "glossary": "glossar/",
    "strategy": "strategie/",
    "chapter": "strategie/monitoring/",
    "news index": "aktuelles/",
    "news": "aktuelles/integrationskongress-2022/",
    "fallback": "aktuelles/integrationskongress-2025/",
    "congress index": "kongresse/",
    "congress": "kongresse/integrationskongress-2022-solingen/",
    "standard": "gebaerdensprache/",
    "offline": "offline/",
    "not found": "gibt-es-nicht/",
}
CHOICE = "/"


def build_address(kind: str, code: str) -> str:
    """Return the address of a kind of page in a language, without host."""
    return f"/{code}/{PATHS[kind]}"


def list_addresses(code: str) -> list[str]:
    """Return one address of every kind of page in a language; with German also the choice of a language."""
    return [*([CHOICE] if code == "de" else []), *(build_address(kind, code) for kind in PATHS)]
