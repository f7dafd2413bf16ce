"""The kinds of file that the publication comes in. One table: rows, addresses, builds and the editors' list follow it."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class FileFormat:
    """One kind of file.

    ``code`` is stored with a publication; ``ending`` is what follows ``strategie`` in its address; ``media_type`` as
    registered with IANA; ``label`` is what readers see, a name that is the same in all languages; ``purpose`` says what the
    file is for (an English msgid); ``office_label`` is what editors see.
    """

    code: str
    ending: str
    media_type: str
    label: str
    purpose: str
    office_label: str

    @property
    def suffix(self) -> str:
        """The file's extension with its dot."""
        return "." + self.ending.rsplit(".", 1)[-1]

    def name_file(self, short_name: str, moment: object, language_code: str) -> str:
        """Return what a file is called on a reader's disk: what it is, of which day or edition, in which language."""
        subject = self.ending.removesuffix(self.suffix)
        return f"{short_name}{subject}_{moment}_{language_code}{self.suffix}"

    @property
    def bare_media_type(self) -> str:
        """The media type without its parameters."""
        return self.media_type.partition(";")[0]


#: RFC 4180 and its parameters.
CSV = "text/csv; charset=utf-8; header=present"

FORMATS = {
    one.code: one
    for one in (
        FileFormat("pdf", ".pdf", "application/pdf", "PDF", gettext_noop("for reading and printing"), "Papier als PDF"),
        FileFormat("epub", ".epub", "application/epub+zip", "EPUB 3", gettext_noop("for e-readers"), "Papier als EPUB"),
        FileFormat("txt", ".txt", "text/plain; charset=utf-8", "TXT", gettext_noop("plain text"), "Papier als Text"),
        FileFormat("json", ".json", "application/json", "JSON", gettext_noop("as data"), "Papier als JSON"),
        FileFormat("measures", "-massnahmen.csv", CSV, "CSV", gettext_noop("measures as a table"), "Maßnahmen als CSV"),
        FileFormat("indicators", "-indikatoren.csv", CSV, "CSV", gettext_noop("indicators as a table"), "Indikatoren als CSV"),
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
