"""Disqus, as the WordPress plugin prints the thread for search engines. It prints no dates."""

import re

from nkscrape.extract.comments.families.family import Family

FAMILY = Family(platform="disqus", item_id=re.compile(r"dsq-comment-(?P<key>\d+)"), has_dates=False)
