"""The kinds of file that the publication comes in. One table: rows, addresses, builds and the editors' list follow it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileFormat:
    """One kind of file.

    ``code`` is stored with a publication; ``ending`` is what follows ``strategie`` in its address; ``media_type`` as
    registered with IANA; ``label`` is what readers see, a name that is the same in all languages; ``office_label`` is
    what editors see.
    """

    code: str
    ending: str
    media_type: str
    label: str
    office_label: str

    @property
    def suffix(self) -> str:
        """The file's extension with its dot."""
        return "." + self.ending.rsplit(".", 1)[-1]


FORMATS = {
    one.code: one
    for one in (
        FileFormat("pdf", ".pdf", "application/pdf", "PDF", "Papier als PDF"),
        FileFormat("epub", ".epub", "application/epub+zip", "EPUB 3", "Papier als EPUB"),
        FileFormat("txt", ".txt", "text/plain; charset=utf-8", "TXT", "Papier als Text"),
        FileFormat("json", ".json", "application/json", "JSON", "Papier als JSON"),
        FileFormat("measures", "-massnahmen.csv", "text/csv; charset=utf-8; header=present", "CSV", "Maßnahmen als CSV"),
        FileFormat("indicators", "-indikatoren.csv", "text/csv; charset=utf-8; header=present", "CSV", "Indikatoren als CSV"),
    )
}


class PublicationFileConverter:
    """The part of an address that names a file of the publication: ``strategie.pdf`` for ``pdf``, and so on."""

    regex = "strategie(?:" + "|".join(one.ending.replace(".", r"\.") for one in FORMATS.values()) + ")"

    def to_python(self, value: str) -> FileFormat:
        ending = value.removeprefix("strategie")
        return next(one for one in FORMATS.values() if one.ending == ending)

    def to_url(self, value: FileFormat) -> str:
        return "strategie" + value.ending
