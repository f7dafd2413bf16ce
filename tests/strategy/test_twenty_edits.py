"""Twenty known edits, made as an editor makes them: what changed between the two editions is exactly these, in each language."""

import copy
from collections import Counter

import pytest
from bs4 import BeautifulSoup

from facts.models import Indicator, Measure
from strategy.editions.freezing import freeze
from strategy.models import ChapterPage, Edition
from strategy.publishing import build_languages
from tests.strategy.chapters import get_chapter, read_numbers
from tests.strategy.papers import make_sentence
from translation.refresh import refresh_page

CODES = ["de", "en", "ar"]
FIRST, SECOND = [make_sentence(number) for number in range(1, 9)], [make_sentence(number) for number in range(11, 17)]
# It goes to the other chapter, where nothing is like it.
FIRST[6] = "Wer neu ist, findet in jeder Stadt jemanden, der zuhört und weiterhilft, auch am Abend."
TEXT_ID = "0f5d4a56-7f2e-4d8c-9d56-2f2a3c1d0e07"


def make_text(sentences: list[str]) -> dict:
    return {"type": "text", "value": "".join(f"<p>{one}</p>" for one in sentences), "id": TEXT_ID}


def publish(chapter: ChapterPage, body: list[dict]) -> None:
    chapter.body = chapter.body.stream_block.to_python(body)
    chapter.save_revision().publish()


def freeze_now() -> Edition:
    for slug in ("ziele", "ausblick"):
        refresh_page(get_chapter(slug))
    build_languages(CODES)
    return freeze()


def find(body: list[dict], kind: str):
    return next(one for one in body if one["type"] == kind)


def write_both() -> list[dict]:
    """Publish both chapters as they are before the edits; return the body of the first."""
    body = [make_text(FIRST), *copy.deepcopy(list(get_chapter("ziele").body.raw_data))]
    publish(get_chapter("ziele"), body)
    publish(get_chapter("ausblick"), [make_text(SECOND)])
    chapter = get_chapter("ausblick")
    chapter.sources = chapter.sources.stream_block.to_python(copy.deepcopy(list(get_chapter("einleitung").sources.raw_data)))
    chapter.save_revision().publish()
    return body


def edit_both(body: list[dict]) -> None:
    body = copy.deepcopy(body)
    one, _two, three, four, five, six, seven, eight = FIRST
    reworded = four.replace("handelt", "berichtet")  # 1
    added = "Ein neuer Gedanke zu Fragen, die bisher niemand so gestellt hat."  # 2; 3: the second is removed
    body[0] = make_text([eight, one, three, added, reworded, five, six])  # 4: the last stands first now
    find(body, "heading")["value"] = "Ein anderes Ziel"  # 5
    find(body, "goal")["value"]["title"] = "Schneller ankommen"  # 6
    find(body, "notice")["value"]["title"] = "Zur Rechnung"  # 7
    find(body, "steps")["value"][0]["value"]["title"] = "Eine Praxis suchen"  # 8
    find(body, "table")["value"]["rows"][0]["value"]["cells"][1]["value"] = "ganz anders"  # 9
    find(body, "image")["value"]["caption"] = "Neue Unterschrift"  # 10
    Measure.objects.filter(key="lotsen").update(status="ended")  # 11
    Indicator.objects.get(key="quote").values.filter(year=2022).update(value=999)  # 12
    chapter = get_chapter("ziele")
    chapter.title, chapter.lead = "Die neuen Ziele", "Neuer Vorspann."  # 13, 14
    publish(chapter, body)
    chapter = get_chapter("ausblick")
    sources = copy.deepcopy(list(chapter.sources.raw_data))
    sources[0]["value"]["as_of"] = "2027"  # 15
    chapter.sources = chapter.sources.stream_block.to_python(sources)
    chapter.title = "Ein Ausblick"  # 16
    kept = SECOND[0], SECOND[1].replace("noch einmal ", ""), SECOND[2], SECOND[4]  # 17: changed; 18 and 19: two are removed
    publish(chapter, [make_text([*kept, seven])])  # 20: comes from the other chapter


@pytest.mark.parametrize("code", ["de", "en"])
def test_what_changed_is_exactly_what_was_edited(renders, client, code):
    body = write_both()
    before = read_numbers("ziele") | read_numbers("ausblick")
    first = freeze_now()
    edit_both(body)
    second = freeze_now()
    words = {
        "de": ("Absatz {}", "Geändert", "Neu", "Entfernt", "Verschoben"),
        "en": ("Paragraph {}", "Changed", "Added", "Removed", "Moved"),
    }[code]
    name, changed, added, removed, moved = words
    numbers = {sentence: before[sentence] for sentence in [*FIRST, *SECOND]}
    new = max(read_numbers("ziele").values())
    soup = BeautifulSoup(client.get(f"/{code}/strategie/aenderungen/{first.name}/{second.name}/").content, "html5lib")
    found = [Counter(one.get_text() for one in part.select(".change h3")) for part in soup.select("section.chapter")]
    assert sum(map(Counter.total, found)) == 20
    first_chapter = {
        f"{name.format(numbers[FIRST[3]])}: {changed}", f"{name.format(new)}: {added}", f"{name.format(numbers[FIRST[1]])}: {removed}",
        f"{name.format(numbers[FIRST[7]])}: {moved}",
    }  # fmt: skip
    assert first_chapter <= found[0].keys()
    assert Counter(label.rpartition(": ")[2] for label in found[0]) == {changed: 11, added: 1, removed: 1, moved: 1}
    assert {
        f"{name.format(numbers[SECOND[1]])}: {changed}", f"{name.format(numbers[SECOND[3]])}: {removed}",
        f"{name.format(numbers[SECOND[5]])}: {removed}", f"{name.format(numbers[FIRST[6]])}: {moved}",
    } <= found[1].keys()  # fmt: skip
    assert Counter(label.rpartition(": ")[2] for label in found[1]) == {changed: 3, removed: 2, moved: 1}
