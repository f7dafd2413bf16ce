"""Checks of uploads: a file must be what its name says. Messages are for editors and so in German."""

from pathlib import PurePath

import filetype
from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from core.pdf_uploads import check_pdf

#: What the first bytes may show for a file ending. Endings that are not listed have no signature (text, CSV).
SIGNATURES = {
    "pdf": {"pdf"},
    "epub": {"epub", "zip"},
    "zip": {"zip", "epub"},
    "docx": {"docx", "zip"},
    "xlsx": {"xlsx", "zip"},
    "odt": {"odt", "zip"},
    "jpg": {"jpg"},
    "jpeg": {"jpg"},
    "png": {"png"},
    "gif": {"gif"},
    "webp": {"webp"},
    "avif": {"avif"},
}
TEXT_ENDINGS = {"txt", "csv"}


def check_signature(file) -> None:
    """Raise ValidationError when the content of an upload is not what its name says."""
    ending = PurePath(file.name).suffix.lower().lstrip(".")
    file.seek(0)
    head = file.read(8192)
    file.seek(0)
    if ending in TEXT_ENDINGS:
        if b"\0" in head:
            raise ValidationError(f"„{file.name}“ ist keine Textdatei. Bitte die richtige Datei wählen.", code="wrong_content")
        return
    allowed = SIGNATURES.get(ending)
    if allowed is None:
        known = ", ".join(sorted((*SIGNATURES, *TEXT_ENDINGS)))
        raise ValidationError(f"Die Dateiendung „.{ending}“ ist nicht erlaubt. Möglich sind: {known}.", code="wrong_ending")
    found = filetype.guess(head)
    if found is None or found.extension not in allowed:
        kind = f"eine {found.extension.upper()}-Datei" if found else "keine Datei dieser Art"
        raise ValidationError(f"„{file.name}“ ist in Wirklichkeit {kind}. Bitte die richtige Datei wählen.", code="wrong_content")


class CheckedImageForm(BaseImageForm):
    """The form for pictures."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_signature(file)
        return file


class CheckedDocumentForm(BaseDocumentForm):
    """The form for documents."""

    def clean_file(self):
        clean = getattr(super(), "clean_file", None)
        file = clean() if clean else self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_signature(file)
            if PurePath(file.name).suffix.lower() == ".pdf":
                check_pdf(file)
        return file
