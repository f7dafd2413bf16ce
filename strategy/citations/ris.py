"""RIS, as reference managers import it: lines of a tag, two spaces, a dash and a value, ended by CR LF."""

from strategy.citations.record import CitedWork


def write_ris(work: CitedWork) -> str:
    """Return one reference: ``RPRT`` for the paper, ``CHAP`` for a part."""
    fields = [
        ("TY", "CHAP" if work.is_part else "RPRT"),
        ("ID", work.key),
        ("AU", work.publisher),
        ("TI", work.chapter_title if work.is_part else work.title),
        ("T2", work.title if work.is_part else ""),
        ("SE", str(work.chapter_number) if work.is_part else ""),
        # Not SP: reference managers print that as a page.
        ("N1", work.paragraph_label),
        ("PB", work.publisher),
        ("PY", str(work.issued.year)),
        ("DA", work.issued.strftime("%Y/%m/%d")),
        ("ET", work.edition),
        ("LA", work.language),
        ("SN", work.isbn),
        ("DO", work.doi),
        ("AN", work.urn),
        ("UR", work.url),
        ("Y2", work.accessed.strftime("%Y/%m/%d") if work.accessed else ""),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])
