"""What bytes are, whatever their sender says they are."""

from __future__ import annotations

_MARKS_OF_TEXT = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"<\0", b"\0<")
"""Byte order marks, and the first tag of UTF-16 without one."""
_MARKS_OF_FILES = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"BZh", b"\xfd7zXZ")
_CONTROLS = [bytes([code]) for code in range(32) if code not in b"\t\n\v\f\r\x1b"]
_HEAD = 4096


def is_binary(body: bytes) -> bool:
    """Say whether bytes are no text: they begin as a known file does, or hold control characters no charset uses."""
    if body.startswith(_MARKS_OF_TEXT):
        return False
    if body.startswith(_MARKS_OF_FILES):
        return True
    head = body[:_HEAD]
    return sum(head.count(code) for code in _CONTROLS) > len(head) // 50
