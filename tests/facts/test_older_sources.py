"""The German text that a translation was made from is remembered for as long as it differs, and no longer."""

import pytest

from facts.models import ContactPoint, Term, Topic


@pytest.fixture
def topic(db) -> Topic:
    return Topic.objects.get(key="wohnen")


def rename(topic: Topic, **columns) -> Topic:
    for name, text in columns.items():
        setattr(topic, name, text)
    topic.save()
    return Topic.objects.get(pk=topic.pk)


def test_nothing_is_kept_while_all_is_current(topic):
    assert topic.older_sources == {}
    assert topic.get_older_source("name", "en") == ""


def test_text_that_translations_were_made_from(topic):
    topic = rename(topic, name_de="Wohnung")
    assert {topic.get_older_source("name", code) for code in ("en", "ar", "uk", "de-simple")} == {"Wohnen"}
    assert len(topic.older_sources) == 1, "one text, however many languages have it"


def test_each_language_has_its_own(topic):
    topic = rename(topic, name_de="Wohnung")
    topic = rename(topic, name_en="Flat")
    topic = rename(topic, name_de="Wohnungen")
    assert (topic.get_older_source("name", "en"), topic.get_older_source("name", "ar")) == ("Wohnung", "Wohnen")


def test_memory_is_bounded(topic):
    for number in range(40):
        topic = rename(topic, name_de=f"Wohnung {number}", description_de=f"Satz {number}")
    assert sorted(topic.older_sources.values()) == sorted(["Wohnen", topic.get_older_source("description", "en")])


def test_german_that_comes_back_makes_translations_current(topic):
    topic = rename(topic, name_de="Wohnung")
    topic = rename(topic, name_de="Wohnen")
    assert topic.older_sources == {}
    assert topic.localise("name", "ar").language_code == "ar"


def test_emptied_translations_are_forgotten(topic):
    topic = rename(topic, name_de="Wohnung")
    topic = rename(topic, **{f"name_{code}": "" for code in ("en", "ar", "uk", "de_simple")})
    assert topic.older_sources == {}


def test_earlier_state_brought_back_is_as_old_as_it_was(topic):
    """The translation of a stale state must not become current only because it is written again."""
    topic = rename(topic, name_de="Wohnung")
    stale = topic.save_revision()
    topic = rename(topic, name_en="Flat")
    assert topic.localise("name", "en").language_code == "en"
    topic.revisions.get(pk=stale.pk).as_object().save()
    topic = Topic.objects.get(pk=topic.pk)
    assert topic.name_en == "In English: Wohnen"
    assert topic.localise("name", "en").is_changed
    assert topic.get_older_source("name", "en") == "Wohnen"


def test_copy_with_another_german_text_is_not_translated_by_the_first(db):
    term = Term.objects.get(key="termin")
    copied = Term.objects.get(key="termin")
    copied.pk = copied.id = None
    copied._state.adding = True
    copied.key, copied.explanation_de = "anders", "Ganz etwas anderes."
    copied.save()
    assert copied.localise("explanation", "ar").is_changed
    assert not term.localise("explanation", "ar").is_changed


def test_row_that_is_written_past_save_is_remembered_as_far_as_it_goes(db):
    ContactPoint.objects.filter(key="polizei-110").update(name_de="Andere Polizei")
    contact = ContactPoint.objects.get(key="polizei-110")
    assert contact.localise("name", "ar").is_changed
    assert contact.get_older_source("name", "ar") == ""
