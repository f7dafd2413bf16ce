"""One render: an order on the standard input, the checked file on the standard output (see ``core.pdf.apart``)."""

import json
import os
import re
import sys
from pathlib import Path

from core.pdf import PdfInputError, UnsupportedWeasyPrint, compare, render_pdf
from core.pdf.conformity import validate

#: Readers and editors come first.
NICENESS = 10


def main() -> None:
    os.nice(NICENESS)
    order = json.load(sys.stdin.buffer)
    try:
        pdf = render_pdf(order["html"], stylesheets=order["stylesheets"], language=order["language"], base_url=None)
        findings = validate(pdf.content) + compare(order["html"], pdf.content)
    except (PdfInputError, UnsupportedWeasyPrint) as error:
        answer, content = {"error": type(error).__name__, "arguments": error.arguments}, b""
    else:
        answer = {"page_count": pdf.page_count, "findings": findings, "peak_memory": read_peak_memory()}
        content = pdf.content
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)


def read_peak_memory() -> int:
    """Return the most memory that this program took, in bytes. getrusage would count the process that started it, too."""
    found = re.search(r"^VmHWM:\s+(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(found[1]) * 1024


if __name__ == "__main__":
    main()
