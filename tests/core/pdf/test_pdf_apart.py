"""Rendering in a process of its own: the same file, the same errors, and a crash that stays there."""

import resource
import signal
import subprocess

import pytest

from core.pdf import MissingAltText, RenderFailed, render_apart

HTML = '<html lang="de"><head><title>Probe</title></head><body><h1>Anfang</h1><p>Ein Satz.</p>{}</body></html>'
CSS = 'html { font-family: "Noto Sans" }'


def render(extra: str = "", **options):
    return render_apart(HTML.format(extra), stylesheets=[CSS], language="de", **options)


def test_file_comes_back_checked():
    pdf = render()
    assert pdf.content.startswith(b"%PDF-1.7")
    assert (pdf.page_count, pdf.findings) == (1, [])
    assert pdf.peak_memory > 2**20


def test_memory_of_this_process_does_not_grow():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    render()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 5 * 1024


def test_memory_told_is_not_that_of_this_process():
    ballast = b"x" * (500 * 2**20)
    assert render().peak_memory < len(ballast) / 2


def test_missing_alternative_is_named_with_its_chapter():
    with pytest.raises(MissingAltText) as caught:
        render('<h1>Zweites</h1><p>Hier: <img src="data:image/png;base64,AA" data-name="Rathaus" alt=" "></p>')
    assert (caught.value.image, caught.value.heading) == ("Rathaus", "Zweites")


def test_findings_are_told_and_not_raised():
    assert any("P “Ein Satz." in line for line in render("<style>p { display: none }</style>").findings)


def test_render_that_takes_too_long_is_stopped():
    with pytest.raises(RenderFailed, match="longer than"):
        render(seconds=0.01)


def test_process_that_dies_says_how(monkeypatch):
    real = subprocess.run

    def run(command, **options):
        return real(["sh", "-c", "echo no memory >&2; kill -9 $$"], **options)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(RenderFailed, match=f"status -{signal.SIGKILL.value}. no memory"):
        render()
