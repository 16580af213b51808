"""Addresses as attackers, broken sites and careless users write them."""

from __future__ import annotations

import ast
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attacks import Attack
from crawling import APRIL, crawl, outcomes, rows, stored
from localsite import Answer, LocalSite, article
from scrapy import Request
from scrapy.http import HtmlResponse

from nkscrape import fetched, fixtures, propose, sites
from nkscrape.cli import main
from nkscrape.page import Page
from nkscrape.spiders.news import NewsSpider
from nkscrape.verbs.extract import read_bundle

TEXT = (
    "<p>"
    + "The ferry line that closed years ago runs again from Monday, with two boats and a crew of nine. " * 4
    + "</p>"
)
RUNS = 'open("written","w")'


# --- Programs in site files


def page_with(canonical: str, path: str = "", feed: str = "/feed/", language: str = "en", raw: str = "") -> str:
    """Return a saved article page that names an address, a feed, a language and a date."""
    return (
        f"<html lang='{language}'><head><link rel=canonical href='{canonical}{path}'><title>Ferry runs again</title>"
        f"<link rel=alternate type=application/rss+xml href='{feed}'>"
        f"<meta property='article:published_time' content='{raw}'><meta property='og:type' content='article'></head>"
        f"<body><a href='{path}x-y-z'>1</a><article><h1>Ferry runs again</h1>{TEXT * 4}</article></body></html>"
    )


