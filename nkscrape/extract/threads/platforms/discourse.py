"""Discourse: embedded topics (`post-` and the post's id) and the pages it prints for crawlers (`post_` and its number
in the topic).
"""

import re

from nkscrape.extract.threads.platforms.platform import Platform

PLATFORM = Platform(
    platform="discourse",
    item_id=re.compile(r"post-(?P<key>\d+)|post_(?P<number>\d+)"),
    item_class=re.compile(r"(?:.*\s)?crawler-post(?:\s.*)?"),
    page_marks=("discourse", "Discourse"),
)
