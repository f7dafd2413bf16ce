"""A translation that its column cannot hold is refused in words, whichever way it comes; PostgreSQL would end in a DataError."""

import pytest

from facts.models import ContactPoint, Topic
from tests.translation.edits import find_locale, find_page, replace
from translation.exchange import Scope, apply, collect_units
from translation.exchange.errors import TextTooLong
from translation.exchange.unit import IncomingText
from translation.gate import Finding, Kind, explain
from translation.models import GateOverride, Origin, WorkItem
from translation.planning import digest_segment
from translation.segments import confirm_older, load_fact_segments, load_page_segments, release_fact, release_page, save_work

TITLE_LENGTH = 255


def find_title(guide):
    (segment,) = [one for one in load_page_segments(guide, find_locale("ar")) if one.path == "title"]
    return segment


def find_name(topic):
    (segment,) = [one for one in load_fact_segments(topic, find_locale("ar")) if one.path == "name"]
    return segment


def test_page(guide):
    segment = find_title(guide)
    assert segment.longest == TITLE_LENGTH
    release = release_page(guide, find_locale("ar"), {segment.key: "ن" * 256})
    (refusal,) = release.refused
    assert refusal.findings == [Finding(Kind.LENGTH, "255", "256")]
    assert explain(refusal.findings[0]) == "Die Übersetzung hat 256 Zeichen, das Feld fasst 255."
    assert find_page("arzt-finden", "ar").title == segment.translation


def test_page_to_the_last_character(guide):
    """An ampersand is one character, however it is stored; a draft may be as long as it likes."""
    text = "ن" * 254 + "&amp;"
    segment = find_title(guide)
    assert release_page(guide, find_locale("ar"), {segment.key: text}).released == 1
    assert find_page("arzt-finden", "ar").title == "ن" * 254 + "&"
    save_work(find_title(guide), find_locale("ar"), "ن" * 5000)
    assert len(WorkItem.objects.get().text) == 5000


def test_blocks_hold_any_length(guide):
    assert all(one.longest is None for one in load_page_segments(guide, find_locale("ar")) if "." in one.path)


def test_fact(db):
    topic = Topic.objects.get(key="gesundheit")
    release = release_fact(topic, find_locale("ar"), {find_name(topic).key: "ن" * 81})
    assert [one.findings for one in release.refused] == [[Finding(Kind.LENGTH, "80", "81")]]
    assert release_fact(topic, find_locale("ar"), {find_name(topic).key: "ن" * 79 + "&"}).released == 1
    assert Topic.objects.get(key="gesundheit").name_ar == "ن" * 79 + "&"


@pytest.mark.parametrize("name", [*ContactPoint.get_translated_field_names()])
def test_every_column_of_a_fact_knows_its_length(db, name):
    contact = ContactPoint.objects.exclude(**{f"{name}_de": ""}).exclude(**{f"{name}_de": None}).first()
    assert contact is not None, f"no contact point of the small site has {name}"
    (segment,) = [one for one in load_fact_segments(contact, find_locale("ar")) if one.path == name]
    assert segment.longest == ContactPoint._meta.get_field(f"{name}_ar").max_length


def test_no_reason_makes_a_text_fit(guide):
    segment = find_title(guide)
    text = "ن" * 256
    GateOverride.objects.create(
        locale=find_locale("ar"), source_digest=segment.digest, target_digest=digest_segment(text), kind=Kind.LENGTH,
        finding_digest=Finding(Kind.LENGTH, "255", "256").digest, source_text=segment.german, target_text=text, reason="Passt doch",
    )  # fmt: skip
    assert len(release_page(guide, find_locale("ar"), {segment.key: text}).refused) == 1


def test_machine(guide):
    segment = find_title(guide)
    save_work(segment, find_locale("ar"), "ن" * 300, origin=Origin.MACHINE, tool_name="DeepL")
    assert len(release_page(guide, find_locale("ar"), {segment.key: "ن" * 300}, origin=Origin.MACHINE).refused) == 1
    assert WorkItem.objects.get().text == "ن" * 300, "the draft is kept"


@pytest.mark.parametrize("is_finished", [True, False])
@pytest.mark.parametrize("key", ["title", "name"])
def test_file(guide, is_finished, key):
    scope = Scope.of_page(guide) if key == "title" else Scope([], [Topic.objects.get(key="gesundheit")])
    unit = next(one for one in collect_units(scope, find_locale("ar")) if one.name.path == key)
    with pytest.raises(TextTooLong) as caught:
        apply([IncomingText(unit.name, unit.german, "ن" * 300, is_finished)], find_locale("ar"), None, release=True)
    message = str(caught.value)
    assert f"Abschnitt „{key}“" in message and "(Arabisch)" in message and "300 Zeichen" in message
    assert not WorkItem.objects.exists()


def test_confirmation_of_an_older_text(guide, publish):
    """The column was longer once: what stands in wagtail-localize's rows may not fit any more."""
    segment = find_title(guide)
    assert release_page(guide, find_locale("ar"), {segment.key: "ن" * 200}).released == 1
    publish(replace(find_page("arzt-finden"), guide.title, f"{guide.title}!"))
    page = find_page("arzt-finden")
    page._meta.get_field("title").max_length = 150
    try:
        assert len(confirm_older(page, find_locale("ar"), [find_title(page).key]).refused) == 1
    finally:
        page._meta.get_field("title").max_length = TITLE_LENGTH