HOST = "https://daily.example"
PATH = "/2014/04/ferry-runs-again/"
PROGRAMS = [
    Attack(
        "a quote in the host of a canonical link", "a host is DNS labels", "'add --url', exit 2",
        lambda: page_with(f'https://x",),language={RUNS},y=("y', PATH),
    ),
    Attack(
        "a host that closes the docstring", "a host is DNS labels", "'add --url', exit 2",
        lambda: page_with(f'https://x"""+{RUNS}+""".example', PATH),
    ),
    Attack(
        "a quote and a line break in a path", "values are literals", "a site file that states them as text",
        lambda: page_with(HOST, f'/2014/04/",&#10;x={RUNS},a-b-c/'),
    ),
    Attack(
        "a backslash at the end of a path", "values are literals", "a site file that states it as text",
        lambda: page_with(HOST, "/2014/04/a-b-c\\"),
    ),
    Attack(
        "a quote in a feed's address", "values are literals", "a site file that states it as text",
        lambda: page_with(HOST, PATH, feed=f'/feed",),x=({RUNS}'),
    ),
    Attack(
        "a quote in the language", "values are literals", "a site file without it",
        lambda: page_with(HOST, PATH, language=f'en",),x=({RUNS},"'),
    ),
    Attack(
        "a line break in a date, which stands in a comment", "comments hold digits alone", "a site file without it",
        lambda: page_with(HOST, PATH, raw=f"2014-04-18&#10;    x={RUNS},#T09:00:00+09:00"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("attack", PROGRAMS, ids=str)
def test_a_page_cannot_write_a_program(attack: Attack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sites").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fixtures, "FOLDER", tmp_path / "pages")
    monkeypatch.setattr(sites, "__file__", str(tmp_path / "sites" / "__init__.py"))
    Path("page.html").write_text(attack.make(), encoding="utf-8")
    code = main(["site", "new", "page.html"])
    written = list(Path("sites").glob("*.py"))
    assert (code, len(written)) in {(0, 1), (2, 0)}
    for file in written:
        source = file.read_text(encoding="utf-8")
        assert [type(node) for node in ast.parse(source).body] == [ast.Expr, ast.ImportFrom, ast.Assign]
        assert propose.read_literals(source)["domains"] == ("daily.example",)
        exec(source, {})
    assert not Path("written").exists()


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        '"""x"""\nfrom nkscrape.site import Site\nSITE = Site(name=print("x"))',
        '"""x"""\nfrom nkscrape.site import Site\nSITE = Site(**{})',
        '"""x"""\nfrom nkscrape.site import Site\nSITE = Site("x")',
        '"""x"""\nfrom nkscrape.site import Site\nSITE = Site(name="x")\nprint()',
        'f"{print()}"\nfrom nkscrape.site import Site\nSITE = Site(name="x")',
        '"""x"""\nfrom nkscrape.site import Site as x\nSITE = Site(name="x")',
    ],
)
def test_what_is_more_than_literals_is_never_written(source: str) -> None:
    with pytest.raises(ValueError, match=r"literals|malformed"):
        propose.read_literals(source)


# --- Hosts that are none

NO_HOSTS = [
    Attack("an IPv6 literal", "no site can be stored under it", "skipped; --url: one line, exit 2", lambda: "[::1]"),
    Attack("an unclosed bracket", "no host", "skipped; --url: one line, exit 2", lambda: "[::1"),
    Attack("an empty label", "no host", "skipped; --url: one line, exit 2", lambda: "a..b"),
    Attack("a template left unfilled", "no host", "skipped; --url: one line, exit 2", lambda: "${HOST}"),
    Attack("a percent escape", "no host", "skipped; --url: one line, exit 2", lambda: "%41.example"),
    Attack("a label of 64 letters", "no host", "skipped; --url: one line, exit 2", lambda: "a" * 64 + ".example"),
    Attack("a quote", "no host", "skipped; --url: one line, exit 2", lambda: 'a".example'),
    Attack("a port that is no number", "no host", "skipped; --url: one line, exit 2", lambda: "a.example:²"),
]


@pytest.mark.parametrize("attack", NO_HOSTS, ids=str)
def test_a_start_address_without_a_host_is_one_line(
    attack: Attack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["crawl", "news", "--url", f"http://{attack.make()}/", "--dataset", str(tmp_path / "d")]) == 2
    error = capsys.readouterr().err
    assert "url is an address like" in error and error.count("\n") == 1
    assert not (tmp_path / "d").exists()


def test_hosts_that_are_none_are_skipped_wherever_they_stand(site: LocalSite, tmp_path: Path) -> None:
    hosts = [*(attack.make().replace('"', "&quot;") for attack in NO_HOSTS), "foo_bar"]
    good = APRIL[:3]
    links = "".join(f'<a href="http://{host}/2014/04/a-b-c-d/">A story with a long headline</a>' for host in hosts)
    for path, host in zip(good, hosts, strict=False):
        site.add_article(path, "2014-04-18", more=f'<link rel="canonical" href="http://{host}/">{links}')
    moved = [f"/2014/04/moved-to-a-new-place-{n}/" for n in range(len(hosts))]
    for path, host in zip(moved, hosts, strict=True):
        location = f"http://{host.replace('&quot;', '%22').encode('ascii', 'replace').decode()}/"
        site.pages[path] = Answer(status=302, headers={"Location": location})
    entries = "".join(f"<url><loc>http://{host}/2014/04/x-y-z/</loc></url>" for host in hosts)
    own = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in good)
    site.pages["/map.xml"] = Answer(f"<urlset>{entries}{own}</urlset>", media_type="application/xml")
    items = "".join(f"<item><link>http://{host}/2014/04/x-y-z/</link></item>" for host in hosts)
    site.pages["/feed"] = Answer(f"<rss><channel>{items}</channel></rss>", media_type="application/xml")
    site.add_robots("Sitemap: http://a..b/map.xml\nSitemap: http://[::1/x\nSitemap: /map.xml\n")
    site.pages["/"] = Answer(
        f'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>{links}'
        + "".join(f'<a href="{path}">A story that has moved to a new place</a>' for path in moved)
        + "</body></html>"
    )
    result = crawl(site, tmp_path, "-s", "RETRY_TIMES=0")
    assert result.returncode == 0, result.stderr
    assert stored(site, tmp_path) == good
    told = outcomes(site, tmp_path)
    assert {told[path] for path in moved} <= {"skipped: off the site", "failed: bad address"}
    assert "errors" not in result.stdout and "Traceback" not in result.stderr


# --- Secrets

SECRET = "s3cr3t/Passw0rd"
PLACES = [
    Attack("an S3 key in the dataset's address", "refused", "one line, exit 2", lambda: f"s3://KEY:{SECRET}@bucket/x"),
    Attack("the same in capitals", "refused", "one line, exit 2", lambda: f"S3://KEY:{SECRET}@bucket/x"),
    Attack("the same with a slash too few", "refused", "one line, exit 2", lambda: f"s3:/KEY:{SECRET}@bucket/x"),
    Attack("a password for SFTP", "refused", "one line, exit 2", lambda: f"sftp://me:{SECRET}@host/x"),
]
VERBS = [
    ["info"], ["check"], ["recover"], ["export", "x.csv"], ["demo"], ["crawl", "news", "--url", "http://127.0.0.1:9/"],
    ["crawl", "news", "--url", "http://127.0.0.1:9/", "--archive"],
]  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
@pytest.mark.parametrize("attack", PLACES, ids=str)
def test_a_dataset_with_a_password_is_refused(
    attack: Attack, verb: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*verb, "--dataset", attack.make()]) == 2
    told = "".join(capsys.readouterr())
    assert "Passw0rd" not in told and told.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ["crawl", "news", "--url", "https://me:Passw0rd@daily.example/"],
        ["crawl", "news", "--url", "https://me:Pass/w0rd@daily.example/"],
        ["extract", "--url", "https://me:Passw0rd@daily.example/x", "page.html"],
        ["site", "new", "https://me:Passw0rd@daily.example/x"],
        ["site", "new", "page.html", "--url", "https://me@daily.example/x"],
    ],
    ids=" ".join,
)
def test_an_address_with_a_password_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = "".join(capsys.readouterr())
    assert "w0rd" not in told and "carries a user name or password" in told and told.count("\n") == 1


