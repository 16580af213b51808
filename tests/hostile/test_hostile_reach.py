"""Pages that would send us into our own network: nothing there is connected to, and the article is stored.

127.0.0.1 plays the public Internet here, 127.0.0.2 the network of the user's machine; names are looked up in a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import pytest
from attacks import Attack
from commands import Result, run_nkscrape
from crawling import FAST, rows
from localsite import Answer, LocalSite, article
from rawserver import RawSite, moved, ok, serve_raw

from nkscrape import limits
from nkscrape.errors import DownloadError
from nkscrape.reach import Reach, is_public, literal

PUBLIC_AND_NAMES = """
import socket
from nkscrape import reach
real = reach.is_public
reach.is_public = lambda address: str(address) == "127.0.0.1" or real(address)
turns, look_up = [], socket.gethostbyname
def table(name):
    if name.startswith("rebind"):
        turns.append(name)
        return "127.0.0.1" if len(turns) == 1 else "127.0.0.2"
    if name.startswith("internal"):
        return "127.0.0.2"
    return "127.0.0.1" if name.endswith(".example") else look_up(name)
socket.gethostbyname = table
"""
ISSO = '<div id="isso-thread"></div><script data-isso="ADDRESS" src="/isso/js/embed.min.js"></script>'
REMARK = "<div id='remark42'></div><script>var remark_config = {host: 'ADDRESS', site_id: 'g'}</script>"
CORAL = "<div id='coral_thread'></div><script>Coral.createStreamEmbed({storyID: 's', rootURL: 'ADDRESS'})</script>"
DISCOURSE = (
    "<div id='discourse-comments'></div><script>DiscourseEmbed = {discourseUrl: 'ADDRESS', topicId: 12};</script>"
)
WORDPRESS = '<link rel="https://api.w.org/" href="ADDRESSwp-json/"><link rel="shortlink" href="ADDRESS?p=77">'


def names(markup: str, address: str) -> str:
    return markup.replace("ADDRESS", address)


SEES = "the article, its thread marked incomplete"
ATTACKS = [
    Attack("Isso at an address", "written as an address", SEES, lambda: (ISSO, "http://127.0.0.2:PORT/")),
    Attack("Isso at a mapped address", "written as an address", SEES, lambda: (ISSO, "http://[::ffff:7f00:2]:PORT/")),
    Attack("Remark42 at a number", "written as an address", SEES, lambda: (REMARK, "http://2130706434:PORT/")),
    Attack("Coral (POST) at half an address", "written as an address", SEES, lambda: (CORAL, "http://127.2:PORT")),
    Attack("Discourse at an octal address", "written as an address", SEES, lambda: (DISCOURSE, "http://0177.0.0.2:PORT/")),
    Attack("WordPress at a hexadecimal address", "written as an address", SEES, lambda: (WORDPRESS, "http://0x7f.2:PORT/")),
    Attack("Isso at a name", "after name resolution", SEES, lambda: (ISSO, "http://internal.example:PORT/")),
    Attack("Coral at a name with a dot", "after name resolution", SEES, lambda: (CORAL, "http://internal.example.:PORT")),
    Attack("a name that changes", "at every connection", SEES, lambda: (ISSO, "http://rebind.example:PORT/")),
    Attack("a redirect to a name", "redirects stay on their host", SEES,
           lambda: (ISSO, "http://moved.example:PORT/to-inside/")),
]  # fmt: skip
PATHS = {attack: f"/2014/04/attack-number-{n}-of-very-many/" for n, attack in enumerate(ATTACKS)}


@dataclass(frozen=True)
class Both:
    """The site, and what it would send us to, on the same port."""

    outside: RawSite
    inside: RawSite

    @property
    def port(self) -> str:
        return self.outside.url.rpartition(":")[2]


@pytest.fixture
def both() -> Iterator[Both]:
    with serve_raw(host="127.0.0.2") as inside, serve_raw(port=int(inside.url.rpartition(":")[2])) as outside:
        inside.answers["/robots.txt"] = ok(b"")
        yield Both(outside, inside)


def crawl(both: Both, dataset: Path, *options: str, prelude: str = PUBLIC_AND_NAMES, url: str = "/news/") -> Result:
    command = ["crawl", "news", "--url", both.outside.url + url, "--dataset", str(dataset), *FAST]
    return run_nkscrape(*command, "-s", "DNSCACHE_ENABLED=False", "-s", "RETRY_TIMES=0", *options, prelude=prelude)


def story(more: str) -> bytes:
    return ok(article("A story of the harbour", "2014-04-18", more).encode())


def test_a_public_site_s_page_never_makes_us_ask_a_private_address(both: Both, tmp_path: Path) -> None:
    links = "".join(f'<article><h2><a href="{path}">A headline of {path}</a></h2></article>' for path in PATHS.values())
    both.outside.answers["/news/"] = ok(f"<html><body>{links}</body></html>".encode())
    for attack, path in PATHS.items():
        both.outside.answers[path] = story(names(*attack.make()).replace("PORT", both.port))
    for path in ("/to-inside/?uri=%2F2014%2F04%2Fattack-number-9-of-very-many%2F", "/?uri=x"):
        both.outside.answers[path] = moved(f"http://internal.example:{both.port}/")
    result = crawl(both, tmp_path)
    assert both.inside.connections == 0, both.inside.heads
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    stored = rows(tmp_path, "articles")
    assert len(stored) == len(ATTACKS)
    assert not any(one["comments_complete"] for one in stored)
    assert rows(tmp_path, "comments") == []
    assert any("rebind.example" in head for head in both.outside.heads)


@pytest.mark.parametrize("where", ["http://127.0.0.2:PORT/robots.txt", "http://elsewhere.example:PORT/robots.txt"])
def test_robots_txt_leads_to_no_other_site(where: str, both: Both, tmp_path: Path) -> None:
    both.outside.answers["/robots.txt"] = moved(where.replace("PORT", both.port), "301 Moved Permanently")
    both.outside.answers["/news/"] = story("")
    result = crawl(both, tmp_path)
    assert both.inside.connections == 0
    assert both.outside.paths() == ["/robots.txt"]
    assert result.returncode == 4, result.stderr
    assert "leaving the site alone" in result.stderr


def test_a_question_to_a_comment_server_is_put_to_nobody_else(both: Both, tmp_path: Path) -> None:
    both.outside.answers["/news/"] = story(names(CORAL, f"http://coral.example:{both.port}"))
    both.outside.answers["/api/graphql"] = moved(f"{both.outside.url}/take-this/", "307 Temporary Redirect")
    result = crawl(both, tmp_path)
    assert result.returncode == 0, result.stderr
    assert any(head.startswith("POST /api/graphql") for head in both.outside.heads)
    assert "/take-this/" not in both.outside.paths()


def test_one_page_sends_us_to_few_hosts(both: Both, tmp_path: Path) -> None:
    many = (
        "from nkscrape.page import Follow\nfrom nkscrape.spiders import pages\nreal_extract = pages.extract\n"
        "def extract(page, site):\n    yield from real_extract(page, site)\n    for n in range(20):\n"
        f"        url = f'http://host-{{n}}.example:{both.port}/thread'\n"
        "        yield Follow(url=url, kind='comments.isso', article_url=page.canonical_url)\n"
        "pages.extract = extract\n"
    )
    both.outside.answers["/news/"] = story("")
    result = crawl(both, tmp_path, prelude=PUBLIC_AND_NAMES + many)
    assert result.returncode == 0, result.stderr
    asked = {head.partition("Host: ")[2].split(":")[0] for head in both.outside.heads}
    assert len({host for host in asked if host.startswith("host-")}) == limits.FOLLOW_HOSTS
    assert rows(tmp_path, "articles")[0]["comments_complete"] is False


def test_a_local_site_may_ask_its_own_address_on_any_port_by_any_name(site: LocalSite, tmp_path: Path) -> None:
    """The user's own start address lies in a private network: that address, and no other, is in reach."""
    thread = '{"replies": [{"id": 5, "text": "Well said", "author": "Ann", "created": 1397810000.0}]}'
    with serve_raw() as comments, serve_raw(host="127.0.0.2") as inside:
        comments.answers["/?uri=%2Fone%2F"] = ok(thread.encode())
        other_name = comments.url.replace("127.0.0.1", "localhost")
        site.pages["/one/"] = Answer(article("One", "2014-04-18", names(ISSO, f"{other_name}/")))
        site.pages["/two/"] = Answer(article("Two", "2014-04-18", names(ISSO, f"{inside.url}/")))
        starts = ["--url", f"{site.url}/one/", "--url", f"{site.url}/two/"]
        result = run_nkscrape("crawl", "news", *starts, "--dataset", str(tmp_path), *FAST)
        assert inside.connections == 0
    assert result.returncode == 0, result.stderr
    assert [row["text"] for row in rows(tmp_path, "comments")] == ["Well said"]


