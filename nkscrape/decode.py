"""Bytes to text the way a browser decides: byte order mark, HTTP header, meta tag, then detection."""

from __future__ import annotations

import charset_normalizer
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
)


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return `body` as text; undecodable bytes become U+FFFD, never an error.

    A declared charset that does not fit (UTF-8 pages sent as Latin-1 and the reverse) gives way to UTF-8
    when the bytes are valid UTF-8.
    """
    bom_encoding, bom = read_bom(body)
    if bom_encoding:
        return body[len(bom or b"") :].decode(bom_encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = http_content_type_encoding(content_type) or html_body_declared_encoding(body)
    encoding = resolve_encoding(declared) if declared else None
    if not encoding:
        best = charset_normalizer.from_bytes(body[:100_000]).best()
        encoding = best.encoding if best else "utf-8"
    return body.decode(encoding, "replace")
