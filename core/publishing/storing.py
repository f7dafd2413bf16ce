"""Files in their place: whoever reads one gets the old file or the new one, whole."""

import hashlib
from pathlib import Path


def place_file(path: Path, content: bytes) -> None:
    """Put a file in place at once, in a folder that is made if it is missing. A file of that name is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(path.name + ".part")
    waiting.write_bytes(content)
    waiting.replace(path)


def digest_bytes(content: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
