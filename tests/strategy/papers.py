"""A small paper as data, and twenty edits of it, for comparisons."""

from strategy.editions.data import Chapter, PaperData, Part

WORDS = (
    "Ankommen", "Sprache", "Schule", "Arbeit", "Wohnen", "Gesundheit", "Recht", "Verein", "Beratung", "Kommune",
    "Lotsen", "Kurse", "Zahlen", "Ziele", "Wege", "Orte", "Menschen", "Familien", "Kinder", "Betriebe",
)  # fmt: skip


def make_sentence(number: int) -> str:
    """Return a sentence that shares few words with the others."""
    first, second, third = (WORDS[(number * step + number) % len(WORDS)] for step in (1, 3, 7))
    return f"Absatz {number} handelt von {first}, dann von {second} und am Ende, auf Seite {number * 7}, noch einmal von {third}."


def make_part(key: str, text: str, kind: str = "text") -> Part:
    return Part(key, kind, text, "de")


def make_chapter(key: str, number: int, first: int, last: int) -> Chapter:
    """Return a chapter with a title, a lead, a heading and the paragraphs ``first`` to ``last``."""
    title = f"Kapitel {number}"
    parts = [
        make_part(f"title:{key}", title, "title"),
        make_part(f"lead:{key}", f"Worum es in {title} geht.", "lead"),
        make_part(f"b:{key}", f"Überschrift in {title}", "heading"),
        *(make_part(f"p:{number}", make_sentence(number)) for number in range(first, last + 1)),
    ]
    return Chapter(key, number, title, parts)


def make_paper(*chapters: Chapter) -> PaperData:
    return PaperData("de", "Strategie der Probe", "Probe der Teilhabe", list(chapters))


def make_example() -> PaperData:
    """Return three chapters of ten paragraphs each, with a measure and an indicator in the second."""
    two = make_chapter("two", 2, 11, 20)
    two.parts.append(make_part("m:lotsen", "Lotsen\nläuft\n2020–2024", "measure"))
    two.parts.append(make_part("i:quote", "Anteil\n2018: 50.5\n2020: 52.0", "indicator"))
    return make_paper(make_chapter("one", 1, 1, 10), two, make_chapter("three", 3, 21, 30))