def test_a_password_in_a_manifest_costs_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.html").write_text(page_with(HOST, PATH), encoding="utf-8")
    urls = ("https://me:Passw0rd@daily.example/x", "archive::daily.example-x", HOST + PATH)
    lines = [json.dumps({"path": str(tmp_path / "page.html"), "url": url}) for url in urls]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert main(["extract", "--manifest", str(tmp_path / "pages.jsonl")]) == 3
    told = capsys.readouterr().out
    assert "Passw0rd" not in told
    assert ["error" in json.loads(line) for line in told.splitlines()] == [True, False, False]


def test_passwords_in_pages_are_neither_sent_nor_stored(site: LocalSite, tmp_path: Path) -> None:
    named = site.url.replace("http://", "http://me:Passw0rd@")
    teaser = f"<section><h2>Related</h2><ul><li><a href='{named}{APRIL[1]}'><h3>Another story</h3></a></ul></section>"
    head = f'<link rel="canonical" href="{named}{APRIL[0]}"><meta property="og:image" content="{named}/a.jpg">'
    site.pages[APRIL[0]] = Answer(article("Story", "2014-04-18", teaser).replace("<title>", f"{head}<title>"))
    site.add_article(APRIL[1], "2014-04-18")
    site.pages["/moved"] = Answer(status=301, headers={"Location": named + APRIL[1]})
    site.pages["/map.xml"] = Answer(
        f"<urlset><url><loc>{named}{APRIL[0]}</loc></url><url><loc>{site.url}/moved</loc></url></urlset>",
        media_type="application/xml",
    )
    result = crawl(site, tmp_path, url="/map.xml")
    assert result.returncode == 0, result.stderr
    assert stored(site, tmp_path) == APRIL[:2]
    tables = {table: rows(tmp_path, table) for table in ("articles", "teasers", "pages", "runs")}
    assert "Passw0rd" not in f"{tables}{result.stdout}{result.stderr}"
    assert not any("Authorization" in asked.headers for asked in site.log)


