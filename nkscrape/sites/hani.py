"""The Hankyoreh's English edition (english.hani.co.kr). Not verified live."""

from nkscrape.site import Site

SITE = Site(
    name="hani",
    domains=("english.hani.co.kr",),
    start_urls=("https://english.hani.co.kr/arti/english_edition/e_northkorea/list1.html",),
    article_urls=r"^/arti/english_edition/\w+/\d+\.html$",
    listing_urls=r"^/arti/english_edition/(\w+/)?((home|list)\d*\.html)?$",
    languages=("en",),
    timezone="Asia/Seoul",
    staff=("Hankyoreh", "The Hankyoreh", "Hankyoreh staff reporter"),
)
