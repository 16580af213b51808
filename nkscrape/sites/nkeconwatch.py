"""North Korean Economy Watch (nkeconwatch.com), a blog. Not verified live; the zone of its times is not known."""

from nkscrape.site import Site

SITE = Site(
    name="nkeconwatch",
    domains=("nkeconwatch.com",),
    feeds=("https://www.nkeconwatch.com/feed/",),
    article_urls=r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$",
    listing_urls=r"^/(category|tag|author|page)/",
    languages=("en",),
    staff=("NK Economy Watch",),
)
