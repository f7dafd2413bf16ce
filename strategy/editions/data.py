"""The text of the paper as data: chapters and their parts, each with a key that stays the same from one edition to the next.

A part is a paragraph (key ``p:`` and its number), a heading, picture or download (``b:`` and the id of its block), a footnote
(``n:``, the id of its block and its own key), a measure or an indicator (``m:``, ``i:``, the key of the fact and that of the
chapter, for two chapters may show the same one), or the title, lead or sources of a chapter.
The paper itself has a title and a lead too. Pure.
"""

from typing import Any, NamedTuple

#: 2: the front of the paper, the digests of its pictures.
VERSION = 2


class Part(NamedTuple):
    """A part of a chapter. ``text`` may have several lines; ``language`` is what the text is really in.

    ``media`` stands for the picture that belongs to the text, empty where there is none or it was not noted (version 1).
    """

    key: str
    kind: str
    text: str
    language: str
    media: str = ""


class Chapter(NamedTuple):
    key: str
    number: int
    title: str
    parts: list[Part]

    @property
    def language(self) -> str:
        """What the title is really in."""
        return next((part.language for part in self.parts if part.kind.endswith("title")), "")


class PaperData(NamedTuple):
    """The paper in one language. ``front`` are its own title and lead (none in version 1)."""

    language: str
    title: str
    publisher: str
    chapters: list[Chapter]
    front: list[Part] = []

    def dump(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        chapters = [{**one._asdict(), "parts": [part._asdict() for part in one.parts]} for one in self.chapters]
        return {"version": VERSION, **self._asdict(), "front": [part._asdict() for part in self.front], "chapters": chapters}

    @classmethod
    def load(cls, data: dict[str, Any]) -> "PaperData":
        chapters = [Chapter(one["key"], one["number"], one["title"], [Part(**part) for part in one["parts"]]) for one in data["chapters"]]
        front = [Part(**part) for part in data.get("front", [])]
        return cls(data["language"], data["title"], data["publisher"], chapters, front)
