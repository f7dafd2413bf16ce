"""A line that is full to the edge is not torn after its first word, and none is laid out twice."""

import pytest
import weasyprint
import weasyprint.layout.inline
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from core.pdf.lines import own_lines

WORDS = {"de": "Wer Hilfe sucht, findet sie bei der Stelle für", "ar": "من يتعامل مع عدة دوائر في وقت واحد"}
FONTS = {"de": "'Noto Sans', 'Amiri'", "ar": "'Amiri', 'Noto Sans'"}
FOREIGN = "Anerkennung"


def find_lines(language: str, width: float) -> list[LineBox]:
    """Return the lines of a paragraph in a page of a width in CSS pixels."""
    direction = "rtl" if language == "ar" else "ltr"
    html = (
        f'<html lang="{language}" dir="{direction}"><style>@page {{ margin: 0; size: {width}px 400px }} body {{ margin: 0 }} '
        f"p {{ margin: 0; font: 16px/1.5 {FONTS[language]} }}</style><p>{WORDS[language]} <b>{FOREIGN}</b> danach"
    )
    [page] = weasyprint.HTML(string=html).render().pages
    return [box for box in page._page_box.descendants() if isinstance(box, LineBox)]


def list_lines(language: str, width: float) -> list[tuple[str, float]]:
    """Return the text of each line, and how wide it is."""
    lines = find_lines(language, width)
    return [("".join(part.text for part in line.descendants() if isinstance(part, TextBox)), line.width) for line in lines]


@pytest.fixture(params=WORDS)
def edge(request) -> tuple[str, float]:
    """A language, and a width half a pixel less than that of its words with the space behind them."""
    [line] = find_lines(request.param, 2000)
    words = next(box for box in line.descendants() if isinstance(box, TextBox))
    return request.param, words.width - 0.5


def test_words_that_fill_the_line_stay_on_it(edge):
    language, width = edge
    with own_lines():
        lines = list_lines(language, width)
    assert lines[0][0].rstrip() == WORDS[language]
    assert "".join(text for text, _width in lines[1:]).startswith(FOREIGN)


def test_weasyprint_still_needs_it(edge):
    """When this fails, WeasyPrint measures without the last space: delete core/pdf/lines.py and this file."""
    language, width = edge
    assert list_lines(language, width)[0][0].rstrip() == WORDS[language].split()[0]


def test_no_space_is_lost_where_the_line_goes_on():
    with own_lines():
        assert [text for text, _width in list_lines("de", 2000)] == [f"{WORDS['de']} {FOREIGN} danach"]


@pytest.mark.parametrize("width", range(60, 420, 12))
def test_lines_hold_what_fits(width):
    with own_lines():
        lines = list_lines("de", width)
    assert " ".join(" ".join(text for text, _width in lines).split()) == f"{WORDS['de']} {FOREIGN} danach"
    assert [text for text, length in lines if length > width + 5 and " " in text.strip()] == []


def count_layouts(monkeypatch) -> tuple[int, list[tuple[str, float]]]:
    """Return how many lines of text an Arabic paragraph of some took to lay out, and its lines."""
    split, calls = weasyprint.layout.inline.split_first_line, []

    def count(text, *arguments, **options):
        calls.append(text)
        return split(text, *arguments, **options)

    monkeypatch.setattr(weasyprint.layout.inline, "split_first_line", count)
    lines = list_lines("ar", 120)
    monkeypatch.undo()
    return len(calls), lines


def test_lines_from_right_to_left_are_laid_out_once(monkeypatch):
    with own_lines():
        once, lines = count_layouts(monkeypatch)
    twice, same = count_layouts(monkeypatch)
    assert len(lines) > 2 and lines == same
    # When this fails, WeasyPrint no longer lays them out twice: delete that half of core/pdf/lines.py.
    assert twice == 2 * once


def test_weasyprint_is_itself_again():
    before = weasyprint.layout.inline.split_first_line
    with pytest.raises(KeyError), own_lines():
        raise KeyError
    assert weasyprint.layout.inline.split_first_line is before
