"""What a page costs: queries of an uncached request, in a process that holds the page tree. Size changes none of these numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import snapshot
from tests import growth
from tests.contracts.addresses import FALLBACK_PATHS, PATHS

#: The first two read the version of the tree and the page; the rest fetch what the page shows besides.
QUERIES = {
    "HomePage": 5,
    "NewcomersIndexPage": 2,
    "TopicPage": 4,
    "GuidePage": 5,
    "ContactIndexPage": 5,
    "GlossaryPage": 3,
    "StrategyPage": 4,
    "ChapterPage": 8,
    "NewsIndexPage": 7,
    "NewsPage": 5,
    "CongressIndexPage": 3,
    "CongressPage": 4,
    "StandardPage": 3,
}
#: What a change costs the process that notices it first: page tree, embargoes that hold and that have ended, topics, texts of the site,
#: emergency numbers.
REBUILD_QUERIES = 10


def count_queries(client, url: str) -> int:
    """Return the queries of the second request: the first builds the tree and fills Django's cache of content types."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def count_all(client, code: str) -> dict[str, int]:
    return {kind: count_queries(client, f"/{code}/{path}") for kind, path in PATHS.items()}


@pytest.mark.parametrize("code", ["en", "ar", "uk"])
def test_queries_of_every_page_type(client, db, code):
    assert count_all(client, code) == QUERIES
    assert max(QUERIES.values()) <= 10


def test_german_index_of_releases_need_not_look_for_itself(client, db):
    assert count_all(client, "de") == {**QUERIES, "NewsIndexPage": 6}


def test_queries_of_fallbacks(client, db):
    assert [count_queries(client, f"/uk/{path}") for path in FALLBACK_PATHS] == [3, 4, 3]


@pytest.mark.parametrize("guides", [20, 500])
def test_guides_cost_no_query(client, db, guides):
    growth.add_guides(guides)
    assert len(client.get("/en/neu-hier/gesundheit/").context_data["guides"]) == guides
    assert count_all(client, "en") == QUERIES


def test_languages_cost_no_query(client, db):
    growth.add_languages("ru", "fa", "pl")
    assert client.get("/fa/").status_code == 200
    assert count_all(client, "en") == QUERIES


def test_menu_entries_cost_no_query(client, db):
    growth.add_menu_entries()
    assert len(client.get("/en/").context_data["presentation"].menu) == 11
    assert count_all(client, "en") == QUERIES


@pytest.mark.parametrize("guides", [2, 100])
def test_rebuild_costs_the_same_whatever_the_number_of_pages(db, guides, django_assert_num_queries):
    growth.add_guides(guides)
    snapshot.get_current()
    with django_assert_num_queries(REBUILD_QUERIES):
        snapshot.Snapshot.build("token")
