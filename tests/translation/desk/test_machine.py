"""Machine translation at the desk: off, what it costs, a yes, what came of it. The engine is a server of the test."""

import threading
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from facts.models import Term
from news.models import NewsPage
from tests.translation.desk.conftest import NEW_HEADING, Person, find_hours, find_segment, read_messages, read_public
from tests.translation.edits import find_locale, find_page, replace
from tests.translation.engines.server import EngineServer, Reply
from translation import machine
from translation.desk import selection
from translation.desk.carrying import order_machine
from translation.jobs import DeskJob
from translation.models import Origin, ProtectedName, WorkItem
from translation.segments import get_fact_key, load_fact_segments, save_work


@pytest.fixture
def engine(settings):
    """An engine for Arabic and one for Ukrainian that answer "اختبار" to every text, with its tags and figures as they were."""
    machine.load_configuration.cache_clear()
    with EngineServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        settings.MACHINE_TRANSLATION = {
            "engines": "ar=deepl,uk=libretranslate", "deepl_url": server.url, "deepl_key": "key:fx", "deepl_glossaries": "",
            "libretranslate_url": server.url, "libretranslate_key": "",
        }  # fmt: skip
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()
    machine.load_configuration.cache_clear()


def order(person, page, *, code="ar", characters="", segment=""):
    """Confirm what the screen shows for a page, or an amount of one's own."""
    query = {"document": page.translation_key, **({"segment": segment} if segment else {})}
    soup = person.read("machine", code, **query)
    data = {one["name"]: one["value"] for one in soup.select(".desk form input") if one["name"] != "csrfmiddlewaretoken"}
    return person.post("machine", code, **{**data, **({"characters": characters} if characters else {})})


def read_job(person, code="ar"):
    job = DeskJob.objects.get()
    return job, person.read("job", code, job.pk)


def read_counts(soup) -> dict[str, str]:
    return {one.dt.text: one.dd.text for one in soup.select(".desk-counts div")}


def test_off_until_configured(changed_guide, editor):
    soup = editor.read("machine", "ar")
    assert "ist keine Maschine eingerichtet" in soup.select_one(".desk h2").text
    assert "MACHINE_TRANSLATION=ar=deepl" in soup.text
    assert not soup.select(".desk form")
    editor.post("machine", "ar", characters="9999")
    assert not DeskJob.objects.exists()


def test_off_for_a_language_without_an_engine(changed_guide, editor, engine):
    assert "Für Englisch ist keine Maschine eingerichtet" in editor.read("machine", "en").select_one(".desk h2").text


def test_cost_is_shown_before_anything_is_sent(changed_guide, editor, engine):
    soup = editor.read("machine", "ar", document=changed_guide.translation_key)
    counts = read_counts(soup)
    german = [NEW_HEADING, find_hours(changed_guide).german]
    assert counts["Maschine"] == "DeepL" and counts["Abschnitte"] == "2"
    shown = int(counts["Zeichen, die berechnet werden, etwa"])
    assert len(NEW_HEADING) < shown <= sum(map(len, german)) + 20
    assert f"{shown} Zeichen ausgeben" in soup.select_one("button.button").text
    assert engine.received == [] and not DeskJob.objects.exists()


def test_page(changed_guide, editor, engine, client):
    before = read_public(client)
    order(editor, changed_guide)
    job, soup = read_job(editor)
    assert job.state == DeskJob.State.DONE
    assert [one.path for one in engine.received] == ["/v2/translate"]
    assert sorted(WorkItem.objects.values_list("origin", "tool_name")) == [(Origin.MACHINE, "deepl")] * 2
    assert read_public(client) == before
    assert "Nichts davon ist öffentlich" in soup.text


def test_gate_judges_what_returns(changed_guide, editor, engine):
    """The server of the test answers in capitals: the wrong script for Arabic."""
    order(editor, changed_guide)
    _job, soup = read_job(editor)
    assert read_counts(soup)["Entwürfe mit Beanstandung"] == "2"
    assert soup.select("section[aria-labelledby=refused] .desk-findings li")
    sheet = editor.read("translate_page", "ar", changed_guide.translation_key)
    assert sheet.select(".desk-findings li")


