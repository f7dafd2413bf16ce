"""One row for all languages: what stands in for a missing translation, what a translation was made from, history and undo."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from facts.models import ContactPoint, Indicator, IndicatorValue, Measure, SiteText, Term, Topic
from facts.models.translated import digest_text
from facts.wagtail_hooks import build_language_tabs


@pytest.fixture
def topic(db) -> Topic:
    return Topic.objects.get(key="wohnen")


@pytest.fixture
def contact(db) -> ContactPoint:
    return ContactPoint.objects.get(key="beratung-solingen")


def test_text_in_the_language_of_the_reader(topic):
    assert topic.localise("name", "en") == ("In English: Wohnen", "en", False)


def test_missing_translation_is_german_and_says_so(topic):
    assert topic.localise("name", "tr") == ("Wohnen", "de", False)


def test_language_is_that_of_the_surroundings(topic):
    with translation.override("ar"):
        assert topic.localise("name").language_code == "ar"


def test_field_that_is_empty_in_every_language_is_empty_german():
    assert Topic(key="leer").localise("description", "ar") == ("", "de", False)


def test_translation_of_an_older_text_gives_way_to_the_german_one(topic):
    topic.name_de = "Wohnung"
    topic.save()
    assert topic.localise("name", "en") == ("Wohnung", "de", True)
    assert topic.localise("description", "en").language_code == "en"


def test_digest_remembers_the_german_text(topic):
    assert topic.source_digests["name.en"] == digest_text("Wohnen")
    assert "name.tr" not in topic.source_digests


def test_changed_german_text_leaves_the_digests_of_its_translations(topic):
    topic.name_de = "Wohnung"
    topic.save()
    assert {topic.source_digests[f"name.{code}"] for code in ("en", "ar", "uk", "de-simple")} == {digest_text("Wohnen")}


def test_changed_translation_renews_its_own_digest_only(topic):
    topic.name_de = "Wohnung"
    topic.name_en = "Flat"
    topic.save()
    assert topic.source_digests["name.en"] == digest_text("Wohnung")
    assert topic.source_digests["name.ar"] == digest_text("Wohnen")
    assert topic.source_digests["description.en"] == digest_text(topic.description_de)


def test_emptied_translation_forgets_its_digest(topic):
    topic.name_en = ""
    topic.save()
    assert "name.en" not in topic.source_digests


def test_saving_without_a_change_changes_no_digest(topic):
    before = dict(topic.source_digests)
    topic.save()
    assert topic.source_digests == before


def test_earlier_state_can_be_brought_back(contact):
    first = contact.save_revision()
    contact.phone = "0211 111"
    contact.save()
    contact.save_revision()
    reverted = first.as_object()
    reverted.save()
    assert ContactPoint.objects.get(pk=contact.pk).phone == "+49 212 000 000"
    assert contact.revisions.count() == 2


def test_history_keeps_topics_and_all_languages(contact):
    earlier = contact.save_revision().as_object()
    assert [one.key for one in earlier.topics.all()] == ["gesundheit", "wohnen"]
    assert earlier.name_uk == contact.name_uk


def test_history_keeps_the_numbers_of_an_indicator(db):
    indicator = Indicator.objects.get(key="quote")
    earlier = indicator.save_revision().as_object()
    assert [one.year for one in earlier.values.all()] == [2018, 2020, 2022]


def test_changed_number_reaches_every_language_at_once(client, contact):
    contact.phone = "0212 999"
    contact.save()
    pages = [client.get(f"/{code}/hilfe-finden/").content.decode() for code in ("de", "en", "ar", "uk")]
    assert all('href="tel:0212999"' in page for page in pages)


@pytest.mark.parametrize(
    ("fact", "field", "message"),
    [
        (lambda: ContactPoint(key="a", name="A", phone="anrufen"), "phone", "Nur Ziffern, Leerzeichen und"),
        (
            lambda: Measure(key="a", title="A", description="A", status="running", start_year=2024, end_year=2020),
            "end_year",
            "Das Ende liegt vor dem Beginn.",
        ),
        (lambda: Measure(key="a", title="A", description="A", status="running", start_year=1066), "start_year", "1950"),
        (lambda: Term(key="anmeldung", german="Anmeldung", explanation="x"), "key", "existiert bereits"),
        (lambda: Indicator(key="a", name="A", unit_code="percent", decimals=9, source_publisher="A"), "decimals", "3"),
    ],
)
def test_wrong_entry_is_refused_in_german(db, fact, field, message):
    with translation.override("de"), pytest.raises(ValidationError) as caught:
        fact().full_clean(exclude=["topics"])
    assert message in " ".join(caught.value.message_dict[field])


def test_texts_of_the_site_exist_once(db):
    with pytest.raises(ValidationError, match="nur einmal"):
        SiteText(key="second", name="Zweite").full_clean()


def test_german_text_is_required(db):
    with translation.override("de"), pytest.raises(ValidationError) as caught:
        Topic(key="neu", icon="work", name_en="Work").full_clean()
    assert set(caught.value.message_dict) & {"name", "name_de"}


def test_one_number_a_year(db):
    indicator = Indicator.objects.get(key="quote")
    with pytest.raises(ValidationError):
        IndicatorValue(indicator=indicator, year=2018, value=1).full_clean()


@pytest.mark.parametrize(("phone", "dialled"), [("+49 (212) 0-10", "+49212010"), ("116 117", "116117"), ("", "")])
def test_number_to_dial(phone, dialled):
    assert ContactPoint(phone=phone).dial_number == dialled


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"street": "Weg 1", "postcode": "42651", "city": "Solingen"}, "Weg 1, 42651 Solingen"),
        ({"city": "Solingen"}, "Solingen"),
        ({"street": "Weg 1"}, "Weg 1"),
        ({}, ""),
    ],
)
def test_postal_line(fields, line):
    assert ContactPoint(**fields).postal_line == line


def test_form_has_a_tab_for_every_language_german_first(settings):
    headings = [tab.heading for tab in build_language_tabs(Topic, []).children]
    assert headings == ["Für alle Sprachen", *(language.german_name for language in settings.SITE_LANGUAGES)]


@pytest.mark.parametrize(
    ("years", "period"), [((2020, 2024), "2020–2024"), ((2025, 2025), "2025"), ((2016, None), "2016"), ((None, None), "")]
)
def test_period_of_a_measure(years, period):
    assert Measure(start_year=years[0], end_year=years[1]).period == period
