from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from strategy.files import recipes


@pytest.fixture
def publication_folder(settings, tmp_path):
    """An empty folder for the files of the publication."""
    settings.PUBLICATION_ROOT = tmp_path / "publications"
    return settings.PUBLICATION_ROOT


@pytest.fixture
def renders(db, monkeypatch, publication_folder) -> list[str]:
    """Replaces the slow render of PDFs: every file tells how many were made. Returns the languages that were rendered."""
    made = []

    def render(paper):
        made.append(paper.language_code)
        return f"%PDF file {len(made)}".encode() * 1000, 40 + len(made)

    monkeypatch.setattr(recipes, "make_pdf", render)
    return made


@pytest.fixture
def read(client, db) -> Callable[..., BeautifulSoup]:
    """Returns the page at an address, whose status is 200 unless another is expected."""

    def ask(url: str, status: int = 200) -> BeautifulSoup:
        response = client.get(url)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html5lib")

    return ask
