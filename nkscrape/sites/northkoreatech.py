"""North Korea Tech (northkoreatech.org). Not verified live; the zone of its times is not known."""

from nkscrape.site import Site

SITE = Site(
    name="northkoreatech",
    domains=("northkoreatech.org",),
    feeds=("https://www.northkoreatech.org/feed/",),
    article_urls=r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$",
    listing_urls=r"^/(category|tag|author|page)/",
    languages=("en",),
    staff=("North Korea Tech",),
)
