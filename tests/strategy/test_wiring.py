"""Whatever goes into the files asks for a build, once; what does not, asks for none."""

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageViewRestriction

from core.models import CustomDocument, CustomImage, TranslationRecord
from facts.models import Indicator, IndicatorValue, Measure, SiteText
from newcomers.models import GuidePage
from strategy import paper
from strategy.contents import find_paper_languages
from strategy.files import recipes
from strategy.files.recipes import list_recipes
from strategy.models import StrategyPage
from strategy.tasks import build_papers, request_build
from tests.strategy.chapters import get_chapter, write


@pytest.fixture
def queue(settings, db) -> None:
    """A queue that a worker would empty, as in production: it can put a task off."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def act(queue, django_capture_on_commit_callbacks):
    """Runs an edit to its commit and returns how many builds wait then."""

    def act(edit) -> int:
        with django_capture_on_commit_callbacks(execute=True):
            edit()
        return count_waiting()

    return act


def count_waiting() -> int:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=build_papers.module_path).count()


def read_digests() -> dict[tuple[str, str], str]:
    return {(code, one.format_code): one.digest for code in find_paper_languages() for one in list_recipes(code)}


def change(model, lookup: dict, **values) -> None:
    row = model.objects.get(**lookup)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def get_guide() -> GuidePage:
    return GuidePage.objects.get(slug="arzt-finden", locale__language_code="de")


def get_overview() -> StrategyPage:
    return StrategyPage.objects.get(locale__language_code="de")


def rename_overview() -> None:
    overview = get_overview()
    overview.title = "Strategie der neuen Probe"
    overview.save_revision().publish()


def make_german_again() -> None:
    record = TranslationRecord.objects.get(page_id=get_chapter("ausblick", "ar").pk)
    record.source_fields = ["title"]
    record.save()


def hide(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


INPUTS = {
    "chapter published": lambda: write("Neu gesagt, und zwar ganz anders als bisher."),
    "chapter withdrawn": lambda: get_chapter("ausblick").unpublish(),
    "chapter deleted": lambda: get_chapter("ausblick").delete(),
    "chapter moved": lambda: get_chapter("ausblick").move(get_chapter("einleitung"), pos="left"),
    "chapter private": lambda: hide(get_chapter("ausblick")),
    "overview published": rename_overview,
    "measure": lambda: change(Measure, {"key": "lotsen"}, amount=1),
    "measure deleted": lambda: Measure.objects.get(key="monitoring").delete(),
    "indicator": lambda: change(Indicator, {"key": "quote"}, decimals=0),
    "number of an indicator": lambda: change(IndicatorValue, {"indicator__key": "quote", "year": 2020}, value=53),
    "picture": lambda: change(CustomImage, {"title": "Probebild Praxis"}, credit="Zeichnung: Amt"),
    "text of the site": lambda: change(SiteText, {}, name_de="Neues Amt"),
    "translation": make_german_again,
}


@pytest.mark.parametrize("name", INPUTS)
def test_input_asks_for_one_build_and_changes_digests(act, name):
    before = read_digests()
    assert act(INPUTS[name]) == 1
    assert read_digests() != before


def test_chapter_that_is_public_again_asks_for_a_build(act):
    hide(get_chapter())
    assert act(PageViewRestriction.objects.get().delete) == 1


@pytest.mark.parametrize("above", ["strategy", "home"])
def test_privacy_above_the_chapters_asks_for_a_build(act, above):
    page = get_overview()
    assert act(lambda: hide(page if above == "strategy" else page.get_parent())) == 1


def test_deleted_picture_asks_for_a_build(act):
    assert act(CustomImage.objects.get(title="Probebild Praxis").delete) == 1


@pytest.mark.parametrize("edit", ["publish", "withdraw"])
def test_page_that_the_paper_leads_to_asks_for_a_build(act, edit):
    guide = get_guide()
    write(f'Siehe <a linktype="page" id="{guide.pk}">Praxis</a>.')
    arabic = guide.get_translations().get(locale__language_code="ar").specific
    assert act(guide.unpublish if edit == "withdraw" else arabic.save_revision().publish) == 1


def save_draft() -> None:
    chapter = get_chapter()
    chapter.lead = "Noch geheim"
    chapter.save_revision()


OTHERS = {
    "guide published": lambda: get_guide().save_revision().publish(),
    "guide private": lambda: hide(get_guide()),
    "translation of a guide": lambda: TranslationRecord.objects.get(page__slug="arzt-finden", page__locale__language_code="ar").save(),
    "picture of other pages": lambda: change(CustomImage, {"title": "Probebild Saal"}, credit="Foto: Amt"),
    "new picture": lambda: CustomImage.objects.create(title="Neu", file="neu.png", width=1, height=1, credit="Amt"),
    "new document": lambda: CustomDocument.objects.create(title="Neu", file="neu.pdf"),
    "draft": save_draft,
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_in_the_paper_asks_for_nothing(act, name):
    assert act(OTHERS[name]) == 0


@pytest.mark.parametrize("part", ["style sheet", "our code"])
def test_new_release_changes_every_digest(db, monkeypatch, part):
    before = read_digests()
    if part == "our code":
        monkeypatch.setattr(recipes, "digest_tools", lambda room: "another release")
    else:
        monkeypatch.setattr(paper, "print_stylesheet", lambda: "p { color: red }")
    after = read_digests()
    changed = {name for code, name in before if before[code, name] != after[code, name]}
    assert changed == ({"txt", "json", "epub", "pdf"} if part == "style sheet" else {name for _code, name in before})


def test_two_edits_leave_one_waiting_build(act):
    assert act(lambda: write("Einmal gesagt, und zwar ganz anders als bisher.")) == 1
    assert act(lambda: write("Zweimal gesagt, und zwar noch einmal ganz anders.")) == 1


def test_edit_during_a_build_asks_for_another(act):
    request_build()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    assert act(INPUTS["measure"]) == 1


def test_build_waits_a_few_seconds_for_more_edits(act):
    act(INPUTS["measure"])
    task = DBTaskResult.objects.get(task_path=build_papers.module_path)
    assert 5 < (task.run_after - task.enqueued_at).total_seconds() <= 11
    assert task.priority < 0