def test_a_run_s_arguments_hold_no_options_of_a_store() -> None:
    options = "endpoint_override=localhost&client_secret=Passw0rd"
    spider = NewsSpider(url="https://daily.example/", dataset=f"s3://bucket/x?{options}")
    assert spider.arguments == {"url": "https://daily.example/", "dataset": "s3://bucket/x"}
    assert spider.options.dataset.endswith(options)


def test_the_archive_of_a_dataset_named_by_an_address_lies_with_its_work(site: LocalSite, tmp_path: Path) -> None:
    site.add_article(APRIL[0], "2014-04-18")
    result = crawl(site, Path("unused"), "--dataset", f"file://{tmp_path}", "--archive", url=APRIL[0])
    assert result.returncode == 0, result.stderr
    assert len(list(tmp_path.glob(".nkscrape/warc/127.0.0.1/*.warc.gz"))) == 1
    assert not Path("file:").exists()


# --- One article in another's place


def put(site: LocalSite, path: str, title: str, canonical: str, text: str = "") -> None:
    """Put up an article that names a canonical address."""
    link = f'<link rel="canonical" href="{site.url}{canonical}"><title>'
    body = article(text or title, "2014-04-18").replace("<title>", link)
    site.pages[path] = Answer(
        body.replace(f"<h1>{text}</h1>", f"<h1>{title}</h1>").replace(f">{text} |", f">{title} |")
    )


CLAIMS = [
    Attack("an address that has nothing in common", "not believed", "two articles", lambda: ("/blogs/eve-77/", "Eve")),
    Attack("an address with the same slug", "asked", "two articles", lambda: (f"/eve{APRIL[1]}", "Eve")),
    Attack("the same headline", "asked", "two articles", lambda: ("/blogs/eve-88/", "Story number 2 of April")),
]


@pytest.mark.parametrize("evil_first", [True, False], ids=["first", "second"])
def test_no_page_takes_another_article_s_place(evil_first: bool, site: LocalSite, tmp_path: Path) -> None:
    """Each attack on an article of its own, all in one crawl; then all are looked at again."""
    order: list[str] = []
    evil: dict[str, str] = {}
    for number, attack in enumerate(CLAIMS):
        path, title = attack.make()
        victim = APRIL[number]
        put(site, victim, f"Story number {number} of April", victim)
        put(site, path, title, victim, text="Something else entirely")
        order += [path, victim] if evil_first else [victim, path]
        evil[victim] = path
    site.add_sitemap("/map.xml", dict.fromkeys(order, ""))
    for arguments in ([], ["--recheck", "all"]):
        result = crawl(site, tmp_path, *arguments, url="/map.xml")
        assert result.returncode == 0, result.stderr
        found = {row["url"].removeprefix(site.url): row for row in rows(tmp_path, "articles")}
        assert sorted(found) == sorted(order)
        for number, (victim, path) in enumerate(evil.items()):
            assert found[victim]["title"] == f"Story number {number} of April"
            assert "Something else" not in found[victim]["body"]
            assert "Something else" in found[path]["body"]


def test_versions_and_copies_of_one_article_stay_one(site: LocalSite, tmp_path: Path) -> None:
    """AMP and print views by their address; a copy in another section because its canonical address agrees."""
    main_page, copy = APRIL[0], "/world/story-number-0-of-april/"
    for path in (main_page, f"{main_page}amp/", f"/print{main_page}", copy, f"{main_page}?ref=home"):
        put(site, path, "Story number 0 of April", main_page)
    site.add_sitemap(
        "/map.xml", dict.fromkeys([copy, f"{main_page}amp/", f"/print{main_page}", f"{main_page}?ref=home"], "")
    )
    result = crawl(site, tmp_path, url="/map.xml")
    assert result.returncode == 0, result.stderr
    (row,) = rows(tmp_path, "articles")
    assert row["canonical_url"] == site.url + main_page
    assert {row["outcome"] for row in rows(tmp_path, "pages")} == {"article", "listing"}


