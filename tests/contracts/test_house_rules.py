"""Rules about the code that Django, ruff and import-linter do not check."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db.models import ForeignKey, ManyToManyField
from django.template.loader import engines
from wagtail.models import Page

from core import checks as house_checks
from core.models import CustomImage
from home.models import HomePage
from tests.environment import PROJECT

#: From the top down. Rooms in one row never point at each other.
ROOMS = [{"cms"}, {"home", "search", "translation"}, {"news", "strategy", "newcomers"}, {"core"}, {"facts"}]
ROWS = {room: row for row, rooms in enumerate(ROOMS) for room in rooms}
OTHER_HOST = re.compile(r"""(?:src|srcset|poster|data|action|url|@import)\s*[=(]?\s*["'(]?\s*(?:https?:)?//(?!\{)[\w.-]+""")
FETCHING_PYTHON = re.compile(r"^\s*(?:import|from)\s+(?:urllib\.request|requests|httpx|aiohttp|urllib3|socket|ftplib)\b", re.MULTILINE)


def find_relations():
    """Yield every relation that the project's models declare: our model, the field, the model it points at."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ROWS:
            for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
                if isinstance(field, ForeignKey | ManyToManyField):
                    yield model, field, field.remote_field.model


def points_down(room: str, target: str) -> bool:
    """Whether a model of ``room`` may point at a model of the app ``target``."""
    return target not in ROWS or room == target or ROWS[room] < ROWS[target]


def test_relations_point_down():
    relations = list(find_relations())
    assert len(relations) > 20
    assert [
        f"{model._meta.label}.{field.name}"
        for model, field, target in relations
        if not points_down(model._meta.app_label, target._meta.app_label)
    ] == []


@pytest.mark.parametrize(
    ("room", "target", "is_allowed"),
    [("news", "facts", True), ("facts", "news", False), ("news", "strategy", False), ("core", "auth", True)],
)
def test_rule_of_relations(room, target, is_allowed):
    assert points_down(room, target) is is_allowed


def test_every_room_is_ranked():
    assert {config.label for config in apps.get_app_configs() if Path(config.path).parent == PROJECT} <= set(ROWS)


def test_house_checks_find_nothing():
    assert [str(message) for message in checks.run_checks()] == []


class Registry:
    """Stands for modeltranslation's register and for Django's, with models that break a rule."""

    def __init__(self, *models):
        self.models = models

    def get_registered_models(self, abstract=True):
        return self.models

    def get_models(self):
        return self.models


class Unroutable(Page):
    """A page type that does not inherit from ours. Abstract, so that nobody else ever sees it."""

    class Meta:
        abstract = True
        app_label = "core"


@pytest.mark.parametrize(
    ("register", "check", "model", "code"),
    [
        ("translator", house_checks.check_one_mechanism, HomePage, "core.E001"),
        ("translator", house_checks.check_columns_stay_in_facts, CustomImage, "core.E002"),
        ("apps", house_checks.check_public_pages, Unroutable, "core.E003"),
    ],
)
def test_house_check_fires(monkeypatch, register, check, model, code):
    monkeypatch.setattr(house_checks, register, Registry(model))
    [error] = check(None)
    assert (error.id, error.obj) == (code, model)
    assert error.hint


def find_templates() -> dict[str, Path]:
    """Return the templates of the project by the name they are loaded by."""
    folders = [*(PROJECT.glob("*/templates")), *(PROJECT.glob("*/jinja2")), PROJECT / "templates"]
    return {str(path.relative_to(folder)): path for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_every_template_belongs_to_a_room_or_shadows_an_upstream_file():
    upstream = [
        Path(folder)
        for folder in engines["django"].engine.template_loaders[0].get_dirs()
        if PROJECT not in Path(folder).parents or ".venv" in folder.parts
    ]
    assert len(upstream) > 5
    names = [name for name in find_templates() if name.split("/")[0] not in ROWS]
    assert [name for name in names if not any((folder / name).exists() for folder in upstream)] == []


def test_every_template_can_be_compiled():
    assert len(find_templates()) > 40
    assert [name for name in find_templates() if engines["django"].get_template(name) is None] == []


@pytest.mark.parametrize("pattern", ["*/templates/**/*", "static/**/*.css", "static/**/*.js"])
def test_no_file_for_readers_names_another_host_for_a_resource(pattern):
    paths = [path for path in PROJECT.glob(pattern) if path.is_file()]
    assert paths
    assert [str(path) for path in paths if OTHER_HOST.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "text", ['<img src="https://cdn.example/a.png">', "@import '//fonts.example/a.css'", "background: url(https://a.example/b)"]
)
def test_rule_of_hosts(text):
    assert OTHER_HOST.search(text)


def test_no_python_file_fetches_from_a_host():
    rooms = [room for room in ROWS if room != "cms"]
    paths = [path for room in rooms for path in (PROJECT / room).rglob("*.py") if "engines" not in path.parts]
    assert len(paths) > 60
    assert [str(path) for path in paths if FETCHING_PYTHON.search(path.read_text(encoding="utf-8"))] == []


def test_desk_asks_no_other_host_either():
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False


def test_files_stay_below_300_lines():
    folders = [PROJECT / name for name in (*ROWS, "static")]
    paths = [
        path
        for folder in folders
        for suffix in ("py", "html", "css", "js")
        for path in folder.rglob(f"*.{suffix}")
        if "migrations" not in path.parts
    ]
    assert [f"{path}: {count}" for path in paths if (count := len(path.read_text(encoding="utf-8").splitlines())) > 300] == []


def test_no_drawer_is_called_utils():
    names = {"utils", "helpers", "common", "misc", "base"}
    assert [str(path) for room in ROWS for path in (PROJECT / room).rglob("*.py") if path.stem in names] == []
