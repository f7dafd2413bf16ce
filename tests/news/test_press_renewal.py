"""Files of a release follow whatever goes into them, each input for itself, and nothing is made when nothing changed."""

import io
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image

from core.models import CustomImage, TranslationRecord
from core.publishing.turns import PRESS, take_turn
from facts.models import ContactPoint, SiteText, Topic
from news.models import NewsPage, PressFile
from news.press import building, tasks
from news.press.building import build_files
from news.press.kit import write_leaflets
from news.press.renewal import find_due, mark_outdated, sweep
from news.press.tasks import build_due, build_press_files, look_for_outdated

PATH = "/de/aktuelles/kongress-der-probe/"
NOTE = "Die Dateien werden gerade erneuert"


def find_release(code: str = "de") -> NewsPage:
    return NewsPage.objects.get(slug="kongress-der-probe", locale__language_code=code)


@pytest.fixture
def renders(db, settings, tmp_path, monkeypatch):
    """Renders that were asked for, as language codes. They cost nothing here."""
    settings.PUBLICATION_ROOT = tmp_path
    made = []

    def render(html, stylesheet, language_code):
        made.append(language_code)
        return SimpleNamespace(content=f"%PDF {len(made)} {len(html)}".encode(), page_count=2)

    monkeypatch.setattr(building, "render_checked", render)
    return made


@pytest.fixture
def release(renders) -> NewsPage:
    """A German release with a press contact, whose files were made."""
    page = find_release()
    page.press_contact = ContactPoint.objects.first()
    page.save_revision().publish()
    assert build_files(page.pk) == {"pdf": "built", "kit": "built"}
    renders.clear()
    return find_release()


def get_image(page) -> CustomImage:
    return page.opening_image[0].value["image"]


def change(model, pk: int, **values) -> None:
    """Save a row as a form does."""
    row = model.objects.get(pk=pk)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def change_credit(page):
    change(CustomImage, get_image(page).pk, credit="Foto: Kim Neu")


def change_licence(page):
    change(CustomImage, get_image(page).pk, licence="CC0")


def replace_picture(page):
    image = CustomImage.objects.get(pk=get_image(page).pk)
    output = io.BytesIO()
    Image.new("RGB", (900, 600), "#a50").save(output, "PNG")
    image.file = ImageFile(io.BytesIO(output.getvalue()), name="ersatz.png")
    image.file_hash = "f" * 40
    image.save()


def change_phone(page):
    change(ContactPoint, page.press_contact_id, phone="0123 456")


def change_hours(page):
    change(ContactPoint, page.press_contact_id, hours_de="freitags")


def change_boilerplate(page):
    change(SiteText, SiteText.objects.get().pk, boilerplate_de="Wir sind andere.")


def change_text(page):
    page.lead = "Neu gesagt."
    page.save_revision().publish()


INPUTS = [change_credit, change_licence, replace_picture, change_phone, change_hours, change_boilerplate, change_text]


@pytest.mark.parametrize("act", INPUTS)
def test_each_input_alone_makes_both_files_anew(release, renders, act):
    assert not find_due().filter(pk=release.pk).exists()
    act(release)
    assert find_due().filter(pk=release.pk).exists()
    assert build_files(release.pk) == {"pdf": "built", "kit": "built"}
    assert not find_due().filter(pk=release.pk).exists()


@pytest.mark.parametrize("act", INPUTS)
def test_sweep_finds_each_input_that_nobody_told_of(release, act):
    act(release)
    PressFile.objects.update(outdated_since=None)
    sweep(100)
    assert find_due().filter(pk=release.pk).exists()


def test_new_state_of_a_translation_is_an_input(release, renders):
    arabic = find_release("ar")
    build_files(arabic.pk)
    german = find_release().lead
    NewsPage.objects.filter(pk=arabic.pk).update(lead=german)
    record = TranslationRecord.objects.get_or_create(page=arabic)[0]
    record.states = {"lead#1": {"state": "missing", "german": german}}
    record.save()
    assert find_due().filter(pk=arabic.pk).exists()
    assert build_files(arabic.pk)["pdf"] == "built"


@pytest.mark.parametrize(
    "break_it",
    [
        lambda monkeypatch: monkeypatch.setattr(building, "digest_tools", lambda maker: "another version of the code"),
        lambda monkeypatch: monkeypatch.setattr("news.press.document.print_stylesheet", lambda: "p { color: red }"),
        lambda monkeypatch: monkeypatch.setattr(building, "write_leaflets", lambda *words: write_leaflets(*words) | {"NEU.txt": "x"}),
        lambda monkeypatch: PressFile.objects.get(kind="kit", release__locale__language_code="de").path.unlink(),
    ],
    ids=["code", "style sheet", "leaflet", "lost file"],
)
def test_sweep_finds_what_no_signal_tells(release, monkeypatch, break_it):
    NewsPage.objects.exclude(pk=release.pk).update(live=False)
    assert sweep(100) == 0
    break_it(monkeypatch)
    assert sweep(100) == 1