def test_machine_text_is_marked_as_such(changed_guide, editor, engine):
    order(editor, changed_guide)
    translator = Person("uebersetzung-ar")
    marks = [one.text for one in translator.read("translate_page", "ar", changed_guide.translation_key).select(".desk-state--work")]
    assert marks == ["Entwurf, maschinell"] * 2


def test_released_as_it_is_readers_are_told(changed_guide, editor, engine, client):
    engine.replies.append(Reply(change=lambda text: "خطوة بخطوة" if "SCHRITT" in text else text))
    order(editor, changed_guide)
    segment = find_segment(changed_guide, NEW_HEADING)
    Person("uebersetzung-ar").send(changed_guide, f"release|{segment.key}", {segment.key: segment.work})
    row = StringTranslation.objects.get(locale=find_locale("ar"), translation_of__data=NEW_HEADING)
    assert (row.data, row.translation_type) == ("خطوة بخطوة", StringTranslation.TRANSLATION_TYPE_MACHINE)
    assert changed_guide.get_translation(find_locale("ar")).translation_record.is_machine_made


def test_one_segment(changed_guide, editor, engine):
    order(editor, changed_guide, segment=find_segment(changed_guide, NEW_HEADING).key)
    assert WorkItem.objects.get().source_text == NEW_HEADING
    assert len(engine.received[0].body["text"]) == 1


def test_fact(editor, engine):
    key = next(get_fact_key(one) for one in Term.objects.all() if load_fact_segments(one, find_locale("uk"))[0].state == "missing")
    soup = editor.read("machine", "uk", document=key)
    data = {one["name"]: one["value"] for one in soup.select(".desk form input")}
    editor.post("machine", "uk", **data)
    assert {one.source_key for one in WorkItem.objects.all()} == {key}
    assert all("&amp;" not in one.text for one in WorkItem.objects.all())


def test_all_that_is_open_most_needed_first(changed_guide, editor, engine, monkeypatch):
    monkeypatch.setattr(selection, "MOST_DOCUMENTS", 1)
    soup = editor.read("machine", "ar")
    assert read_counts(soup)["Seiten und Angaben"] == "1"
    data = {one["name"]: one["value"] for one in soup.select(".desk form input")}
    editor.post("machine", "ar", **data)
    job, _soup = read_job(editor)
    assert (job.title, job.total) == ("Alles Offene", 1)


def test_more_than_was_agreed_asks_again(changed_guide, editor, engine):
    response = order(editor, changed_guide, characters="3")
    soup = BeautifulSoup(response.content, "html5lib")
    assert "Bitte noch einmal bestätigen" in read_messages(soup)
    assert engine.received == [] and not DeskJob.objects.exists()


@pytest.mark.parametrize("characters", ["", "viele", "-5"])
def test_no_order_without_an_amount(changed_guide, editor, engine, characters):
    editor.post("machine", "ar", document=changed_guide.translation_key, characters=characters)
    assert engine.received == [] and not DeskJob.objects.exists()


def test_somebody_s_work_is_left_alone(changed_guide, editor, engine):
    save_work(find_segment(changed_guide, NEW_HEADING), find_locale("ar"), "نص")
    order(editor, changed_guide)
    assert find_segment(changed_guide, NEW_HEADING).work == "نص"
    assert len(engine.received[0].body["text"]) == 1
    assert "nichts maschinell zu übersetzen" in editor.read("machine", "ar", document=changed_guide.translation_key).text


def test_unknown_page(editor, engine):
    for key in ("00000000-0000-0000-0000-000000000000", "nonsense", "facts/topic/nothing"):
        assert editor.get("machine", "ar", document=key).status_code == 404


FAILURES = [
    (Reply(status=456), "Das Zeichenkontingent bei DeepL ist aufgebraucht."),
    (Reply(status=403), "DeepL lehnt den Zugangsschlüssel ab."),
    (Reply(status=400), "DeepL nimmt den Auftrag nicht an."),
    (Reply(status=429, headers={"Retry-After": "3600"}), "DeepL ist zurzeit überlastet."),
    (Reply(status=503, headers={"Retry-After": "3600"}), "DeepL ist zurzeit nicht erreichbar oder gestört."),
    (Reply(content=b"{"), "DeepL hat eine unbrauchbare Antwort geschickt"),
]


