"""Yonhap News Agency (yna.co.kr): Korean, and English at en.yna.co.kr. Not verified live."""

from nkscrape.site import Site

SITE = Site(
    name="yonhap",
    domains=("yna.co.kr",),
    start_urls=("https://www.yna.co.kr/nk/index", "https://en.yna.co.kr/northkorea/index"),
    feeds=("https://www.yna.co.kr/rss/northkorea.xml", "https://en.yna.co.kr/RSS/news.xml"),
    article_urls=r"^/view/A[A-Z]{2}\d{12,}",
    listing_urls=r"^/(nk|northkorea|theme|search)/",
    languages=("ko", "en"),
    timezone="Asia/Seoul",
    staff=("Yonhap", "Yonhap News Agency", "연합뉴스"),
)
