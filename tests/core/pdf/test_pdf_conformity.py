"""What others make of the file: a validator, and poppler's text extraction."""

import subprocess
import unicodedata

import page as validator
import pytest
from bs4 import BeautifulSoup

WORDS_FOUND_AT_LEAST = 0.95


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_file_conforms(paper, profile):
    report = validator.validate_pdf_bytes(paper.pdf.content, profile=profile)
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    assert report.is_compliant


def test_validator_is_awake(paper):
    damaged = paper.pdf.content.replace(b'pdfuaid:part="1"', b'pdfuaid:part="7"')
    assert damaged != paper.pdf.content
    assert not validator.is_pdf_compliant_bytes(damaged, profile="ua1")


def plain(text):
    """Return the text without diacritics, joiners and direction marks."""
    return "".join(character for character in unicodedata.normalize("NFKC", text) if unicodedata.category(character) not in ("Mn", "Cf"))


def test_words_come_back_out_by_poppler(paper, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper.pdf.content)
    extracted = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", file, "-"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    words = BeautifulSoup(paper.html, "html.parser").body.get_text(" ").split()
    words = {plain(word).strip(".,،:()") for word in words if len(word) > 3}
    found = {word for word in words if word in plain(extracted)}
    assert len(words) > 20
    assert len(found) / len(words) >= WORDS_FOUND_AT_LEAST, words - found
