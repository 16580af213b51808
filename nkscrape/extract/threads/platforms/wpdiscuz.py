"""wpDiscuz for WordPress: flat or nested, the parent's number is the second in the element id, 0 for roots."""

import re

from nkscrape.extract.threads.platforms.platform import Platform

PLATFORM = Platform(platform="wpdiscuz", item_id=re.compile(r"(?:wc|wpd)-comm-(?P<key>\d+)_(?P<parent>\d+)"))