@pytest.mark.parametrize(
    "address",
    "0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 192.0.0.1 192.168.1.1 198.18.0.1 "
    "224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::a00:1 "
    "64:ff9b::7f00:1 64:ff9b:1::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2002:7f00:1:: 2002:a00:1:: fc00::1 fd12::1 "
    "fe80::1 fec0::1 ff02::1".split(),
)
def test_private_addresses(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", "8.8.8.8 93.184.216.34 2606:2800:220:1::1 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1".split()
)
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.0.0.1. LOCALHOST localhost. "
    "a.localhost".split(),
)
def test_addresses_in_other_clothes(host: str) -> None:
    assert literal(host) == ip_address("127.0.0.1")


@pytest.mark.parametrize("host", ["daily.example", "1and1.example", "", "a..b", "256.1.1.1", "x" * 300])
def test_hosts_that_are_no_addresses(host: str) -> None:
    assert literal(host) is None


def test_what_is_behind_a_proxy_is_the_proxy_s_affair_but_not_what_is_written_as_an_address() -> None:
    reach = Reach(["daily.example"])
    proxy = "http://10.0.0.9:3128"
    reach.check("http://daily.example/", proxy)
    assert reach.allows("10.0.0.9", "10.0.0.9", is_start=False)
    for url, through in (("http://169.254.169.254/", proxy), ("http://[::1]/", proxy), ("https://10.0.0.9/", None)):
        with pytest.raises(DownloadError, match="private address"):
            reach.check(url, through)


def test_a_public_start_host_that_turns_private_is_no_local_site() -> None:
    reach = Reach(["daily.example"])
    assert reach.allows("daily.example", "93.184.216.34", is_start=reach.decide("daily.example"))
    assert not reach.allows("daily.example", "127.0.0.1", is_start=reach.decide("daily.example"))
    assert reach.was_refused("https://daily.example/")
