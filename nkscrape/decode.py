"""Bytes to text the way a browser decides: byte order mark, HTTP header, meta tag, then detection."""

from __future__ import annotations

import re

import charset_normalizer
import webencodings
from w3lib.encoding import read_bom

_HEADER_LABEL = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';,]+)""", re.IGNORECASE)
_PAGE_LABEL = re.compile(
    r"""<!--.*?-->|<meta[\s/](?:[^<>]*?[\s"';/])?charset\s*=\s*["']?\s*([^\s"'/<>;]+)|<\?xml\s[^<>]*?\sencoding\s*=\s*["']([\w:-]+)""",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096
"""Bytes at the start in which a page may state its charset; browsers look at 1,024."""
_SAMPLE = 100_000
"""Bytes that the detection of a charset looks at."""


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return `body` as text; undecodable bytes become U+FFFD, never an error.

    A declared charset that does not fit (UTF-8 pages sent as Latin-1 and the reverse) gives way to UTF-8
    when the bytes are valid UTF-8. A label that browsers do not know is as none.
    """
    bom_encoding, bom = read_bom(body)
    if bom_encoding:
        return body[len(bom or b"") :].decode(bom_encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start and error.reason == "unexpected end of data":  # cut off within a character
            return body[: error.start].decode("utf-8")
    if stated := _in_header(content_type) or _in_page(body):
        # https://encoding.spec.whatwg.org/#gbk-decoder: the same as gb18030's
        codec = webencodings.lookup("gb18030") if stated.name == "gbk" else stated
        return str(codec.codec_info.decode(body, "replace")[0])
    best = charset_normalizer.from_bytes(body[:_SAMPLE]).best()
    return body.decode(best.encoding if best else "utf-8", "replace")


def _in_header(content_type: str | None) -> webencodings.Encoding | None:
    """Return the encoding a Content-Type names."""
    label = _HEADER_LABEL.search(content_type) if content_type else None
    return webencodings.lookup(label[1]) if label else None


def _in_page(body: bytes) -> webencodings.Encoding | None:
    """Return the encoding the page itself names; it can be none that the label could not be read in."""
    for match in _PAGE_LABEL.finditer(body[:_HEAD].decode("latin-1")):
        found = webencodings.lookup(match[1] or match[2] or "")
        if found:
            return None if found.name.startswith("utf-16") else found
    return None
