"""Radio Free Asia (rfa.org), Washington; its Korea coverage in English. Not verified live."""

from nkscrape.site import Site

SITE = Site(
    name="rfa",
    domains=("rfa.org",),
    start_urls=("https://www.rfa.org/english/news/korea/",),
    feeds=("https://www.rfa.org/english/news/northkorea/rss2.xml",),
    article_urls=r"^/[a-z]+/(.*-\d{14}\.html|.*/\d{4}/\d{2}/\d{2}/[^/]+/?)$",
    listing_urls=r"/(rss2?\.xml|story_archive)$",
    languages=("en", "ko"),
    timezone="America/New_York",
    staff=("RFA", "Radio Free Asia", "RFA Korean"),
)
