"""Urgent notices from the phrase bank."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.notices import choose_notices, read_notices
from facts.models import Notice, NoticePhrase, NoticeSentence, Place

pytestmark = pytest.mark.django_db

GERMAN = "Am {date} ab {time} Uhr geschlossen: {place}. Noch {number} Plätze."
ARABIC = "مغلق في {date} من الساعة {time}: {place}. بقي {number} مكان."


@pytest.fixture
def phrase():
    return NoticePhrase.objects.create(key="probe", text_de=GERMAN, text_ar=ARABIC)


def make_notice(phrase, *, begins=-1, ends=1, pages=()):
    now = timezone.now()
    notice = Notice(name="Probe", starts_at=now + timedelta(hours=begins), ends_at=now + timedelta(hours=ends))
    notice.sentences = [
        NoticeSentence(phrase=phrase, date=date(2026, 7, 3), time=time(14, 30), place=Place.objects.order_by("name").first(), number=1200)
    ]
    notice.save()
    notice.pages.set(pages)
    notice.save()
    return notice


def test_values_are_written_as_the_language_writes_them(phrase):
    make_notice(phrase)
    german, arabic = (choose_notices(read_notices(), None, code)[0] for code in ("de", "ar"))
    assert "3. Juli 2026" in german.html
    assert "1.200" in german.html
    assert arabic.language_code == "ar"
    assert "<bdi>14:30</bdi>" in arabic.html


def test_whole_notice_is_german_where_a_sentence_is_not_translated(phrase):
    make_notice(phrase)
    assert choose_notices(read_notices(), None, "uk")[0].language_code == "de"


def test_changed_german_sentence_is_german_everywhere(phrase):
    phrase.text_de = GERMAN.replace("geschlossen", "zu")
    phrase.save()
    make_notice(phrase)
    assert choose_notices(read_notices(), None, "ar")[0].language_code == "de"


@pytest.mark.parametrize(("begins", "ends", "count"), [(-1, 1, 1), (1, 2, 0), (-2, -1, 0)])
def test_shown_from_start_to_end(phrase, begins, ends, count):
    make_notice(phrase, begins=begins, ends=ends)
    assert len(choose_notices(read_notices(), None, "de")) == count


def test_banner_on_the_page_in_the_readers_language(client, phrase):
    make_notice(phrase)
    assert "مغلق" in client.get("/ar/").content.decode()


def test_missing_value_is_refused(phrase):
    with pytest.raises(ValidationError, match="braucht diese Angabe"):
        NoticeSentence(phrase=phrase, date=date(2026, 7, 3)).clean()


def test_translation_with_other_slots_is_refused(phrase):
    phrase.text_ar = "مغلق في {date}"
    with pytest.raises(ValidationError, match="Arabisch"):
        phrase.clean()


def test_unknown_slot_is_refused():
    with pytest.raises(ValidationError, match="gibt es nicht"):
        NoticePhrase(key="x", text_de="Am {day}").clean()