@pytest.mark.parametrize(("reply", "sentence"), FAILURES)
def test_failures_in_plain_words(changed_guide, editor, engine, reply, sentence):
    engine.always = reply
    order(editor, changed_guide)
    job, soup = read_job(editor)
    assert job.state == DeskJob.State.FAILED
    assert sentence in soup.select_one("[role=alert]").text
    assert not WorkItem.objects.exists()


def test_what_was_paid_for_is_kept(changed_guide, editor, engine, monkeypatch):
    monkeypatch.setattr("translation.engines.contract.MOST_TEXTS", 1)
    engine.replies.extend([Reply(), Reply(status=456)])
    order(editor, changed_guide)
    job, soup = read_job(editor)
    assert job.state == DeskJob.State.FAILED and "aufgebraucht" in soup.text
    assert WorkItem.objects.count() == 1


def test_protected_names_never_leave(changed_guide, editor, engine):
    ProtectedName.objects.create(name="Schritt")
    order(editor, changed_guide)
    assert b"Schritt" not in engine.received[0].content.replace(b'translate="no">Schritt<', b"")


def test_links_lead_here_only_with_the_right(changed_guide, editor, translator):
    address = reverse("translation_desk:machine", args=["ar"])
    for person, count in ((editor, 3), (translator, 0)):
        soup = person.read("translate_page", "ar", changed_guide.translation_key)
        assert len(soup.select(f'a[href^="{address}"]')) == count
        assert bool(person.read("queue", "ar").select(f'a[href="{address}"]')) is bool(count)
    link = editor.read("translate_page", "ar", changed_guide.translation_key).select(f'.desk-sheet a[href^="{address}"]')[0]
    assert "segment=" in link["href"]


# Under embargo


@pytest.fixture
def held_release(publish):
    """A release with a changed sentence, under an embargo of a day."""
    publish(replace(find_page("kongress-der-probe"), "Viele Menschen kamen in den Saal.", "Geheim bleibt, wer in den Saal kam."))
    release = find_page("kongress-der-probe")
    NewsPage.objects.filter(translation_key=release.translation_key).update(embargo_until=timezone.now() + timedelta(days=1))
    return release


def send_all(person, code="ar"):
    """Order all that the screen offers and return what it said before."""
    soup = person.read("machine", code)
    person.post("machine", code, **{one["name"]: one["value"] for one in soup.select(".desk form input")})
    return soup


def test_release_under_embargo_is_left_out_and_not_counted(held_release, changed_guide, editor, engine):
    soup = send_all(editor)
    assert "Eine Seite unter Sperrfrist ist nicht dabei. Ihr Text geht erst danach an DeepL." in soup.text
    assert "MACHINE_TRANSLATION_OWN=deepl" in soup.text
    assert read_counts(soup)["Abschnitte"] == "2"
    assert engine.received and not any(b"Geheim" in one.content for one in engine.received)
    NewsPage.objects.update(embargo_until=timezone.now() - timedelta(minutes=1))
    assert "Sperrfrist" not in editor.read("machine", "ar").text


def test_release_under_embargo_cannot_be_sent_alone(held_release, editor, engine):
    soup = editor.read("machine", "ar", document=held_release.translation_key)
    assert "Diese Seite steht unter Sperrfrist." in soup.text and not soup.select(".desk form")
    order(editor, held_release, characters="99999")
    # Ordered while it was public, carried out under the embargo.
    order_machine([str(held_release.translation_key)], find_locale("ar"), editor.user, title="Meldung")
    _job, soup = read_job(editor)
    assert machine.HELD_REASON in soup.text
    assert engine.received == [] and not WorkItem.objects.exists()


def test_engine_of_ones_own_may_see_it(held_release, editor, engine, settings):
    settings.MACHINE_TRANSLATION = {**settings.MACHINE_TRANSLATION, "own_engines": "libretranslate"}
    machine.load_configuration.cache_clear()
    assert "Sperrfrist" not in send_all(editor, "uk").text
    assert any(b"Geheim" in one.content for one in engine.received)
    assert "Sperrfrist" in editor.read("machine", "ar").text
