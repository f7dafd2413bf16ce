"""What a validator says of a finished file: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

import page as page_validation

PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}


def validate(content: bytes) -> list[str]:
    """Return one sentence for each rule that the file breaks; an empty list means that it conforms to both standards."""
    return [
        f"{name}: {failure.message}"
        for profile, name in PROFILES.items()
        for failure in page_validation.validate_pdf_bytes(content, profile=profile).failures
    ]
