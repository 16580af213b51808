"""38 North (38north.org), analysis by the Stimson Center in Washington. Not verified live."""

from nkscrape.site import Site

SITE = Site(
    name="38north",
    domains=("38north.org",),
    feeds=("https://www.38north.org/feed/",),
    article_urls=r"^/\d{4}/\d{2}/[^/]+/?$",
    listing_urls=r"^/(category|tag|author|topics|page)/",
    languages=("en",),
    timezone="America/New_York",
    staff=("38 North", "Stimson Center"),
)
