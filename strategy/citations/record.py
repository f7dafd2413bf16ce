from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class CitedWork:
    """What is cited, in the language that it is really in.

    ``short_name`` (plain ASCII) and ``title`` are those of the paper. ``chapter_number`` and ``chapter_title`` are set for a
    chapter and for a paragraph of it, ``paragraph`` (its number) for a paragraph. ``issued`` is the day of the text, for an
    edition the day of the edition.
    ``accessed`` is the day of the visit, None for an edition: what can never change needs none (DIN ISO 690, 5.7).
    ``edition`` says in the words of the language which text it is: an edition, or the newest text with its day.
    """

    short_name: str
    title: str
    publisher: str
    issued: date
    url: str
    language: str
    accessed: date | None = None
    edition: str = ""
    chapter_number: int | None = None
    chapter_title: str = ""
    paragraph: int | None = None
    isbn: str = ""
    urn: str = ""
    doi: str = ""

    @property
    def is_part(self) -> bool:
        """Whether a chapter or a paragraph is cited, not the whole."""
        return self.chapter_number is not None

    @property
    def paragraph_label(self) -> str:
        """The paragraph in the active language, "" for the paper and a chapter."""
        return _("Paragraph %(number)s") % {"number": self.paragraph} if self.paragraph is not None else ""

    @property
    def key(self) -> str:
        """A name for lists of literature, of plain ASCII: the same for the same part of the same text in the same language."""
        parts = [self.short_name, self.issued.isoformat(), self.language]
        if self.is_part:
            parts.append(f"kap{self.chapter_number}")
        if self.paragraph is not None:
            parts.append(f"abs{self.paragraph}")
        return "-".join(parts)
