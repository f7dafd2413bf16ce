"""Each address is asked once and its answer kept: all tests begin with the same database."""

from dataclasses import dataclass
from functools import cached_property

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.contracts.addresses import ALL, name


@dataclass
class Visit:
    """The answer of the site to a reader who sends no cookie and accepts no compression."""

    response: object

    @cached_property
    def html(self) -> str:
        return self.response.content.decode()

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html5lib")

    @cached_property
    def errors(self) -> list:
        parser = html5lib.HTMLParser()
        parser.parse(self.html)
        return parser.errors

    @property
    def main(self):
        return self.soup.main


@pytest.fixture(scope="session")
def visits() -> dict[str, Visit]:
    return {}


@pytest.fixture
def visit(db, client, visits):
    """Return the answer to an address."""

    def ask(url: str) -> Visit:
        if url not in visits:
            visits[url] = Visit(client.get(url))
        return visits[url]

    return ask


@pytest.fixture(params=ALL, ids=name)
def address(request):
    """Every address in turn."""
    return request.param


@pytest.fixture
def visited(address, visit) -> Visit:
    """The answer to every address in turn."""
    return visit(address.url)
