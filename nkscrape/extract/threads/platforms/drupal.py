"""Drupal 6 to 10: `article#comment-123` or `div.comment` behind `a#comment-123`; answers in `div.indented`."""

import re

from nkscrape.extract.threads.platforms.platform import Platform

PLATFORM = Platform(
    platform="drupal",
    item_id=re.compile(r"comment-(?P<key>\d+)"),
    item_class=re.compile(r"(?:.*\s)?(?:js-comment|comment-by-\S+|comment-published|comment--level-\d+)(?:\s.*)?"),
    page_marks=("drupal", "Drupal", "/sites/default/"),
)
