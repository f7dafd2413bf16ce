"""Checks by a person: set, withdrawn, refused for what is not complete, gone when the text changes."""

import pytest

from core.models import TranslationRecord
from tests.translation.desk.conftest import HEADING, find_segment, read_messages
from tests.translation.edits import find_locale, find_page


def get_record(code: str = "ar") -> TranslationRecord:
    return TranslationRecord.objects.get(page_id=find_page("arzt-finden", code).pk)


def check(person, page, action: str = "check", **data):
    return person.post("check", "ar", page.translation_key, action=action, **data)


def test_reviewer_checks_and_withdraws(guide, reviewer, client):
    check(reviewer, guide)
    assert get_record().checked_at
    assert get_record("uk").checked_at is None
    soup = reviewer.read("translate_page", "ar", guide.translation_key)
    assert "Geprüft von einer Person am" in soup.text
    check(reviewer, guide, "withdraw")
    assert get_record().checked_at is None


def test_incomplete_page_cannot_be_checked(changed_guide, reviewer):
    response = check(reviewer, changed_guide)
    soup = reviewer.read("translate_page", "ar", changed_guide.translation_key)
    assert response.status_code == 302
    assert "2 Abschnitte sind nicht übersetzt oder veraltet" in read_messages(soup)
    assert get_record().checked_at is None


def test_check_falls_away_with_the_text(guide, reviewer, translator):
    check(reviewer, guide)
    translator.send(guide, "release", {find_segment(guide, HEADING).key: "عنوان آخر"})
    assert get_record().checked_at is None


def test_list(guide, reviewer):
    check(reviewer, guide, next="list")
    soup = reviewer.read("review", "ar")
    row = next(one for one in soup.select("tbody tr") if "Eine Praxis finden" in one.text)
    assert row.select_one("time") and "Zurücknehmen" in row.text
    unchecked = reviewer.read("review", "ar", state="unchecked")
    assert "Eine Praxis finden" not in unchecked.select_one("tbody").text


def test_list_offers_no_check_of_what_is_incomplete(changed_guide, reviewer):
    row = next(one for one in reviewer.read("review", "ar").select("tbody tr") if "Eine Praxis finden" in one.text)
    assert "2 Abschnitte offen" in row.text and not row.select("button")


def test_queries_of_the_list(guide, reviewer, django_assert_max_num_queries):
    reviewer.read("review", "ar")
    with django_assert_max_num_queries(25):
        reviewer.read("review", "ar")


@pytest.mark.parametrize("name", ["translator", "editor"])
def test_only_reviewers_check(guide, request, name):
    person = request.getfixturevalue(name)
    assert check(person, guide).status_code == 403
    assert person.get("review", "ar").status_code == 403
    assert get_record().checked_at is None


def test_reviewers_read_every_language_and_write_none(guide, reviewer):
    soup = reviewer.read("translate_page", "ar", guide.translation_key, show="all")
    assert all(one.has_attr("readonly") for one in soup.select("textarea"))
    segment = find_segment(guide, HEADING)
    data = {"action": "release", f"text:{segment.key}": "عنوان", f"digest:{segment.key}": segment.digest}
    assert reviewer.post("translate_page", "ar", guide.translation_key, **data).status_code == 403
    assert find_segment(guide, HEADING).translation == segment.translation


def test_a_page_without_translation_cannot_be_checked(reviewer):
    page = find_page("wohnung-suchen")
    assert page.get_translation_or_none(find_locale("uk")) is None
    assert reviewer.post("check", "uk", page.translation_key, action="check").status_code == 404
