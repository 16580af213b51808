"""Limits: how much of what strangers send is taken, each with its why. Numbers only; nothing here imports anything.

Settings that a user may change (time-outs, sizes of answers, delays) stand in `nkscrape/settings.py` instead.
"""

from __future__ import annotations

JOURNAL_LINE = 100_000_000
"""Bytes of one journal line: twice the largest page. A longer one is none of ours and never read into memory."""
