"""What ``check_site`` sees in one page and between pages."""

import pytest

from cms.site_check.documents import PAGE_LIMIT, Document, check_alternates, get_limit
from cms.site_check.fetching import Answer
from cms.site_check.findings import Finding, Weight, format_report

SITE = "http://site.example"
HEAD = '<!DOCTYPE html><html lang="de" dir="ltr"><head><title>T</title></head><body>'
GOOD = f"{HEAD}<h1>T</h1></body></html>"


def build_document(text: str = GOOD, path: str = "/de/seite/", status: int = 200, size: int = 900, **headers: str) -> Document:
    return Document(Answer(path, status, {"content-encoding": "br", **headers}, size, text), SITE)


def find_checks(document: Document) -> list[str]:
    return [finding.check for finding in document.iterate_findings()]


def test_good_page_has_no_finding():
    assert find_checks(build_document()) == []


@pytest.mark.parametrize(
    ("document", "check"),
    [
        (build_document(status=500), "status"),
        (build_document(f"{HEAD}<h2>T</h2></body></html>"), "headings"),
        (build_document(GOOD.replace("<h1>", "<h1>A</h1><h1>")), "headings"),
        (build_document(path="/ar/seite/"), "language"),
        (build_document(GOOD.replace("ltr", "rtl")), "language"),
        (build_document(**{"set-cookie": "a=b"}), "cookie"),
        (build_document(GOOD.replace("<h1>", '<img src="https://elsewhere.example/a.png" alt=""><h1>')), "foreign host"),
        (build_document(GOOD.replace("<h1>", '<img src="/a.png" srcset="/a.png 1x, //cdn.example/b.png 2x" alt=""><h1>')), "foreign host"),
        (build_document(GOOD.replace("</head>", '<link rel="icon" href="//elsewhere.example/i.svg"></head>')), "foreign host"),
        (build_document(size=PAGE_LIMIT + 1), "weight"),
        (build_document(**{"content-encoding": ""}), "weight"),
        (build_document(GOOD.replace("</h1>", "</h2>")), "syntax"),
    ],
)  # fmt: skip
def test_fault_is_found(document, check):
    assert check in find_checks(document)


def test_link_that_a_reader_follows_may_lead_elsewhere():
    assert find_checks(build_document(GOOD.replace("<h1>", '<a href="https://elsewhere.example/">A</a><h1>'))) == []


def test_chapters_of_the_paper_may_weigh_more():
    assert get_limit("/ar/strategie/monitoring/") > get_limit("/ar/strategie/") == PAGE_LIMIT
    assert get_limit("/ar/strategie/gesamt/") == 120_000


def build_version(code: str, *named: str) -> Document:
    links = "".join(f'<link rel="alternate" hreflang="{one}" href="{SITE}/{one}/">' for one in named)
    links += f'<link rel="alternate" hreflang="x-default" href="{SITE}/de/">' if named else ""
    return build_document(GOOD.replace("</head>", f"{links}</head>"), path=f"/{code}/")


def test_mutual_alternates_are_right():
    assert list(check_alternates([build_version("de", "de", "en"), build_version("en", "de", "en"), build_version("de-simple")])) == []


@pytest.mark.parametrize(
    "documents",
    [
        [build_version("de", "de", "en"), build_version("en", "en")],
        [build_version("de", "de", "en")],
        [build_version("de", "en"), build_version("en", "en")],
        [build_version("de-simple", "de")],
    ],
)
def test_one_sided_alternates_are_found(documents):
    assert list(check_alternates(documents))


def test_report_counts_findings_and_names_the_heaviest_pages_first():
    weights = [Weight(f"/de/{size}/", size, PAGE_LIMIT) for size in range(1, 9)]
    report = format_report([Finding("/de/", "status", "500")], weights, 8)
    assert "8 pages, 1 findings." in report
    assert "/de/8/" in report and "/de/3/" not in report
    assert report.index("/de/8/") < report.index("/de/4/")