def test_nothing_is_made_when_nothing_changed(release, renders):
    mark_outdated(NewsPage.objects.filter(pk=release.pk))
    change(Topic, Topic.objects.first().pk, position=99)
    assert build_files(release.pk) == {"pdf": "unchanged", "kit": "unchanged"}
    assert renders == [] and not PressFile.objects.filter(release=release, outdated_since__isnull=False).exists()


def test_change_during_a_build_is_not_forgotten(release, monkeypatch):
    change_credit(release)
    render = building.render_checked

    def interrupt(*args):
        change_licence(find_release())
        return render(*args)

    monkeypatch.setattr(building, "render_checked", interrupt)
    build_files(release.pk)
    assert find_due().filter(pk=release.pk).exists()
    monkeypatch.setattr(building, "render_checked", render)
    assert build_files(release.pk)["kit"] == "built"
    assert not find_due().filter(pk=release.pk).exists()


def test_failed_build_is_tried_again_after_a_change_and_after_an_hour(release, monkeypatch):
    change_credit(release)
    good = building.assemble
    monkeypatch.setattr(building, "assemble", lambda page: 1 / 0)
    build_files(release.pk)
    due = find_due().filter(pk=release.pk)
    assert not due.exists()
    PressFile.objects.filter(release=release).update(tried_at=timezone.now() - timedelta(hours=2))
    assert due.exists()
    build_files(release.pk)
    change_licence(release)
    assert due.exists()
    monkeypatch.setattr(building, "assemble", good)
    assert build_files(release.pk) == {"pdf": "built", "kit": "built"}
    assert set(PressFile.objects.filter(release=release).values_list("error", flat=True)) == {""}


def test_versions_without_files_are_made_newest_first(renders):
    PressFile.objects.all().delete()
    sweep(1)
    dates = list(find_due().values_list("date", flat=True))
    assert len(dates) == NewsPage.objects.live().count() and dates == sorted(dates, reverse=True)
    assert build_due() == {"built": 2 * len(dates)}
    assert not find_due().exists()


def test_run_that_takes_long_lets_others_have_the_worker(renders, monkeypatch):
    sweep(1)
    monkeypatch.setattr(tasks, "PATIENCE", -1)
    asked = []
    monkeypatch.setattr(tasks, "request_build", lambda: asked.append(True))
    assert build_due() == {} and asked == [True]


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return DBTaskResult.objects.filter(task_path=build_press_files.module_path)


def test_at_most_one_request_waits(release, queue):
    for act in INPUTS:
        act(find_release())
    look_for_outdated()
    [request] = queue
    assert request.priority == tasks.PRIORITY


def test_sweep_asks_for_nothing_when_nothing_is_due(renders, queue):
    sweep(100)
    build_due()
    assert look_for_outdated() == 0 and not queue.exists()


def test_one_build_at_a_time(release, renders, queue):
    change_credit(release)
    queue.delete()
    with take_turn(PRESS, is_patient=False):
        assert build_press_files.func() == {}
    assert renders == [] and queue.count() == 1


def test_page_says_that_its_files_are_behind(release, client):
    assert NOTE not in client.get(PATH).content.decode()
    change_text(release)
    html = client.get(PATH).content.decode()
    assert NOTE in html and f"{PATH}mitteilung.pdf" in html
    build_files(release.pk)
    assert NOTE not in client.get(PATH).content.decode()


@pytest.fixture
def editor(client, db):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    return client


def read_states(editor, release) -> list[str]:
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[release.pk])).content.decode()
    return [label for label in PressFile.State.labels if f">{label}</span>" in html]


def test_edit_screen_tells_the_state_of_every_file(release, editor):
    assert read_states(editor, release) == ["aktuell", "wartet"]
    change_credit(release)
    assert read_states(editor, release) == ["überholt", "wartet"]
    PressFile.objects.update(error="Das Bild „Saal“ lässt sich nicht lesen.")
    assert read_states(editor, release) == ["wartet", "gescheitert"]
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[release.pk])).content.decode()
    assert "Das Bild „Saal“ lässt sich nicht lesen. Angeboten wird weiter die Datei, gebaut am" in html
    assert reverse("press_desk:files", args=[release.pk]) in html


def test_editor_has_all_files_built_again(release, renders, editor, queue):
    address = reverse("press_desk:files", args=[release.pk])
    assert "Alle neu bauen" in editor.get(address).content.decode()
    assert editor.post(address)["Location"] == address
    assert queue.count() == 1
    assert build_files(release.pk) == {"pdf": "built", "kit": "built"}


def test_others_may_not_build(release, client):
    client.force_login(get_user_model().objects.create_user("gast", password="x"))
    assert client.post(reverse("press_desk:files", args=[release.pk])).status_code == 302
