"""Archives and checksums: the same content gives the same bytes, in the order given."""

import hashlib
import io
import subprocess
import zipfile
from datetime import date

from core.publishing.archives import write_sums, write_zip

ENTRIES = [("mimetype", b"application/epub+zip"), ("b.txt", b"b" * 500), ("a/c.JPG", b"c" * 500), ("a.svg", b"<svg/>" * 90)]


def read(content: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(io.BytesIO(content)).infolist()


def test_order_is_kept_and_what_is_compressed_already_is_not_compressed_again():
    found = [(one.filename, one.compress_type == zipfile.ZIP_STORED) for one in read(write_zip(ENTRIES))]
    assert found == [("mimetype", True), ("b.txt", False), ("a/c.JPG", True), ("a.svg", False)]


def test_nothing_of_the_machine_or_the_moment_is_written():
    [entry] = read(write_zip([("a.txt", b"a")]))
    assert (entry.date_time, entry.create_system, entry.external_attr >> 16, entry.extra) == ((1980, 1, 1, 0, 0, 0), 3, 0o644, b"")
    assert read(write_zip([("a.txt", b"a")], date(2026, 5, 4)))[0].date_time == (2026, 5, 4, 0, 0, 0)
    assert write_zip(ENTRIES) == write_zip(list(ENTRIES))


def test_checksums_are_read_by_the_usual_program(tmp_path):
    contents = {"b.txt": b"b", "a.txt": b"a"}
    sums = write_sums({name: hashlib.sha256(content).hexdigest() for name, content in contents.items()})
    assert [line.split("  ")[1] for line in sums.splitlines()] == ["a.txt", "b.txt"]
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    done = subprocess.run(["sha256sum", "--check", "--strict"], input=sums, text=True, capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