def test_a_page_whose_canonical_address_is_gone_stands_for_itself(site: LocalSite, tmp_path: Path) -> None:
    copy = "/world/story-number-0-of-april/"
    put(site, copy, "Story number 0 of April", APRIL[0])
    assert crawl(site, tmp_path, url=copy).returncode == 0
    assert [row["canonical_url"] for row in rows(tmp_path, "articles")] == [site.url + copy]


# --- Validators and sessions

VALIDATORS = [
    Attack("an ETag in Latin-1", "not kept", "the page is asked for anew", lambda: b'"caf\xe9"'),
    Attack("an ETag in UTF-8", "not kept", "the page is asked for anew", lambda: b'"\xe5\x8c\x97"'),
    Attack("a NUL", "not kept", "the page is asked for anew", lambda: b'"a\0b"'),
    Attack("a control character", "not kept", "the page is asked for anew", lambda: b'"a\x1bb"'),
    Attack("a line break", "not kept", "the page is asked for anew", lambda: b'"a\r\nX-Evil: 1"'),
    Attack("2,000 characters", "not kept, not cut", "the page is asked for anew", lambda: b'"%s"' % (b"x" * 2000)),
]


def validators(headers: dict[str, bytes]) -> tuple[str | None, str | None]:
    """Return what is kept of an answer's ETag and Last-Modified."""
    request = Request("https://daily.example/")
    answer = HtmlResponse(request.url, headers=headers, request=request)
    record = fetched.record_of(request.url, answer, datetime.now(UTC), "run")
    return record.etag, record.last_modified


@pytest.mark.parametrize("attack", VALIDATORS, ids=str)
def test_a_validator_that_would_not_come_back_as_it_was_is_not_kept(attack: Attack) -> None:
    assert validators({"ETag": attack.make(), "Last-Modified": attack.make()}) == (None, None)
    stored_before = attack.make().decode("latin-1")
    assert fetched.conditional_headers(stored_before, stored_before) == {}


def test_a_good_validator_comes_back_byte_for_byte() -> None:
    kept = validators({"ETag": b' W/"a\\b, c" '})
    assert fetched.conditional_headers(*kept) == {"If-None-Match": 'W/"a\\b, c"'}


def _token(number: int) -> str:
    return f"{number * 2654435761 % 2**32:08x}c0ffee12a4b6{number:012x}"


SESSIONS = [
    Attack("Java", "dropped", "one row a story", lambda n: f"{APRIL[n % 3]};jsessionid={_token(n).upper()}.node1"),
    Attack("PHP", "dropped", "one row a story", lambda n: f"{APRIL[n % 3]}?PHPSESSID={_token(n)}"),
    Attack("ASP.NET", "dropped", "one row a story", lambda n: f"/(S({_token(n)[:24]})){APRIL[n % 3]}"),
    Attack("sid", "dropped where it is a token", "one row a story", lambda n: f"{APRIL[n % 3]}?sid={_token(n)}"),
]


def test_a_session_in_the_address_makes_no_new_article(site: LocalSite, tmp_path: Path) -> None:
    for path in APRIL[:3]:
        site.add_article(path, "2014-04-18")
    site.add_listing("/news/", [attack.make(n) for attack in SESSIONS for n in range(60)])
    result = crawl(site, tmp_path, url="/news/")
    assert result.returncode == 0, result.stderr
    assert stored(site, tmp_path) == APRIL[:3]
    assert sorted(site.paths()[2:]) == APRIL[:3]


@pytest.mark.parametrize("url", ["", "http://[::1]/x", "http://a..b/x", "http://${HOST}/"])
def test_a_page_is_read_whatever_its_address(url: str) -> None:
    article = read_bundle(Page(url=url, body=page_with("http://[::1/", "x").encode())).article
    assert article and article.title == "Ferry runs again"
