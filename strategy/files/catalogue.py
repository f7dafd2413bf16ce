"""The description of the data for open-data portals: DCAT-AP.de 3.0 as RDF/XML, the form that GovData harvests.

Three data sets: measures, indicators, and the text of the paper; each with a distribution for every language. Only files
that are there are described, with size and digest.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from lxml import etree

from core.presentation import get_language
from facts.models import ContactPoint
from strategy.formats import FORMATS
from strategy.models import Publication, StrategyPage

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
}
AUTHORITY = "http://publications.europa.eu/resource/authority/"
STABLE = f"{AUTHORITY}planned-availability/STABLE"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
POLITICAL_GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/stateKey/"
#: Vocabularies of the Publications Office of the EU: languages have three letters there.
LANGUAGES = {
    "de": "DEU", "de-simple": "DEU", "en": "ENG", "tr": "TUR", "ar": "ARA", "uk": "UKR", "ru": "RUS", "pl": "POL", "ro": "RON",
    "fa": "FAS", "bg": "BUL", "ku": "KUR",
}  # fmt: skip
CONTACT = "/strategie.rdf#contact"
#: The page for people about a data set, by the name of its address.
LANDING_PAGES = {"measures": "list_measures", "indicators": "list_indicators"}
FILE_TYPES = {"measures": "CSV", "indicators": "CSV", "json": "JSON"}
MEDIA_TYPES = {"measures": "text/csv", "indicators": "text/csv", "json": "application/json"}

TITLE = gettext_noop("Open data of the strategy")
DESCRIPTION = gettext_noop("The data behind the strategy paper, free to use.")


@dataclass(frozen=True)
class DataSet:
    """What is described once for all languages. Texts are English msgids."""

    format_code: str
    title: str
    description: str
    themes: tuple[str, ...]


DATA_SETS = (
    DataSet(
        "measures",
        gettext_noop("Measures of the strategy for participation and integration"),
        gettext_noop("Every measure with its status, period, yearly amount, responsible office and source."),
        ("GOVE", "SOCI"),
    ),
    DataSet(
        "indicators",
        gettext_noop("Indicators of the strategy for participation and integration"),
        gettext_noop("Every indicator with its definition, unit, values by year and source."),
        ("SOCI",),
    ),
    DataSet(
        "json",
        gettext_noop("Strategy for participation and integration: the full paper as data"),
        gettext_noop("The text of all chapters in its structure, with the measures and indicators it rests on."),
        ("GOVE", "SOCI"),
    ),
)


def write_catalogue(publisher: dict[str, str], publications: Iterable[Publication], terms: StrategyPage) -> bytes:
    """Return the catalogue of some files.

    ``publisher`` maps languages to the name of the publisher; ``terms`` is the German page, which says under which terms the data
    may be used and whom to ask.
    """
    rows = list(publications)
    offered = {one.format_code: [row for row in rows if row.format == one.format_code] for one in DATA_SETS}
    languages = sorted({row.language_code for row in rows})
    root = etree.Element(_name("rdf:RDF"), nsmap=NAMESPACES)
    agent = _add(root, "foaf:Organization", about="/#publisher")
    for code in sorted(publisher):
        _text(agent, "foaf:name", publisher[code], code)
    catalogue = _add(root, "dcat:Catalog", about="/strategie.rdf")
    _translate(catalogue, "dct:title", TITLE, languages)
    _translate(catalogue, "dct:description", DESCRIPTION, languages)
    _point(catalogue, "dct:publisher", "/#publisher")
    _point(catalogue, "foaf:homepage", "/")
    if contact := terms.data_contact:
        _introduce(root, contact)
    for one in DATA_SETS:
        if offered[one.format_code]:
            _point(catalogue, "dcat:dataset", _address(one))
            _describe(root, one, offered[one.format_code], terms)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _introduce(root: etree._Element, contact: ContactPoint) -> None:
    """Add whom to ask about the data, as a card (vCard)."""
    card = _add(root, "vcard:Organization", about=CONTACT)
    _text(card, "vcard:fn", contact.localise("name", settings.LANGUAGE_CODE).text, settings.LANGUAGE_CODE)
    for name, scheme, value in (("vcard:hasEmail", "mailto", contact.email), ("vcard:hasTelephone", "tel", contact.dial_number)):
        if value:
            _point(card, name, f"{scheme}:{value}")
    if contact.website:
        _point(card, "vcard:hasURL", contact.website)


def _describe(root: etree._Element, data_set: DataSet, rows: list[Publication], terms: StrategyPage) -> None:
    """Add a data set and a distribution for each of its files."""
    described = _add(root, "dcat:Dataset", about=_address(data_set))
    languages = [row.language_code for row in rows]
    _translate(described, "dct:title", data_set.title, languages)
    _translate(described, "dct:description", data_set.description, languages)
    _text(described, "dct:identifier", settings.SITE_URL + _address(data_set))
    _point(described, "dct:publisher", "/#publisher")
    _point(described, "dct:creator", "/#publisher")
    for theme in data_set.themes:
        _point(described, "dcat:theme", f"{AUTHORITY}data-theme/{theme}")
    if terms.data_contact:
        _point(described, "dcat:contactPoint", CONTACT)
    if terms.contributor_url:
        _point(described, "dcatde:contributorID", terms.contributor_url)
    if terms.state_key:
        _point(described, "dcatde:politicalGeocodingURI", POLITICAL_GEOCODING + terms.state_key)
    with translation.override(settings.LANGUAGE_CODE):
        _point(described, "dcat:landingPage", reverse(LANDING_PAGES.get(data_set.format_code, "show_whole_paper")))
    _point(described, "dct:accrualPeriodicity", f"{AUTHORITY}frequency/IRREG")
    _date(described, "dct:modified", max(row.built_at for row in rows).isoformat())
    for code in sorted({LANGUAGES[code] for code in languages}):
        _point(described, "dct:language", f"{AUTHORITY}language/{code}")
    for row in rows:
        _point(described, "dcat:distribution", f"{row.url}#{row.content_digest[:12]}")
        _distribute(root, data_set, row, terms)


def _distribute(root: etree._Element, data_set: DataSet, row: Publication, terms: StrategyPage) -> None:
    file = _add(root, "dcat:Distribution", about=f"{row.url}#{row.content_digest[:12]}")
    _text(file, "dct:title", f"{FORMATS[row.format].label}, {get_language(row.language_code).native_name}", row.language_code)
    for name in ("dcat:accessURL", "dcat:downloadURL"):
        _point(file, name, row.url)
    _point(file, "dct:license", terms.licence_url)
    if terms.attribution:
        _text(file, "dcatde:licenseAttributionByText", terms.attribution, settings.LANGUAGE_CODE)
    _point(file, "dct:format", f"{AUTHORITY}file-type/{FILE_TYPES[data_set.format_code]}")
    _point(file, "dcat:mediaType", f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[data_set.format_code]}")
    _point(file, "dct:language", f"{AUTHORITY}language/{LANGUAGES[row.language_code]}")
    _point(file, "dcatap:availability", STABLE)
    _typed(file, "dcat:byteSize", str(row.size), "nonNegativeInteger")
    _date(file, "dct:modified", row.built_at.isoformat())
    checksum = _add(_add(file, "spdx:checksum"), "spdx:Checksum")
    _point(checksum, "spdx:algorithm", SHA256)
    _typed(checksum, "spdx:checksumValue", row.content_digest, "hexBinary")


def _address(data_set: DataSet) -> str:
    return f"/strategie.rdf#{data_set.format_code}"


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _add(parent: etree._Element, name: str, about: str = "") -> etree._Element:
    element = etree.SubElement(parent, _name(name))
    if about:
        element.set(_name("rdf:about"), settings.SITE_URL + about)
    return element


def _point(parent: etree._Element, name: str, target: str) -> None:
    element = etree.SubElement(parent, _name(name))
    element.set(_name("rdf:resource"), settings.SITE_URL + target if target.startswith("/") else target)


def _text(parent: etree._Element, name: str, text: str, language_code: str = "") -> None:
    element = etree.SubElement(parent, _name(name))
    element.text = text
    if language_code:
        element.set("{http://www.w3.org/XML/1998/namespace}lang", language_code)


def _translate(parent: etree._Element, name: str, msgid: str, language_codes: list[str]) -> None:
    for code in language_codes:
        with translation.override(code):
            _text(parent, name, gettext(msgid), code)


def _typed(parent: etree._Element, name: str, text: str, type_name: str) -> None:
    element = etree.SubElement(parent, _name(name))
    element.text = text
    element.set(_name("rdf:datatype"), f"http://www.w3.org/2001/XMLSchema#{type_name}")


def _date(parent: etree._Element, name: str, moment: str) -> None:
    _typed(parent, name, moment, "dateTime")
