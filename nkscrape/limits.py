"""Limits: how much of what strangers send is taken, each with its why. Numbers only; nothing here imports anything.

Settings that a user may change (time-outs, sizes of answers, delays) stand in `nkscrape/settings.py` instead.
"""

from __future__ import annotations

HEADER_BYTES = 256_000
"""Status line and headers of one answer, interim (1xx) answers included: what a browser takes."""
HEADER_LINE = 64_000
"""One line of them; the longest honest ones are security policies of some 10 kB."""
CONTENT_CODINGS = 2
"""Times a body may be packed: twice is a mistake that happens, more is an attack."""
PACKED_STREAMS = 10_000
"""gzip members or zstd frames of one body: fifty megabytes in blocks of 64 kB are 800."""
FOLLOW_HOSTS = 3
"""Hosts beside the site that one page may send us to: its comment platform and what that builds on."""
