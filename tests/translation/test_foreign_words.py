"""Words marked as being in another language on their way through translation: gate, tools of translators, machines, a later mark."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from core.foreign_words.stored import write_mark
from core.models import TranslationRecord
from tests.translation.edits import find_locale, find_page, replace
from translation import machine
from translation.exchange import FORMATS, Scope, apply, collect_units, export, read
from translation.foreign_words import adapt, find_marked_words
from translation.segments import load_page_segments, release_page

WORDS = "Case Management"
GERMAN = f'Beim <a id="a1">{WORDS}</a> hilft ein Mensch.'
LINKED = f'Beim <a id="a1">{WORDS}</a> hilft <a id="a2">ein Mensch</a>.'
PLAIN = f"Beim {WORDS} hilft ein Mensch."
MARKS = {"a1": "en"}

# A mark that comes or goes


@pytest.mark.parametrize(
    ("translation", "before", "after", "adapted"),
    [
        # The mark is new: set where the same words stand once, else left out.
        (f"{WORDS}’ta bir insan yardım eder.", PLAIN, GERMAN, f'<a id="a1">{WORDS}</a>’ta bir insan yardım eder.'),
        ("Vaka yönetiminde bir insan yardım eder.", PLAIN, GERMAN, "Vaka yönetiminde bir insan yardım eder."),
        (f"{WORDS}, {WORDS}.", PLAIN, GERMAN, f"{WORDS}, {WORDS}."),
        # A link behind it is called otherwise from then on.
        (
            f'In {WORDS} helps <a id="a1">a person</a>.', f'Beim {WORDS} hilft <a id="a1">ein Mensch</a>.', LINKED,
            f'In <a id="a1">{WORDS}</a> helps <a id="a2">a person</a>.',
        ),
        # The mark is gone.
        (f'<a id="a1">{WORDS}</a> helps.', GERMAN, PLAIN, f"{WORDS} helps."),
        (
            f'In <a id="a1">{WORDS}</a> helps <a id="a2">a person</a>.', LINKED, f'Beim {WORDS} hilft <a id="a1">ein Mensch</a>.',
            f'In {WORDS} helps <a id="a1">a person</a>.',
        ),
        # The mark is around other words than before.
        (
            f'<a id="a1">{WORDS}</a> helps.', GERMAN, 'Beim <a id="a1">Case</a> Management hilft ein Mensch.',
            '<a id="a1">Case</a> Management helps.',
        ),
        # In place of a link.
        ('<a id="a1">Ведення</a> допомагає.', GERMAN, GERMAN, "Ведення допомагає."),
        # A word of the text has changed, or a link has come.
        ("Something else.", PLAIN, GERMAN.replace("ein Mensch", "jemand"), None),
        (f"{WORDS} helps.", PLAIN, LINKED, None),
    ],
)  # fmt: skip
def test_translation_follows_the_mark(translation, before, after, adapted):
    marks = {} if after in (PLAIN, f'Beim {WORDS} hilft <a id="a1">ein Mensch</a>.') else MARKS
    assert adapt(translation, before, after, marks) == adapted


def test_link_that_came_is_no_mark():
    assert adapt("A person helps.", PLAIN, GERMAN, {}) is None


def test_marked_words_are_plain_text():
    assert find_marked_words('<a id="a1">Work &amp; <b>Travel</b></a> <a id="a2">x</a>', MARKS) == ["Work & Travel"]


NEW = "Das Case Management hilft in jeder Praxis und fragt nach dem Termin."
TRANSLATIONS = {"en": "Case Management helps in every practice and asks for the appointment.", "uk": "Допомагає ведення випадку."}


@pytest.fixture
def sentence(guide, publish):
    """A guide with one more paragraph, translated into English (with its English words) and Ukrainian (without)."""
    body = list(guide.body.raw_data)
    guide.body = guide.body.stream_block.to_python(
        [*body, {"type": "text", "value": f"<p>{NEW}</p>", "id": "0c8c5f0e-0000-4000-8000-00000000f00d"}]
    )
    publish(guide)
    for code, text in TRANSLATIONS.items():
        assert release_page(guide, find_locale(code), {find_segment(code).key: text}).refused == []
    return guide


def find_segment(code: str):
    segments = load_page_segments(find_page("arzt-finden"), find_locale(code))
    return next(one for one in segments if "hilft in jeder Praxis" in one.german)


def test_mark_puts_no_translation_out_of_date(sentence, publish, client):
    publish(replace(find_page("arzt-finden"), "Das Case Management", "Das " + write_mark("en", WORDS).replace('"', '\\"')))
    assert (find_segment("uk").state, find_segment("uk").translation) == ("current", TRANSLATIONS["uk"])
    assert find_segment("en").translation == f'<a id="a1">{WORDS}</a>' + TRANSLATIONS["en"].removeprefix(WORDS)
    assert not any(
        "hilft in jeder" in str(one.pending) for one in TranslationRecord.objects.all() if one.page.locale.language_code in TRANSLATIONS
    )
    assert f'Das <span lang="en">{WORDS}</span> hilft' in read_page(client, "de")
    assert TRANSLATIONS["en"] in read_page(client, "en")
    assert TRANSLATIONS["uk"] in read_page(client, "uk")


def test_page_without_a_translation_shows_the_german_paragraph_with_its_mark(sentence, publish, client):
    publish(replace(find_page("arzt-finden"), "Das Case Management", "Das " + write_mark("en", WORDS).replace('"', '\\"')))
    assert f'<span lang="de" dir="ltr">Das <span lang="en">{WORDS}</span> hilft' in read_page(client, "ar")


def test_changed_word_puts_the_translation_out_of_date_as_ever(sentence, publish):
    publish(replace(find_page("arzt-finden"), "Das Case Management hilft", "Das " + write_mark("en", WORDS).replace('"', '\\"') + " nützt"))
    segments = load_page_segments(find_page("arzt-finden"), find_locale("uk"))
    found = next(one for one in segments if "nützt in jeder Praxis" in one.german)
    assert (found.state, found.older_translation) == ("changed", TRANSLATIONS["uk"])


def read_page(client, code: str) -> str:
    return client.get(f"/{code}/neu-hier/gesundheit/arzt-finden/").content.decode()


@pytest.fixture
def marked(guide, publish):
    """A guide with one more paragraph, with a mark, that nobody has translated yet."""
    html = f"<p>{NEW}</p>".replace(WORDS, write_mark("en", WORDS))
    guide.body = guide.body.stream_block.to_python(
        [*guide.body.raw_data, {"type": "text", "value": html, "id": "0c8c5f0e-0000-4000-8000-00000000f00d"}]
    )
    publish(guide)
    return guide


@pytest.mark.parametrize("text", ["Допомагає ведення випадку.", f'Допомагає ведення випадку (<a id="a1">{WORDS}</a>).'])
def test_gate_lets_a_translator_keep_the_mark_or_leave_it_out(marked, client, text):
    assert find_segment("uk").foreign_words == (("a1", "en"),)
    assert release_page(marked, find_locale("uk"), {find_segment("uk").key: text}).refused == []
    assert text.replace('<a id="a1">', '<span lang="en">').replace("</a>", "</span>") in read_page(client, "uk")


def test_translators_are_told_what_the_link_is(marked, client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("chefin", "chefin@beispiel.example", "x"))
    html = client.get(reverse("translation_desk:translate_page", args=["uk", marked.translation_key])).content.decode()
    assert '&lt;a id="a1"&gt;</code> sagt nur, dass die Wörter Englisch sind: wer sie übersetzt, lässt es weg.' in html


def test_gate_refuses_a_mark_around_other_words(marked):
    refused = release_page(marked, find_locale("uk"), {find_segment("uk").key: 'Допомагає <a id="a1">ведення випадку</a>.'}).refused
    assert [(one.kind.name, one.source, one.target) for one in refused[0].findings] == [("FOREIGN", WORDS, "ведення випадку")]


@pytest.mark.parametrize("format", FORMATS)
def test_mark_comes_back_from_translators_tools(marked, client, format):
    locale, text = find_locale("uk"), f'Допомагає <a id="a1">{WORDS}</a>.'
    content = export(collect_units(Scope.of_page(marked), locale), format=format, source_code="de", target_code="uk")
    incoming = read(content, format=format, target_code="uk")
    report = apply([one._replace(text=text, is_finished=True) for one in incoming if WORDS in one.source], locale, None, release=True)
    assert report.released == 1
    assert f'Допомагає <span lang="en">{WORDS}</span>.' in read_page(client, "uk")


def test_machine_leaves_marked_words_alone(marked, monkeypatch):
    seen = {}
    monkeypatch.setattr(machine, "load_configuration", lambda: None)
    monkeypatch.setattr(machine, "build_engine", lambda configuration, code, protected_names: seen.update(names=protected_names))
    machine.get_engine(find_locale("uk"), load_page_segments(marked, find_locale("uk")))
    assert WORDS in seen["names"]


def test_language_of_a_mark_may_change_without_a_word_to_translators(marked, publish, client):
    release_page(marked, find_locale("uk"), {find_segment("uk").key: f'Допомагає <a id="a1">{WORDS}</a>.'})
    count = StringTranslation.objects.count()
    publish(replace(find_page("arzt-finden"), 'lang=\\"en\\"', 'lang=\\"nl\\"'))
    assert StringTranslation.objects.count() == count
    assert f'Допомагає <span lang="nl">{WORDS}</span>.' in read_page(client, "uk")
