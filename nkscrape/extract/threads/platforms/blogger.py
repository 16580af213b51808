"""Blogger: threaded lists (`li#c123`) and the older definition lists (`dt#c123` with its `dd`s)."""

import re

from nkscrape.extract.threads.platforms.platform import Platform

PLATFORM = Platform(platform="blogger", item_id=re.compile(r"c(?P<key>\d{10,20})"))
