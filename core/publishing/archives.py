"""Archives that are the same bytes for the same content, and the checksums beside them."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePosixPath

#: The earliest day that the format knows: for content that has no day of its own.
EARLIEST = date(1980, 1, 1)
#: What is compressed already, and the name that OCF 3.3 (4.3) wants as it is.
STORED = {".jpg", ".jpeg", ".png", ".webp", ".pdf", ".epub", ".zip"}
MIMETYPE = "mimetype"
UNIX = 3
PERMISSIONS = 0o644 << 16
SUMS = "SHA256SUMS"


def write_zip(entries: Iterable[tuple[str, bytes]], day: date | None = None) -> bytes:
    """Return a ZIP file with entries of name and content in the order given, all of one day. Time of day and system are left out of it."""
    moment = (*(day or EARLIEST).timetuple()[:3], 0, 0, 0)
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, moment)
            is_stored = name == MIMETYPE or PurePosixPath(name).suffix.lower() in STORED
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            entry.external_attr = PERMISSIONS
            # Otherwise the archive tells on which system it was made, and bytes differ.
            entry.create_system = UNIX
            archive.writestr(entry, content)
    return output.getvalue()


def write_sums(digests: Mapping[str, str]) -> str:
    """Return the lines that ``sha256sum --check`` reads, by name. ``digests``: name → SHA-256 in hexadecimal digits."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
