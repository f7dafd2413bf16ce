"""A document as a PDF that passed every check, or a reason that an editor understands."""

from core.pdf import CheckedPdf, PdfError, render_apart
from core.publishing.refusals import RefusedPublication, explain, refuse_findings


def render_checked(html: str, stylesheet: str, language_code: str) -> CheckedPdf:
    """Return the PDF. Raises RefusedPublication when it cannot be made or a check finds anything."""
    try:
        pdf = render_apart(html, stylesheets=[stylesheet], language=language_code)
    except PdfError as error:
        raise RefusedPublication(explain(error)) from error
    refuse_findings(pdf.findings)
    return pdf
