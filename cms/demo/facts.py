"""Shared facts from the content files: one row each, a column per language."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from modeltranslation.utils import build_localized_fieldname

from cms.demo.files import Block, ContentError, read_file
from facts.models import ContactPoint, Indicator, IndicatorValue, Measure, NoticePhrase, Place, SiteText, Term, Topic


def read_rows(root: Path, language_code: str, name: str) -> list[Block]:
    """Return the rows of a list of facts, empty for a language that has no such file."""
    path = root / language_code / f"{name}.yaml"
    if not path.exists():
        return []
    rows = read_file(path, root)
    return [rows] if isinstance(rows, Block) else rows


def collect_columns(model, root: Path, name: str) -> Iterable[tuple[Block, dict[str, str]]]:
    """Yield each German row with the texts of all languages by column.

    Raises ContentError for a translation with another number of rows or another key at the same place.
    """
    sources = read_rows(root, settings.LANGUAGE_CODE, name)
    columns: list[dict[str, str]] = [{} for _ in sources]
    for language in settings.SITE_LANGUAGES:
        rows = read_rows(root, language.code, name)
        if rows and len(rows) != len(sources):
            raise rows[-1].error(f"{len(sources)} entries in German, {len(rows)} here")
        for row, source, texts in zip(rows, sources, columns, strict=False):
            if row.get("key", source.get("key")) != source.get("key"):
                raise row.error(f"“{source.get('key')}” stands here in German, not “{row['key']}”")
            for field_name in model.get_translated_field_names():
                if row.get(field_name):
                    texts[build_localized_fieldname(field_name, language.code)] = str(row[field_name]).strip()
    return zip(sources, columns, strict=True)


def save_checked(fact, block: Block):
    """Save a fact that its own rules accept. Raises ContentError at the line of ``block`` otherwise."""
    try:
        fact.full_clean(exclude=["topics"])
    except ValidationError as error:
        field_name, messages = next(iter(error.message_dict.items()))
        raise block.error(f"{field_name}: {messages[0]}") from None
    fact.save()
    return fact


def load_simple(model, root: Path, name: str, fields: Iterable[str]) -> dict[str, int]:
    """Load one list of facts and return the ids by key. ``fields`` are taken from the German row as they are."""
    ids = {}
    for position, (source, texts) in enumerate(collect_columns(model, root, name)):
        values = {field: source[field] for field in fields if field in source}
        if model is Topic:
            values["position"] = position
        key = source.require("key")
        ids[key] = save_checked(model(key=key, **values, **texts), source).pk
    return ids


def load_contacts(root: Path, topics: dict[str, int], places: dict[str, int]) -> dict[str, int]:
    fields = (
        "phone", "email", "website", "street", "postcode", "city", "is_emergency", "is_free", "priority", "as_of",
    )  # fmt: skip
    ids = {}
    for source, texts in collect_columns(ContactPoint, root, "contacts"):
        contact = ContactPoint(key=source.require("key"), **{field: source[field] for field in fields if field in source}, **texts)
        place = source.get("place")
        if place is not None and str(place) not in places:
            raise source.error(f"“{place}” is not among the places")
        contact.place_id = places.get(str(place)) if place else None
        save_checked(contact, source)
        unknown = [key for key in source.get("topics") or [] if key not in topics]
        if unknown:
            raise source.error(f"“{unknown[0]}” is not among the topics")
        contact.topics.set([topics[key] for key in source.get("topics") or []])
        contact.save()
        ids[contact.key] = contact.pk
    return ids


def load_site(root: Path, contacts: dict[str, int]) -> None:
    for source, texts in collect_columns(SiteText, root, "site"):
        key = source.get("format_contact")
        if key is not None and key not in contacts:
            raise source.error(f"“{key}” is not among the contacts")
        save_checked(SiteText(key="site", address=source.get("address", ""), format_contact_id=contacts.get(key), **texts), source)


def load_indicators(root: Path) -> dict[str, int]:
    fields = ("dimension", "status", "next_date", "unit_code", "decimals", "source_publisher", "source_url")
    ids = {}
    for source, texts in collect_columns(Indicator, root, "indicators"):
        indicator = Indicator(key=source.require("key"), **{field: source[field] for field in fields if field in source}, **texts)
        indicator.values = [IndicatorValue(year=int(year), value=str(value)) for year, value in source.require("values", dict).items()]
        ids[indicator.key] = save_checked(indicator, source).pk
    return ids


def load_places(root: Path) -> dict[str, int]:
    rows = read_file(root / "places.yaml", root)
    if not isinstance(rows, list):
        raise ContentError(root / "places.yaml", None, "a list expected")
    Place.objects.bulk_create(
        Place(key=str(row.require("key")), name=row.require("name"), kind=row.require("kind"), region=row.require("region")) for row in rows
    )
    return dict(Place.objects.values_list("key", "pk"))


def load_facts(root: Path) -> dict[str, dict[str, int]]:
    """Load all shared facts and return their ids by kind and key."""
    topics = load_simple(Topic, root, "topics", ["icon"])
    load_simple(Term, root, "terms", ["german"])
    load_simple(NoticePhrase, root, "phrases", [])
    measure_fields = ("dimension", "status", "start_year", "end_year", "amount", "source_publisher", "source_url")
    contacts = load_contacts(root, topics, load_places(root))
    load_site(root, contacts)
    return {
        "topics": topics,
        "contacts": contacts,
        "measures": load_simple(Measure, root, "measures", measure_fields),
        "indicators": load_indicators(root),
    }
