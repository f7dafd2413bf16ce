"""Where the invisible marks of direction go: L is the left-to-right mark, R the right-to-left mark."""

import pytest
import tinyhtml5

from core.pdf.direction_marks import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, mark_directions


def mark(body: str, direction: str = "rtl") -> str:
    root = tinyhtml5.parse(f'<html dir="{direction}"><title>ا (A)</title><body>{body}</body></html>', namespace_html_elements=False)
    mark_directions(root)
    assert root.findtext("head/title") == "ا (A)"
    return "".join(root.find("body").itertext()).replace(LEFT_TO_RIGHT_MARK, "⟨L⟩").replace(RIGHT_TO_LEFT_MARK, "⟨R⟩")


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("<p>نص بلا شيء آخر</p>", "نص بلا شيء آخر"),
        ("<p>عام 2030.</p>", "عام ⟨R⟩2030⟨R⟩."),
        ("<p>نص (Amt) نص</p>", "نص ⟨L⟩(⟨R⟩⟨R⟩Amt⟨R⟩⟨L⟩)⟨R⟩ نص"),
        ("<p>نص (نص) نص</p>", "نص ⟨L⟩(⟨R⟩نص⟨L⟩)⟨R⟩ نص"),
        ("<p>مكتب Amt für Soziales NRW، نص</p>", "مكتب ⟨R⟩Amt für Soziales NRW⟨R⟩، نص"),
        ("<p>بنسبة 31,2% نص</p>", "بنسبة ⟨R⟩31,2%⟨R⟩ نص"),
        ('<p>هاتف: <bdi dir="ltr">030 1234</bdi>، نص</p>', "هاتف: ⟨R⟩030 1234⟨R⟩، نص"),
        ('<p>المصدر: <span dir="ltr">Amt (2024)</span></p>', "المصدر: ⟨R⟩Amt (2024)⟨L⟩"),
        ('<p>نص <span lang="de" dir="ltr">(Amt)</span> نص</p>', "نص ⟨L⟩(⟨R⟩⟨R⟩Amt⟨R⟩⟨L⟩)⟨R⟩ نص"),
        ('<p>نص <span lang="de" dir="ltr">Ein Satz. Noch einer.</span> نص</p>', "نص ⟨R⟩Ein Satz. Noch einer.⟨L⟩⟨R⟩ نص"),
        ('<p><a dir="ltr">amt.nrw</a></p>', "amt.nrw"),
        ('<div>نص <p dir="ltr">Amt (2)</p> نص</div>', "نص Amt (2)⟨L⟩ نص"),
        ("<p>نص <bdi>Amt</bdi> نص <bdi>مكتب (A)</bdi></p>", "نص ⟨R⟩Amt⟨R⟩ نص مكتب ⟨L⟩(⟨R⟩⟨R⟩A⟨R⟩⟨L⟩)⟨R⟩"),
        ('<p>نص <svg xmlns="http://www.w3.org/2000/svg"><text>Amt</text></svg> نص</p>', "نص Amt نص"),
        ('<p dir="ltr">Amt <span dir="rtl">نص A نص</span> (2)</p>', "Amt نص ⟨R⟩A⟨R⟩ نص (2)⟨L⟩"),
    ],
)
def test_marks_stand_where_directions_meet(body, marked):
    assert mark(body) == marked


def test_document_in_one_direction_stays_as_it_is():
    assert mark("<p>Amt (2024), <bdi>Straße</bdi> 3 %</p>", "ltr") == "Amt (2024), Straße 3 %"
