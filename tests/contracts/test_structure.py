"""Every page: its status, its headings, its lists, its ids, its syntax."""

from collections import Counter
from itertools import pairwise

import pytest
from django.apps import apps

from core.models import BasePage
from tests.contracts.addresses import PATHS, REAL_PAGES, name


def test_every_page_type_is_looked_at():
    assert set(PATHS) == {model.__name__ for model in apps.get_models() if issubclass(model, BasePage)}


@pytest.mark.parametrize("one", REAL_PAGES, ids=name)
def test_address_is_answered_by_the_page_type_it_stands_for(one, visit):
    assert type(visit(one.url).response.context_data["page"]).__name__ == one.kind


def test_status(address, visited):
    assert visited.response.status_code == address.status
    assert visited.response["Content-Type"] == "text/html; charset=utf-8"


def test_one_h1_with_text(visited):
    headings = visited.soup.find_all("h1")
    assert len(headings) == 1
    assert headings[0].get_text(strip=True)


def test_no_heading_level_is_left_out(visited):
    levels = [int(heading.name[1]) for heading in visited.soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_no_heading_or_link_is_empty(visited):
    elements = visited.soup.find_all(["h1", "h2", "h3", "a", "button", "summary"])
    assert [str(element) for element in elements if not element.get_text(strip=True)] == []


def test_lists_hold_list_items_only(visited):
    lists = visited.soup.find_all(["ul", "ol"])
    assert [child.name for one in lists for child in one.find_all(recursive=False) if child.name != "li"] == []
    assert [str(one) for one in lists if not one.find("li", recursive=False)] == []
    assert {item.parent.name for item in visited.soup.find_all("li")} <= {"ul", "ol"}


def test_definition_lists_hold_terms_and_definitions_only(visited):
    groups = [child for one in visited.soup.find_all("dl") for child in one.find_all(recursive=False)]
    assert {group.name for group in groups} <= {"div"}
    parts = [[part.name for part in group.find_all(recursive=False) if part.name != "svg"] for group in groups]
    assert [part for part in parts if part != ["dt", "dd"]] == []


def test_ids_are_unique(visited):
    counts = Counter(element["id"] for element in visited.soup.find_all(id=True))
    assert [one for one, count in counts.items() if count > 1] == []


def test_references_inside_the_page_have_a_target(visited):
    soup = visited.soup
    wanted = {one["href"][1:] for one in soup.find_all(["a", "use"], href=True) if one["href"].startswith("#")}
    wanted |= {
        word
        for attribute in ("aria-labelledby", "aria-describedby", "for")
        for one in soup.find_all(attrs={attribute: True})
        for word in one[attribute].split()
    }
    assert wanted - {one["id"] for one in soup.find_all(id=True)} == set()


def test_html_is_valid_syntax(visited):
    assert visited.errors == []


def test_landmarks_and_skip_link(visited):
    assert [len(visited.soup.find_all(landmark)) for landmark in ("main", "title")] == [1, 1]
    assert visited.soup.body.find("a")["href"] == f"#{visited.main['id']}"
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in visited.soup.find_all("nav")]
    assert all(names)
    assert len(names) == len(set(names))


def test_images_have_alt_text_and_reserved_space(visited):
    assert [str(image) for image in visited.soup.find_all("img") if not {"alt", "width", "height", "src"} <= set(image.attrs)] == []


def test_tables_have_captions_and_scoped_heads(visited):
    assert [str(table)[:80] for table in visited.soup.find_all("table") if not table.caption] == []
    assert {head.get("scope") for head in visited.soup.find_all("th")} <= {"col", "row"}
