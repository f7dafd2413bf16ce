"""Checks of an uploaded PDF, such as the paper as it was adopted: readers must be able to open it. Messages are in German."""

import io

import pikepdf
from django.core.exceptions import ValidationError


def check_pdf(file) -> None:
    """Raise ValidationError when a PDF is damaged, is protected, or has no page.

    Damaged means what a strict reader does not open; the tolerant ones of browsers might. A file whose owner forbids
    something is protected too: screen readers obey that.
    """
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise ValidationError(
                    f"„{file.name}“ ist geschützt. Bitte im Programm, aus dem die Datei stammt, den Schutz entfernen"
                    " (Kopieren und Vorlesen erlauben) und die Datei neu speichern.",
                    code="protected",
                )
            page_count = len(pdf.pages)
    except pikepdf.PasswordError:
        raise ValidationError(
            f"„{file.name}“ lässt sich nur mit einem Kennwort öffnen. Bitte ohne Kennwort speichern und noch einmal hochladen.",
            code="password",
        ) from None
    except pikepdf.PdfError:
        raise ValidationError(
            f"„{file.name}“ ist beschädigt. Bitte die Datei öffnen, neu als PDF speichern und noch einmal hochladen."
            " Lässt sie sich nicht öffnen: das Original beim Absender neu anfordern.",
            code="damaged",
        ) from None
    if not page_count:
        raise ValidationError(f"„{file.name}“ hat keine Seite. Bitte die richtige Datei wählen.", code="empty")
