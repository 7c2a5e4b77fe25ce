"""Which rules read an article: a fingerprint of all code and data that extraction and merging depend on.

`events reprocess` reads again whatever was read by other rules; that is also how it resumes where it was stopped.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PARTS = (
    # everything between a stored article and its events; how articles are read from files is not part of it,
    # since reprocessing starts from the stored text
    "data",
    "dates",
    "extract",
    "merge",
    "organisations",
    "people",
    "places",
    "resolutions",
    "resources.py",
    "sentences.py",
    "text.py",
)


@cache
def fingerprint() -> str:
    """First 16 hexadecimal digits of the SHA-256 of those files' names and contents."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for part in PARTS:
        path = package / part
        files = [path] if path.is_file() else sorted(f for f in path.rglob("*") if f.is_file() and f.suffix != ".pyc")
        for file in files:
            digest.update(file.relative_to(package).as_posix().encode())
            digest.update(b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]
