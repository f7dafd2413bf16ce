"""Files at the desk: out for a page, a topic, a language; in with a preview, taken in or refused."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.translation.desk.conftest import ARABIC, HEADING, NEW_HEADING, find_hours, find_segment, read_messages, read_public
from tests.translation.edits import find_locale, find_page, replace
from tests.translation.exchange.conftest import digest_database
from translation.desk import carrying
from translation.exchange import FORMATS, Scope, collect_units, export
from translation.exchange.document import MAX_BYTES
from translation.jobs import DeskJob
from translation.models import Origin, WorkItem

State = DeskJob.State


def write_file(page, texts: dict[str, str], format: str = "xliff12", code: str = "ar") -> bytes:
    """Return the export of a page with some German texts translated."""
    units = collect_units(Scope.of_page(page.page_ptr), find_locale(code))
    units = [unit._replace(text=texts[unit.german], is_finished=True) for unit in units if unit.german in texts]
    assert len(units) == len(texts)
    return export(units, format=format, source_code="de", target_code=code)


def upload(person, content: bytes, *, code: str = "ar", name: str = "ar.xlf", **data):
    return person.client.post(reverse("translation_desk:exchange", args=[code]), {"file": SimpleUploadedFile(name, content), **data})


def send(person, content: bytes, **data) -> DeskJob:
    """Upload a file that is accepted for a look and return its job."""
    response = upload(person, content, **data)
    job = DeskJob.objects.get()
    assert response.headers["Location"] == reverse("translation_desk:job", args=["ar", job.pk])
    return job


def read_counts(person, job) -> dict[str, int]:
    soup = person.read("job", "ar", job.pk)
    return {one.dt.text: int(one.dd.text) for one in soup.select(".desk-counts div") if one.dd.text != "0"}


# Out


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("kind", "slug"), [("page", "arzt-finden"), ("branch", "gesundheit"), ("language", "")])
def test_download(translator, format, kind, slug):
    scope = f"{kind}:{find_page(slug).translation_key}" if slug else kind
    response = translator.get("export", "ar", scope=scope, format=format)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith(f'attachment; filename="ar-{slug or "alles"}-')
    assert response["Content-Disposition"].endswith(f'.{FORMATS[format].extension}"')
    content = response.content.decode()
    assert HEADING in content
    assert ("Es gibt Hilfe" in content) is (kind != "page")
    assert ("Die Ziele" in content) is (kind == "language")


def test_file_goes_out_and_comes_back_without_a_change(guide, translator):
    content = translator.get("export", "ar", scope=f"page:{guide.translation_key}", format="xliff21").content
    job = send(translator, content, release="on")
    assert job.state == State.CHECKED
    assert set(read_counts(translator, job)) == {"Schon vorhanden"}
    assert "bringt nichts Neues" in translator.read("job", "ar", job.pk).text


@pytest.mark.parametrize("query", [{}, {"scope": "language"}, {"scope": "page:1", "format": "po"}, {"scope": "language", "format": "tmx"}])
def test_download_of_nothing_known(translator, query):
    response = translator.get("export", "ar", **query)
    assert response.headers["Location"] == reverse("translation_desk:exchange", args=["ar"])


def test_screens_lead_here(changed_guide, translator, editor):
    address = reverse("translation_desk:exchange", args=["ar"])
    assert translator.read("queue", "ar").select(f'a[href="{address}"]')
    assert editor.read("coverage").select(f'a[href="{address}"]')
    (link,) = translator.read("translate_page", "ar", changed_guide.translation_key).select(f'a[href^="{address}?"]')
    soup = BeautifulSoup(translator.client.get(link["href"]).content, "html5lib")
    assert soup.select_one("option[selected]").text.strip() == "Eine Praxis finden"


# In


def test_preview_changes_nothing(changed_guide, translator):
    content = write_file(changed_guide, {NEW_HEADING: ARABIC})
    before = digest_database()
    job = send(translator, content, release="on")
    assert read_counts(translator, job) == {"Würden öffentlich": 1}
    assert ARABIC in translator.read("job", "ar", job.pk).text
    assert digest_database() == before


def test_taken_in_as_drafts(changed_guide, translator, client):
    before = read_public(client)
    job = send(translator, write_file(changed_guide, {NEW_HEADING: ARABIC}))
    assert read_counts(translator, job) == {"Würden Entwürfe": 1}
    translator.post("job", "ar", job.pk, action="accept")
    assert read_counts(translator, job) == {"Entwürfe geworden": 1}
    work = WorkItem.objects.get()
    assert (work.text, work.origin, work.author) == (ARABIC, Origin.IMPORT, translator.user)
    assert read_public(client) == before
    job.refresh_from_db()
    assert (job.state, bytes(job.content)) == (State.DONE, b"")


def test_taken_in_and_public(changed_guide, translator, client):
    job = send(translator, write_file(changed_guide, {NEW_HEADING: ARABIC}), release="on")
    translator.post("job", "ar", job.pk, action="accept")
    assert read_counts(translator, job) == {"Öffentlich geworden": 1}
    assert ARABIC in read_public(client)
    entry = ModelLogEntry.objects.get(action="translation.file")
    assert (entry.user, entry.data["language"], entry.data["counts"]["public"]) == (translator.user, "ar", 1)


def test_preview_tells_what_is_held_back_and_why(changed_guide, translator):
    hours = find_hours(changed_guide)
    content = write_file(changed_guide, {NEW_HEADING: ARABIC, hours.german: hours.older_translation})
    job = send(translator, content, release="on")
    soup = translator.read("job", "ar", job.pk)
    assert read_counts(translator, job) == {"Würden öffentlich": 1, "Von der Prüfschranke zurückgehalten": 1}
    reason = soup.select_one("section[aria-labelledby=refused] li").text
    assert "12" in reason and "13" in reason
    translator.post("job", "ar", job.pk, action="accept")
    assert find_hours(changed_guide).work == hours.older_translation
    assert find_hours(changed_guide).state == "changed"


def test_file_for_an_older_german_text(guide, translator, publish):
    content = write_file(guide, {HEADING: ARABIC, "Pünktlich kommen": "احضر في الموعد المحدد"}, "po")
    publish(replace(guide, HEADING, NEW_HEADING))
    job = send(translator, content, release="on")
    assert read_counts(translator, job) == {"Würden öffentlich": 1, "Für älteren deutschen Text": 1}
    assert HEADING in translator.read("job", "ar", job.pk).select_one("section[aria-labelledby=outdated]").text
    translator.post("job", "ar", job.pk, action="accept")
    assert find_segment(find_page("arzt-finden"), NEW_HEADING).state == "changed"
    assert find_segment(find_page("arzt-finden"), "Pünktlich kommen").translation == "احضر في الموعد المحدد"


def test_dropped_file_changes_nothing(changed_guide, translator):
    before = digest_database()
    job = send(translator, write_file(changed_guide, {NEW_HEADING: ARABIC}), release="on")
    response = translator.client.post(reverse("translation_desk:job", args=["ar", job.pk]), {"action": "drop"}, follow=True)
    assert "Nichts hat sich geändert" in read_messages(BeautifulSoup(response.content, "html5lib"))
    assert not DeskJob.objects.exists()
    assert digest_database() == before


def test_file_is_taken_in_once(changed_guide, translator):
    job = send(translator, write_file(changed_guide, {NEW_HEADING: ARABIC}))
    translator.post("job", "ar", job.pk, action="accept")
    WorkItem.objects.all().delete()
    translator.post("job", "ar", job.pk, action="accept")
    translator.post("job", "ar", job.pk, action="drop")
    assert not WorkItem.objects.exists() and DeskJob.objects.count() == 1


# Refused


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><xliff version="1.2"/>'
REFUSED = [
    (b"", "leer"),
    (b"\xff\xfe\x00", "UTF-8"),
    (b"Unsinn", "beschädigt oder abgeschnitten"),
    (BOMB, "Dokumenttyp-Deklaration"),
]


def assert_refused(person, content: bytes, reason: str, **data) -> None:
    before = digest_database()
    response = upload(person, content, release="on", **data)
    soup = BeautifulSoup(response.content, "html5lib")
    assert response.status_code == 422
    assert reason in soup.select_one("[role=alert]").text
    assert not DeskJob.objects.exists()
    assert digest_database() == before


@pytest.mark.parametrize(("content", "reason"), REFUSED)
def test_broken_and_hostile_files(translator, content, reason):
    assert_refused(translator, content, reason)


def test_file_of_another_language(changed_guide, translator):
    content = write_file(changed_guide, {NEW_HEADING: "Крок за кроком"}, code="uk")
    assert_refused(translator, content, "erwartet wird „ar“")


def test_cut_off_file(changed_guide, translator):
    assert_refused(translator, write_file(changed_guide, {NEW_HEADING: ARABIC})[:-20], "abgeschnitten")


def test_injected_program(changed_guide, translator):
    content = write_file(changed_guide, {NEW_HEADING: ARABIC}).replace(ARABIC.encode(), b"&lt;script&gt;alert(1)&lt;/script&gt;")
    assert_refused(translator, content, "Programmtext")


def test_file_too_large(translator):
    assert_refused(translator, b" " * (MAX_BYTES + 1), "größer als 20 MB")


def test_no_file(translator):
    response = translator.post("exchange", "ar", release="on")
    assert response.status_code == 422 and "Bitte eine Datei auswählen." in response.content.decode()


def test_title_too_long_refuses_the_whole_file(changed_guide, translator):
    content = write_file(changed_guide, {NEW_HEADING: ARABIC, "Eine Praxis finden": "ن" * 300})
    before = digest_database()
    job = send(translator, content, release="on")
    soup = translator.read("job", "ar", job.pk)
    assert job.state == State.FAILED and "300 Zeichen" in soup.select_one("[role=alert]").text
    translator.post("job", "ar", job.pk, action="accept")
    assert digest_database() == before


def test_what_came_up_since_the_check_refuses_the_whole_file(changed_guide, translator, monkeypatch):
    job = send(translator, write_file(changed_guide, {NEW_HEADING: ARABIC}), release="on")
    before = digest_database()
    DeskJob.objects.update(content=write_file(changed_guide, {NEW_HEADING: ARABIC, "Eine Praxis finden": "ن" * 300}))
    translator.post("job", "ar", job.pk, action="accept")
    job.refresh_from_db()
    assert (job.state, job.report["counts"]["public"]) == (State.FAILED, 0)
    assert digest_database() == before


# Large files


@pytest.fixture
def queue(monkeypatch):
    """The jobs that were handed to the worker, which does not come before it is called."""
    waiting = []
    monkeypatch.setattr(carrying, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(type(carrying.carry_out), "enqueue", lambda task, *args: waiting.append(args))
    return waiting


def test_large_file_is_left_to_the_worker(changed_guide, translator, queue):
    content = translator.get("export", "ar", scope="language", format="xliff12").content
    job = send(translator, content)
    response = translator.get("job", "ar", job.pk)
    soup = BeautifulSoup(response.content, "html5lib")
    assert (response.headers["Refresh"], soup.progress["value"], soup.progress["max"]) == ("3", "0", str(job.total))
    assert job.total > 15 and queue == [(job.pk,)]
    carrying.carry_out.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == (State.CHECKED, job.total)
    assert "Refresh" not in translator.get("job", "ar", job.pk).headers


def test_job_gives_way_and_goes_on(changed_guide, translator, queue, monkeypatch):
    monkeypatch.setattr(carrying, "SECONDS_AT_A_STRETCH", -1)
    job = send(translator, translator.get("export", "ar", scope=f"branch:{find_page('gesundheit').translation_key}", format="po").content)
    for number in range(1, job.total + 1):
        carrying.carry_out.call(*queue.pop())
        job.refresh_from_db()
        assert job.done == number
    assert job.state == State.CHECKED and not queue


def test_killed_worker_s_job_goes_on(changed_guide, translator, queue, monkeypatch):
    wohnung = find_page("hilfe-bei-gewalt")
    (lead,) = [one.german for one in collect_units(Scope.of_page(wohnung.page_ptr), find_locale("ar")) if one.name.path == "lead"]
    units = [
        *collect_units(Scope.of_page(changed_guide.page_ptr), find_locale("ar")),
        *collect_units(Scope.of_page(wohnung.page_ptr), find_locale("ar")),
    ]
    texts = {NEW_HEADING: ARABIC, lead: "توجد مساعدة"}
    content = export(
        [one._replace(text=texts[one.german], is_finished=True) for one in units if one.german in texts],
        format="xliff21", source_code="de", target_code="ar",
    )  # fmt: skip
    job = send(translator, content, release="on")
    carrying.carry_out.call(job.pk)
    translator.post("job", "ar", job.pk, action="accept")
    real, calls = carrying.add_part, []

    def die_at_the_second(*args, **kwargs):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*args, **kwargs)

    monkeypatch.setattr(carrying, "add_part", die_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        carrying.carry_out.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == (State.WORKING, 1)
    monkeypatch.setattr(carrying, "add_part", real)
    carrying.carry_out.call(job.pk)
    job.refresh_from_db()
    assert (job.state, job.report["counts"]["public"]) == (State.DONE, 2)
    assert find_segment(changed_guide, NEW_HEADING).translation == ARABIC
    assert find_segment(wohnung, lead).translation == "توجد مساعدة"
