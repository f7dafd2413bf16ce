"""The documentation names everything that somebody may have to look up."""

import re

import pytest
from django.apps import apps

from core.models import BasePage
from tests.environment import PROJECT, read_names

ROOMS = ("cms", "home", "search", "translation", "news", "strategy", "newcomers", "core", "facts")


def read_documentation() -> str:
    paths = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def find_missing(words) -> list[str]:
    """Return the words that stand nowhere in the documentation as a word of their own."""
    text = read_documentation()
    return sorted(word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))


def find_commands() -> set[str]:
    return {path.stem for room in ROOMS for path in (PROJECT / room).glob("management/commands/[a-z]*.py")}


def find_targets() -> set[str]:
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    return {f"make {target}" for target in re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE)}


@pytest.mark.parametrize(("find", "least"), [(find_commands, 5), (find_targets, 8), (read_names, 10)])
def test_what_is_to_be_documented_is_found(find, least):
    assert len(find()) >= least


def test_every_page_type_is_documented():
    assert find_missing(model.__name__ for model in apps.get_models() if issubclass(model, BasePage)) == []


def test_every_command_is_documented():
    assert find_missing(find_commands()) == []


def test_every_make_target_is_documented():
    assert find_missing(find_targets()) == []


def test_every_variable_is_documented():
    assert find_missing(read_names()) == []


def test_links_of_the_documentation_lead_to_files():
    paths = [PROJECT / "README.md", *(PROJECT / "docs").rglob("*.md")]
    links = [
        (path, link) for path in paths for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    ]
    assert [f"{path.name}: {link}" for path, link in links if not (path.parent / link).exists()] == []
