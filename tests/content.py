"""A small complete content folder in the format of demo/README.md, for tests.

The German texts stand in ``tests/content_german.py``, once. Translations are made by pseudo-localisation: a prefix that says in
its own language which language follows, then the German letters in its own script, so that a test can tell both of any text.
"""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management import call_command

from cms.demo.merging import is_translatable
from facts.models import ContactPoint, Indicator, Measure, SiteText, Term, Topic
from tests import content_german as german

#: What every translated text begins with.
PREFIXES = {
    "de-simple": "Leicht gesagt: ",
    "en": "In English: ",
    "tr": "Türkçe olarak: ",
    "ar": "بالعربية: ",
    "uk": "Українською: ",
    "ru": "По-русски: ",
    "pl": "Po polsku: ",
    "ro": "În română: ",
    "fa": "به فارسی: ",
    "bg": "На български: ",
    "ku": "Bi kurmancî: ",
}
LATIN = "abcdefghijklmnopqrstuvwxyzäöüß"
ALPHABETS = {
    "Arab": str.maketrans(LATIN, "ابتثجحخدذرزسشصضطظعغفقكلمنهوىپچ"),
    "Cyrl": str.maketrans(LATIN, "абцдефгхийклмнопярстувшжызэёюю"),
}
SCRIPTS = {language.code: language.script for language in settings.SITE_LANGUAGES}
#: The languages of the database that every test begins with.
LANGUAGES = ("de", "de-simple", "en", "ar", "uk")
FACT_MODELS = {"site": SiteText, "topics": Topic, "contacts": ContactPoint, "measures": Measure, "indicators": Indicator, "terms": Term}
#: Ukrainian lacks these, so that fallbacks can be looked at.
MISSING = {"uk": {"guides/wohnung-suchen", "strategy/ausblick", "news/meldung-2024-1", "news/meldung-2024-2", "terms"}}
#: All that exists in Leichte Sprache, besides the plain pages.
REWRITTEN = {"site", "topics", "guides/arzt-finden"}
REWRITTEN_BODY = [
    {"heading": "Leicht gesagt: So finden Sie Hilfe"},
    {"text": "Leicht gesagt: Rufen Sie in der Praxis an.\n\nLeicht gesagt: Sagen Sie Ihren Namen."},
]


def collect_files() -> dict[str, Any]:
    """Return the German content by file name without ending."""
    files: dict[str, Any] = dict(german.FACTS)
    for folder, contents in german.FOLDERS.items():
        files.update({f"{folder}/{slug}": content for slug, content in contents.items()})
    return files


def pseudo_localise(value: Any, code: str, key: str = "", block: dict | None = None) -> Any:
    """Return what a translation file holds for a German value: texts, and nothing that stays the same. None for nothing."""
    if isinstance(value, dict):
        translated = {name: pseudo_localise(one, code, name, value) for name, one in value.items()}
        return {name: one for name, one in translated.items() if one is not None}
    if isinstance(value, list):
        items = [pseudo_localise(one, code, key, block) for one in value]
        return None if all(one is None for one in items) else items
    return say(value, code) if isinstance(value, str) and is_translatable(key, block) else None


def say(text: str, code: str) -> str:
    """Return a text in a language: its prefix before every paragraph and every item of a list, its letters, the same targets of links."""
    if SCRIPTS[code] in ALPHABETS:
        parts = re.split(r"(\]\([^)]*\))", text)
        text = "".join(part if index % 2 else part.lower().translate(ALPHABETS[SCRIPTS[code]]) for index, part in enumerate(parts))
    return re.sub(r"(?m)^((?:- |\d+\. )?)(?=\S)", rf"\g<1>{PREFIXES[code]}", text)


def translate_rows(name: str, rows: Any, code: str) -> Any:
    """Return the translation of a list of shared facts: the fields that have a column per language."""
    if isinstance(rows, dict):
        names = FACT_MODELS[name].get_translated_field_names()
        return {field: say(text, code) for field, text in rows.items() if field in names}
    return [translate_rows(name, row, code) for row in rows]


def rewrite(name: str, content: dict) -> dict:
    """Return a page in Leichte Sprache: written freely, with a body of its own."""
    rewritten = {key: say(content[key], "de-simple") for key in ("title", "lead", "summary", "office") if key in content}
    if "press_contact" in content:
        rewritten["press_contact"] = content["press_contact"]
    if "announced" in content:
        rewritten["announced"] = [{**one, "subject": say(one["subject"], "de-simple")} for one in content["announced"]]
    if "original" in content:
        rewritten["original"] = {**content["original"], "note": say(content["original"]["note"], "de-simple")}
    return {**rewritten, "body": REWRITTEN_BODY} if "body" in content else rewritten


def translate_file(name: str, content: Any, code: str) -> Any:
    """Return what the file holds in a language, or None where the language lacks it."""
    if code == "de":
        return content
    if (code == "de-simple" and not (name in REWRITTEN or name.startswith("pages/"))) or name in MISSING.get(code, ()):
        return None
    if name in FACT_MODELS:
        return translate_rows(name, content, code)
    return rewrite(name, content) if code == "de-simple" else pseudo_localise(content, code)


def write_content(root: Path, languages=LANGUAGES) -> Path:
    """Write the whole content folder for ``languages`` and return it."""
    save(root / "places.yaml", german.PLACES)
    save(root / "images" / "images.yaml", german.IMAGES)
    for image in german.IMAGES:
        (root / "images" / image["file"]).write_text(german.DRAWING, encoding="utf-8")
    save(root / "documents" / "documents.yaml", german.DOCUMENTS)
    for code in languages:
        for name, content in collect_files().items():
            translated = translate_file(name, content, code)
            if translated is not None:
                save(root / code / f"{name}.yaml", translated)
    return root


def save(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def load(root: Path, languages=LANGUAGES) -> str:
    """Write the content into ``root``, load it into the empty database and return what the command said."""
    output = StringIO()
    call_command("load_demo", str(write_content(root, languages)), stdout=output)
    return output.getvalue()


def collect_texts(value: Any) -> set[str]:
    """Return all texts of a value of a content file."""
    if isinstance(value, dict | list):
        return set().union(*map(collect_texts, value.values() if isinstance(value, dict) else value))
    return {value} if isinstance(value, str) else set()


def collect_german_texts() -> set[str]:
    """Return all German texts that a translation replaces."""
    translations = {name: translate_file(name, content, "en") for name, content in collect_files().items()}
    return {text.replace(PREFIXES["en"], "") for text in collect_texts(translations)}


def tell_language(text: str) -> str | None:
    """Return the language of a text of this content, None for a text that is not from it."""
    text = text.strip()
    for code, prefix in PREFIXES.items():
        if text.startswith(prefix.strip()):
            return code
    return "de" if text in GERMAN_TEXTS else None


GERMAN_TEXTS = collect_german_texts()
