"""Bar charts as plain SVG rectangles. The table beside a chart is its accessible form."""

from collections.abc import Sequence
from typing import NamedTuple

CHART_WIDTH = 600
CHART_HEIGHT = 220
LABEL_HEIGHT = 28
NUMBER_HEIGHT = 26


class Bar(NamedTuple):
    """One bar: ``x``, ``y``, ``width``, ``height`` in units of the drawing; ``middle`` is where its labels are centred."""

    number: object
    x: float
    y: float
    width: float
    height: float
    middle: float

    @property
    def label_y(self) -> float:
        """The base line of the number above the bar."""
        return self.y - 8


def build_bars(numbers: Sequence) -> list[Bar]:
    """Return a bar per number (anything with a ``value``), from zero up. None for fewer than two: one bar says nothing."""
    if len(numbers) < 2:
        return []
    highest = max(float(number.value) for number in numbers)
    if highest <= 0:
        return []
    step = CHART_WIDTH / len(numbers)
    width = min(step * 0.6, 110)
    room = CHART_HEIGHT - LABEL_HEIGHT - NUMBER_HEIGHT
    bars = []
    for position, number in enumerate(numbers):
        height = max(1.0, room * float(number.value) / highest)
        middle = step * (position + 0.5)
        bars.append(
            Bar(
                number,
                round(middle - width / 2, 1),
                round(CHART_HEIGHT - LABEL_HEIGHT - height, 1),
                round(width, 1),
                round(height, 1),
                round(middle, 1),
            )
        )
    return bars
