"""Disqus, as the WordPress plugin prints the thread for search engines. It prints no dates."""

import re

from nkscrape.extract.threads.platforms.platform import Platform

PLATFORM = Platform(platform="disqus", item_id=re.compile(r"dsq-comment-(?P<key>\d+)"), has_dates=False)
