"""The demo site: its pages differ, its server is origin and proxy, and it fails in the ways it promises."""

from __future__ import annotations

import http.client
import re
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from email.message import Message

import pytest

from nkscrape.demo import furniture
from nkscrape.demo.content import HOST, SHAPES, gazette
from nkscrape.demo.server import DemoServer
from nkscrape.demo.site import FAILS_ONCE, build_site


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as running:
        yield running


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


def fetch(server: DemoServer, url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Fetch through the proxy, without following redirects."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": server.proxy_url}), _Stay())
    request = urllib.request.Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with opener.open(request, timeout=10) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_the_paper_has_enough_of_everything() -> None:
    paper = gazette()
    assert len(paper.stories) >= 60
    assert len({f"{s.at:%Y-%m}" for s in paper.stories}) >= 6
    assert len({s.path for s in paper.stories}) == len(paper.stories) == len({s.paragraphs for s in paper.stories})
    for shape in SHAPES:
        stories = [s for s in paper.stories if s.shape == shape]
        assert len(stories) >= 15
        assert {s.is_metered for s in stories} == {True, False}
        assert {bool(s.thread) for s in stories} == {True, False}
        assert max(remark.depth for s in stories for remark in s.thread) == 4
        assert any("\n\n" in remark.text for s in stories for remark in s.thread)


def test_the_site_is_the_same_each_time() -> None:
    assert build_site() == build_site()


def test_links_to_stories_and_listings_lead_somewhere() -> None:
    site = build_site()
    linked = {
        path
        for answer in site.values()
        for path in re.findall(r'href="(/[^"#]*)', answer.body.decode("cp1252", "replace"), re.IGNORECASE)
        if re.match(r"/(pro/)?(20|category|tag|content_author|feed|about)", path) and "replytocom" not in path
    }
    assert len(linked) > 120
    assert linked <= set(site)


def test_pages_come_through_the_proxy_and_from_the_origin(server: DemoServer) -> None:
    story = gazette().stories[0]
    status, headers, body = fetch(server, story.url)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    direct = http.client.HTTPConnection(server.proxy_url.removeprefix("http://"), timeout=10)
    direct.request("GET", story.path)
    assert direct.getresponse().read() == body
    direct.close()
    assert server.requests == Counter({story.path: 2})


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_what_is_known_is_not_sent_again(server: DemoServer, header: str) -> None:
    url = gazette().stories[4].url
    _, headers, _ = fetch(server, url)
    asking = {"ETag": "If_None_Match", "Last-Modified": "If_Modified_Since"}[header]
    status, _, body = fetch(server, url, **{asking: headers[header]})
    assert (status, body) == (304, b"")
    assert fetch(server, url, If_None_Match='"older"')[0] == 200


def test_one_page_fails_once(server: DemoServer) -> None:
    url = gazette().stories[FAILS_ONCE].url
    status, headers, _ = fetch(server, url)
    assert (status, headers["Retry-After"]) == (503, "1")
    assert fetch(server, url)[0] == 200


def test_redirects_and_missing_pages(server: DemoServer) -> None:
    moved = fetch(server, f"http://{HOST}{furniture.MOVED}")
    assert (moved[0], moved[1]["Location"]) == (301, gazette().stories[0].url)
    away = fetch(server, f"http://{HOST}{furniture.PARTNER}")
    assert away[0] == 302 and HOST not in away[1]["Location"]
    assert fetch(server, f"http://{HOST}{furniture.WITHDRAWN}")[0] == 404


def test_other_hosts_are_refused(server: DemoServer) -> None:
    assert fetch(server, "http://elsewhere.example/")[0] == 403
    tunnel = http.client.HTTPConnection(server.proxy_url.removeprefix("http://"), timeout=10)
    tunnel.set_tunnel("elsewhere.example", 443)
    with pytest.raises(OSError, match="403"):
        tunnel.request("GET", "/")
    assert not server.requests


def test_listings_are_paged_to_the_end() -> None:
    site = build_site()
    pages = [path for path in site if path.startswith("/category/news/")]
    assert pages[:2] == ["/category/news/", "/category/news/?page=2"]
    linked = b"".join(site[path].body for path in pages).decode()
    news = [s for s in gazette().stories if s.section == "News" and s.number != furniture.FEED_ONLY]
    assert all(f'href="{s.path}"' in linked for s in news)


def test_sitemaps_and_feed_leave_something_to_the_others() -> None:
    site = build_site()
    mapped = b"".join(answer.body for path, answer in site.items() if path.startswith("/sitemap")).decode()
    stories = gazette().stories
    missing = {s.number for s in stories if f"<loc>{s.url}</loc>" not in mapped}
    assert missing == {furniture.LISTING_ONLY, furniture.FEED_ONLY}
    assert stories[furniture.FEED_ONLY].url in site["/feed/"].body.decode()
    assert furniture.WITHDRAWN in mapped and furniture.MOVED in mapped
