"""The gate runs on every segment of a page while somebody waits: issue 3 asks for less than 5 ms at the median."""

import statistics
import time

import pytest

from cms.languages import LANGUAGES
from translation.gate import check

BY_CODE = {language.code: language for language in LANGUAGES}
SEGMENTS, MOST_SECONDS = 500, 0.005
GERMAN = (
    "Am {0}. März 2024 lebten <b>3,27 Millionen</b> Menschen in Nordrhein-Westfalen, davon {0}0.675 in <a id='a1'>Köln</a>. Nach § {0} "
    "AsylbLG bekommen sie bis zu 2,50 Euro am Tag; rufen Sie 0211 544 173 {0} an oder schreiben Sie an info{0}@kim.nrw, 9–16 Uhr. "
)
ARABIC = (
    "في {0} آذار/مارس 2024 عاش <b>3,27 مليون</b> شخص في شمال الراين-وستفاليا، منهم {0}0.675 في <a id='a1'>كولونيا</a>. وفقًا للمادة {0} من "
    "AsylbLG يحصلون على 2,50 يورو في اليوم؛ اتصلوا بالرقم 0211 544 173 {0} أو اكتبوا إلى info{0}@kim.nrw من الساعة 9 إلى 16. "
)
HOSTILE = ("0" * 5000, "0 " * 3000, "1, " * 3000, "a." * 3000, "@" * 3000, "a" * 5000 + "@", "<b" * 2000, "(" * 3000, "§ 1 " * 1500)


def measure(source: str, target: str, code: str = "ar") -> float:
    started = time.perf_counter()
    check(source, target, BY_CODE[code])
    return time.perf_counter() - started


def test_median_of_a_segment():
    measure(GERMAN, ARABIC)
    seconds = [measure(GERMAN.format(number), ARABIC.format(number)) for number in range(10, 10 + SEGMENTS)]
    assert statistics.median(seconds) < MOST_SECONDS


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:4])
def test_hostile_text_takes_no_forever(text):
    """No pattern may need exponential time: files from elsewhere pass the gate too."""
    assert measure(f"{text} !", f"{text}; ?") < 5
