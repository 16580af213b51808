"""Limits: how much of what strangers send is taken, each with its why. Numbers only; nothing here imports anything.

Settings that a user may change (time-outs, sizes of answers, delays) stand in `nkscrape/settings.py` instead.
"""

from __future__ import annotations

# --- One page, at the gate (gate.py). Measured on 1,121 real pages: the longest has 2.2 MB, 19,629 tags, 41 attributes.
MAX_PAGE_BYTES = 8_000_000
"""Bytes of a page that are read; the rest is cut off."""
MAX_TAGS = 200_000
"""`<` of a page that are read: a live blog with 5,000 comments. One costs up to 20 microseconds and 2 kB."""
MAX_ATTRIBUTES = 500
"""Attributes of one tag where there are many; the rest is read as text. The parser's time grows with their square."""
MAX_DEPTH = 250
"""Elements inside each other. The parser gives up at 254 and leaves out what follows."""
MAX_MARKS = 30
"""Combining marks in a row, as the Stream-Safe Text Format has it (UAX #15): normalising takes the square of them."""

# --- One page's time (deadline.py): a real one takes 0.01 s, the slowest 0.3 s.
READING_SECONDS = 5.0
"""Seconds of our own work on one page; then its thread and teasers are given up, as far as they are not yet read."""
GRACE_SECONDS = 3.0
"""Seconds after that until the whole page is given up."""
