"""Bar charts as plain SVG rectangles. The table beside a chart is its accessible form, and holds every number."""

import math
from collections.abc import Sequence
from typing import NamedTuple

CHART_WIDTH = 600
CHART_HEIGHT = 220
LABEL_HEIGHT = 28
NUMBER_HEIGHT = 26
#: Units that a letter of a label takes, in the widest font of the site, and the least gap between two labels.
LETTER_WIDTH, LABEL_GAP = 10, 6
YEAR_LETTERS = 4


class Bar(NamedTuple):
    """One bar: ``x``, ``y``, ``width``, ``height`` in units of the drawing; ``middle`` is where its labels are centred.

    ``base_y`` is the line of zero, the same for all bars: a negative number hangs below it. Where labels would run into each
    other only some bars have one (``is_labelled``), the newest always.
    """

    number: object
    x: float
    y: float
    width: float
    height: float
    middle: float
    base_y: float
    is_labelled: bool

    @property
    def label_y(self) -> float:
        """The base line of the number: above the bar, below one that hangs."""
        return self.y - 8 if self.y < self.base_y else self.y + self.height + 18


def build_bars(numbers: Sequence, direction: str = "ltr") -> list[Bar]:
    """Return a bar per number (anything with a ``value``), from zero up or down. None for fewer than two: one bar says nothing.

    The first stands where a text of that direction begins: time runs as its readers read.
    """
    values = [float(number.value) for number in numbers]
    if len(values) < 2 or not any(values):
        return []
    highest, lowest = max(0.0, *values), min(0.0, *values)
    step = CHART_WIDTH / len(values)
    width = min(step * 0.6, 110)
    bottom = CHART_HEIGHT - LABEL_HEIGHT - (NUMBER_HEIGHT if lowest < 0 else 0)
    scale = (bottom - NUMBER_HEIGHT) / (highest - lowest)
    base_y = NUMBER_HEIGHT + highest * scale
    every = count_steps(values, step)
    bars = []
    for position, (number, value) in enumerate(zip(numbers, values, strict=True)):
        height = max(1.0, abs(value) * scale)
        middle = step * ((len(values) - position if direction == "rtl" else position + 1) - 0.5)
        bars.append(
            Bar(
                number,
                round(middle - width / 2, 1),
                round(base_y if value < 0 else base_y - height, 1),
                round(width, 1),
                round(height, 1),
                round(middle, 1),
                round(base_y, 1),
                (len(values) - 1 - position) % every == 0,
            )
        )
    return bars


def count_steps(values: list[float], step: float) -> int:
    """Return how many bars one label needs: as many as its text is wide, with separators and a place after the comma."""
    letters = max(YEAR_LETTERS, *(len(f"{value:,.0f}") + (0 if value == int(value) else 2) for value in values))
    return math.ceil((letters * LETTER_WIDTH + LABEL_GAP) / step)
