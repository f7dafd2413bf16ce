"""What ``check_publications`` says of the files of releases: nothing of good ones, and each fault of bad ones."""

import io
import zipfile

import pytest

from cms.publication_check import releases
from cms.publication_check.releases import check_feeds, check_files, check_kit, check_version
from core.publishing.archives import write_zip
from news.models import NewsPage, PressFile
from news.press.building import build_files, read_inputs
from news.press.kit import make_kit

SLUG = "kongress-der-probe"


def find_release(code: str = "de") -> NewsPage:
    return NewsPage.objects.get(slug=SLUG, locale__language_code=code)


@pytest.mark.slow
@pytest.mark.parametrize("code", ["de", "ar"])
def test_real_files_have_no_faults(db, settings, tmp_path, code):
    settings.PUBLICATION_ROOT = tmp_path
    page = find_release(code)
    build_files(page.pk)
    assert list(check_version(page.pk)) == []


def test_feeds_have_no_faults(db):
    found = dict(check_feeds())
    assert {"/de/feed", "/ar/feed/gesundheit"} <= found.keys()
    assert not any(found.values())


def test_missing_and_older_files_are_told(db, settings, tmp_path, monkeypatch):
    settings.PUBLICATION_ROOT = tmp_path
    page = find_release()
    assert dict(check_files())[f"{SLUG}, de"] == ["pdf: there is no file yet"]
    monkeypatch.setattr(releases, "validate", lambda content: ["PDF/UA-1: no title"])
    monkeypatch.setattr(releases, "compare", lambda html, content: [])
    (tmp_path / "press").mkdir()
    kit = make_kit(page, read_inputs(page.pk).document, read_inputs(page.pk).leaflets, b"pdf", lambda: None)
    for kind, content in (("pdf", b"pdf"), ("kit", kit)):
        (tmp_path / "press" / kind).write_bytes(content)
        PressFile.objects.create(release=page, kind=kind, file_name=kind, size=len(content), content_digest="0" * 64)
    assert list(check_version(page.pk)) == [
        "pdf: is not what the release says now", "pdf: size or digest are not those that are told",
        "kit: is not what the release says now", "kit: size or digest are not those that are told",
        "PDF/UA-1: no title",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("README.txt", "kit: README.txt is not what it should be"),
        (f"{SLUG}_de.pdf", f"kit: {SLUG}_de.pdf is not what it should be"),
        ("bilder/druck/01_saal_druck.jpg", "kit: bilder/druck/01_saal_druck.jpg is not for print"),
        ("neu.txt", "kit: holds "),
    ],
)
def test_spoilt_kit_is_told(db, name, fault):
    page = find_release()
    inputs = read_inputs(page.pk)
    good = make_kit(page, inputs.document, inputs.leaflets, b"pdf", lambda: None)
    assert list(check_kit(inputs, good, b"pdf")) == []
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        held = {one: archive.read(one) for one in archive.namelist()}
    held[name] = held["bilder/web/01_saal_web.jpg"] if "druck" in name else b"spoilt"
    found = list(check_kit(inputs, write_zip(held.items()), b"pdf"))
    assert found[0].startswith(fault)
    assert name == "neu.txt" or found[-1] == "kit: the checksums are not right"
