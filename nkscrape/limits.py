"""Limits: how much of what strangers send is taken, each with its why. Numbers only; nothing here imports anything.

Settings that a user may change (time-outs, sizes of answers, delays) stand in `nkscrape/settings.py` instead.
"""

from __future__ import annotations

# --- JSON (nkscrape/jsontext.py)
MAX_JSON_CONTAINERS = 500_000
"""Objects and lists of one document: each costs up to 200 bytes of memory and may be two bytes of text."""

# --- Discussions and further pages of one article (nkscrape/spiders/follows.py)
MAX_COMMENTS = 20_000
"""Comments of one article that are kept: the largest threads known have fewer."""
MAX_FOLLOWS = 200
"""Requests for what stands behind one article, repeats included: a thread of 5,000 comments at 25 a page."""
MAX_FOLLOWS_FAILED = 3
"""Follows of one article that fail one after the other before the rest is left for another day."""
MAX_FOLLOWS_BARREN = 3
"""Answers one after the other that bring nothing new, before the rest is taken for an endless chain."""
MAX_ENDPOINT_FAILURES = 10
"""Follows of one kind at one host that fail one after the other before this crawl asks there no more."""
MAX_FOLLOWS_KEPT = 20
"""Unanswered follows that are kept with an article, as examples of what it lacks."""

# --- Archives (nkscrape/warc.py, nkscrape/archive.py)
MAX_WARC_BLOCK = 64_000_000
"""Bytes of one record, and of one body unpacked, that are kept: more than any page has."""
MAX_WARC_HEAD = 262_144
"""Bytes of a record's headers, and of an answer's: servers refuse far fewer."""
MAX_WARC_DAMAGES = 1_000
"""Damaged places after which the rest of a file is not read: each may cost a search through what is left."""
MAX_WARC_RATIO = 50
"""How many times its own size a file may unpack to; pages make 5 to 20 times."""
MAX_WARC_UNPACKED = 256_000_000
"""Bytes any file may unpack to besides, however small it is."""
MAX_ENCODINGS = 3
"""Encodings, one around the other, that are taken off a body."""
