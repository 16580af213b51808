"""Discourse: embedded topics and the pages it prints for crawlers."""

import re

from nkscrape.extract.comments.families.family import Family

FAMILY = Family(
    platform="discourse",
    item_id=re.compile(r"post[_-](?P<key>\d+)"),
    item_class=re.compile(r"(?:.*\s)?crawler-post(?:\s.*)?"),
    page_marks=("discourse", "Discourse"),
)
