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
