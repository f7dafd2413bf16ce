"""The description of the data, read by a real RDF library, holds what DCAT-AP.de asks for."""

import hashlib

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD, Namespace

from strategy.files.catalogue import LANGUAGES
from strategy.models import Publication, StrategyPage
from strategy.publishing import build_languages

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
AUTHORITY = "http://publications.europa.eu/resource/authority/"


@pytest.fixture
def graph(renders, client) -> Graph:
    build_languages(["de", "ar"])
    response = client.get("/strategie.rdf")
    assert response["Content-Type"] == "application/rdf+xml"
    return Graph().parse(data=response.content, format="xml")


def test_catalogue_names_its_three_data_sets(graph):
    catalogue = graph.value(predicate=RDF.type, object=DCAT.Catalog)
    publisher = graph.value(catalogue, DCTERMS.publisher)
    assert {text.language for text in graph.objects(publisher, FOAF.name)} >= {"de", "ar"}
    assert len(list(graph.objects(catalogue, DCAT.dataset))) == 3
    assert {text.language for text in graph.objects(catalogue, DCTERMS.title)} == {"de", "ar"}


def test_every_data_set_has_what_portals_ask_for(graph):
    for data_set in graph.subjects(RDF.type, DCAT.Dataset):
        for wanted in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.modified, DCAT.theme, DCTERMS.identifier):
            assert graph.value(data_set, wanted) is not None, wanted
        assert set(graph.objects(data_set, DCTERMS.language)) == {URIRef(f"{AUTHORITY}language/{code}") for code in ("DEU", "ARA")}
        assert len(list(graph.objects(data_set, DCAT.distribution))) == 2


def test_every_distribution_tells_the_truth_about_its_file(graph, client):
    found = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(found) == 6
    for one in found:
        content = b"".join(client.get(str(graph.value(one, DCAT.downloadURL))))
        assert graph.value(one, DCAT.byteSize) == Literal(str(len(content)), datatype=XSD.nonNegativeInteger)
        checksum = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
        assert str(checksum).lower() == hashlib.sha256(content).hexdigest()
        assert graph.value(one, DCTERMS.license) == URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")
        assert str(graph.value(one, DCTERMS.format)).startswith(f"{AUTHORITY}file-type/")


def test_editors_decide_terms_contact_and_contributor(graph, client):
    for data_set in graph.subjects(RDF.type, DCAT.Dataset):
        assert graph.value(data_set, DCATDE.contributorID) == URIRef("http://dcat-ap.de/def/contributors/probe")
        assert graph.value(data_set, DCATDE.politicalGeocodingURI) == URIRef("http://dcat-ap.de/def/politicalGeocoding/stateKey/05")
        card = graph.value(data_set, DCAT.contactPoint)
        assert graph.value(card, VCARD.fn) == Literal("Pressestelle", lang="de")
        assert graph.value(card, VCARD.hasEmail) == URIRef("mailto:presse@beispiel.example")
        assert client.get(str(graph.value(data_set, DCAT.landingPage))).status_code == 200
    for one in graph.subjects(RDF.type, DCAT.Distribution):
        assert graph.value(one, DCATDE.licenseAttributionByText) == Literal("Amt der Probe", lang="de")


def test_what_no_editor_decided_is_left_out(graph, client):
    StrategyPage.objects.update(attribution="", state_key="", contributor_url="", data_contact=None)
    left = Graph().parse(data=client.get("/strategie.rdf").content, format="xml")
    for name in (DCATDE.contributorID, DCATDE.politicalGeocodingURI, DCATDE.licenseAttributionByText, DCAT.contactPoint):
        assert list(graph.subject_objects(name)) != []
        assert list(left.subject_objects(name)) == []


def test_translation_cannot_decide_otherwise(renders, client):
    StrategyPage.objects.filter(locale__language_code="ar").update(licence_url="https://andere.example/", short_name="andere")
    build_languages(["ar"])
    assert b"andere.example" not in client.get("/strategie.rdf").content
    response = client.get("/ar/strategie.txt")
    assert "probestrategie_" in response["Content-Disposition"]
    response.close()


def test_files_that_are_not_there_are_not_described(db, client, publication_folder):
    graph = Graph().parse(data=client.get("/strategie.rdf").content, format="xml")
    assert list(graph.subjects(RDF.type, DCAT.Dataset)) == []
    assert Publication.objects.count() == 0


def test_every_language_of_the_site_has_a_code_of_the_eu(settings):
    assert {language.code for language in settings.SITE_LANGUAGES} <= LANGUAGES.keys()
