"""What a page costs: queries of an uncached request, in a process that holds the page tree. Size changes none of these numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import growth
from tests.contracts.addresses import PATHS

#: One query reads the version of the tree. The rest is the page's own.
QUERIES = {
    "HomePage": 1,
}
FALLBACK_QUERIES = 5


def count_queries(client, url: str) -> int:
    """Return the queries of the second request: the first builds the tree and fills Django's cache of content types."""
    client.get(url)
    with CaptureQueriesContext(connection, ) as queries:
        client.get(url)
    print(url, len(queries))
    for q in queries.captured_queries: print("   ", q["sql"][:150])
    return len(queries)


@pytest.fixture
def counts(client):
    return lambda code: {kind: count_queries(client, f"/{code}/{path}") for kind, path in PATHS.items()}


def test_count(counts, db):
    assert counts("ar") == counts("de")
