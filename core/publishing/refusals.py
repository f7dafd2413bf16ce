"""Why a file is not put in place, said so that an editor can act on it. In German, for the desk."""

from core.pdf import (
    ImageNotLoaded,
    LanguageMismatch,
    MissingAltText,
    MissingTitle,
    PdfError,
    RenderFailed,
    TextNotTaggable,
    UnsupportedWeasyPrint,
)
from core.publishing.wording import word_finding

SHOWN_FINDINGS = 5
#: What to do about a finding that does not say it itself: most are faults of a template, which no editor can mend.
ADVICE = "Bitte dem Betrieb melden."


class RefusedPublication(Exception):
    """A file could not be built, or was built and did not pass. ``str()`` says why, for the editor."""


def refuse_findings(findings: list[str]) -> None:
    """Raise RefusedPublication when the checks of a file found anything."""
    if findings:
        shown = "; ".join(map(word_finding, findings[:SHOWN_FINDINGS]))
        more = f" (und {len(findings) - SHOWN_FINDINGS} weitere)" if len(findings) > SHOWN_FINDINGS else ""
        told = f"Die fertige Datei hat die Prüfung nicht bestanden: {shown}{more}".rstrip(".") + "."
        raise RefusedPublication(told if "Bitte" in shown else f"{told} {ADVICE}")


def explain(error: Exception) -> str:
    """Return what an editor, or whoever runs the site, has to do about an error that came up while a file was made."""
    match error:
        case RefusedPublication():
            return str(error)
        case MissingAltText():
            place = f"In „{error.heading}“ hat" if error.heading else "Es hat"
            return f"{place} das Bild „{error.image}“ keinen Alternativtext. Bitte auf der Seite eintragen, was es zeigt."
        case ImageNotLoaded():
            name = f"das Bild „{error.image}“"
            start = f"In „{error.heading}“ lässt sich {name}" if error.heading else f"D{name[1:]} lässt sich"
            return f"{start} nicht lesen. Bitte neu hochladen oder von der Seite nehmen."
        case MissingTitle():
            return "In dieser Sprache fehlt der Titel. Bitte eintragen."
        case TextNotTaggable() | LanguageMismatch():
            return f"Die Vorlage der Datei ist fehlerhaft, bitte dem Betrieb melden: {error}"
        case UnsupportedWeasyPrint() | RenderFailed():
            return f"Der Server konnte die Datei nicht bauen, bitte dem Betrieb melden: {error}"
        case PdfError():
            return str(error)
    # A fault in our own code, which no editor can mend.
    return f"Unerwarteter Fehler, bitte dem Betrieb melden: {type(error).__name__}: {error}"
