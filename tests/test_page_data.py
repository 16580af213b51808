"""What a page states in data: JSON-LD however it is written, microdata, RDFa, meta tags, script state."""

from __future__ import annotations

import json
import time

import pytest
from pages import FIRST, SECOND, TEXT, THIRD, article_of, body_of, page_of, paragraphs

from nkscrape import jsontext
from nkscrape.extract.data.state import read_embedded
from nkscrape.extract.data.structured import read_structured, texts

TITLE = "Harbour ferry stops at dusk"
H1 = f"<h1>{TITLE}</h1>"
NODE = f'{{"@type":"NewsArticle","headline":"{TITLE}","articleSection":"Port"}}'


def script(source: str) -> str:
    return f'<script type="application/ld+json">{source}</script>'


@pytest.mark.parametrize(
    "source",
    [
        NODE,
        NODE + "}",
        NODE + ";",
        NODE + " window.x = 1",
        f"<!-- {NODE} -->",
        f"//<![CDATA[\n{NODE}\n//]]>",
        f'{{"@type":"WebSite","name":"Gazette"}}\n{NODE}',
        f"[{NODE},]",
        NODE.replace('"Port"', '"Port",'),
        NODE.replace('"', "&quot;"),
        f'{{"@graph":[{{"@type":"WebPage","mainEntity":{NODE}}}]}}',
        f'[[{{"@graph":[{NODE}]}}]]',
    ],
)
def test_json_ld_as_sites_write_it(source: str) -> None:
    structured = read_structured(page_of(H1, script(source)))
    assert structured.node.get("articleSection") == "Port"


def test_references_are_resolved_wherever_the_object_stands() -> None:
    node = {
        "@type": "Article",
        "headline": TITLE,
        "author": [{"@id": "#mina"}, {"@type": "Person", "@id": "#jo"}],
        "publisher": {"@id": "#house"},
        "image": {"@id": "#nowhere"},
    }
    people = {
        "@type": "AboutPage",
        "mentions": [
            {"@id": "#mina", "@type": "Person", "givenName": "Mina", "familyName": "Harbour"},
            {"@id": "#jo", "@type": "Person", "name": "Jo Pier"},
            {"@id": "#house", "@type": "Organization", "name": "Gazette"},
        ],
    }
    structured = read_structured(page_of(H1, script(json.dumps(node)) + script(json.dumps(people))))
    assert list(texts(structured.node["author"])) == ["Mina Harbour", "Jo Pier"]
    assert [one.value for one in structured.ld("publisher")] == ["Gazette"]
    assert structured.node["image"] == {"@id": "#nowhere"}


def test_an_article_described_twice_is_one() -> None:
    plugin = f'{{"@type":"BlogPosting","headline":"{TITLE}","datePublished":"2014-04-18"}}'
    other = '{"@type":"NewsArticle","headline":"Bus fares rise","author":"Jo Pier"}'
    structured = read_structured(page_of(H1, script(NODE) + script(plugin) + script(other)))
    assert (structured.node["articleSection"], structured.node["datePublished"]) == ("Port", "2014-04-18")
    assert "author" not in structured.node


@pytest.mark.parametrize(
    "body",
    [
        '<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author" itemscope '
        'itemtype="https://schema.org/Person">By <b itemprop="name">Mina Harbour</b>, reporter</span>'
        '<meta itemprop="datePublished" content="2014-04-18"></div>',
        '<div vocab="https://schema.org/" typeof="NewsArticle"><span property="author">Mina Harbour</span>'
        '<time property="datePublished" datetime="2014-04-18">Friday</time></div>',
        '<div typeof="schema:Article"><span property="schema:author" typeof="schema:Person">By '
        '<a property="schema:name">Mina Harbour</a></span>'
        '<span property="dc:date dc:created" content="2014-04-18">Friday</span></div>',
    ],
)  # fmt: skip
def test_properties_marked_where_a_reader_sees_them(body: str) -> None:
    structured = read_structured(page_of(H1 + body))
    assert structured.props == {"author": ["Mina Harbour"], "datePublished": ["2014-04-18"]}


def test_the_language_a_page_is_sent_in_is_a_meta_tag_too() -> None:
    page = page_of(H1, '<meta http-equiv="Content-Language" content="de"><meta http-equiv="refresh" content="9">')
    assert page.meta == {"content-language": ["de"]}


def flight(*rows: str, size: int = 90) -> str:
    """Return scripts that push rows in chunks cut without regard to them."""
    whole = "\n".join(rows)
    chunks = [whole[at : at + size] for at in range(0, len(whole), size)]
    return "".join(f"<script>self.__next_f.push([1,{json.dumps(chunk)}])</script>" for chunk in chunks)


LONG = " ".join((*TEXT, *TEXT[:1]))
MARKED = "".join(f"<p>{text}</p>" for text in TEXT)
STATES = {
    "any key": f'<script id="s" type="application/json">{json.dumps({"a": {"leadText": MARKED}})}</script>',
    "assigned by name": f"<script>window['__STATE__'] = {json.dumps({'x': {'richText': MARKED}})};</script>",
    "parsed": f"<script>window.__DATA__ = JSON.parse({json.dumps(json.dumps({'story': MARKED}))});</script>",
    "flat list": f'<script id="__NUXT_DATA__" type="application/json">{json.dumps([{"a": 1}, "x", MARKED])}</script>',
    "split flight": flight("0:[\"$\",\"div\"]", f"1:{json.dumps(['$', 'article', {'html': MARKED}])}"),
    "text row": flight(f"1:T{len(MARKED.encode()):x},{MARKED}2:[]"),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_text_in_script_state_under_any_key(state: str) -> None:
    assert body_of(f"{H1}<div id=app></div>{state}") == [*TEXT]


@pytest.mark.parametrize(
    "value",
    [
        {"related": [{"text": MARKED}]},
        {"code": "function a(b){c:d};" * 40},
        {"css": ".a{color:red}.b{margin:0}" * 20},
        {"link": "https://gazette.example/" + "a" * 400},
    ],
)
def test_what_is_no_text_in_script_state(value: object) -> None:
    page = page_of(f'{H1}<script type="application/json">{json.dumps(value)}</script>')
    assert read_embedded(page, read_structured(page)) == []


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join((*TEXT, *TEXT)),
        f"{FIRST} {SECOND} {THIRD}\n\n" + "\n\n".join(TEXT),
        "".join(f"<p>{text}</p>" for text in (*TEXT, *TEXT)),
    ],
)
def test_a_text_stated_twice_is_read_once(body: str) -> None:
    node = script(json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": body}))
    assert body_of(f"{H1}<div id=app></div>", node) == [*TEXT]


def test_values_behind_each_other() -> None:
    assert jsontext.parse_each('{"a":1} [2], "b" rest') == [{"a": 1}, [2], "b"]
    assert jsontext.parse_each("nothing") == []


@pytest.mark.parametrize(
    "body",
    [
        "<script>self.__next_f.push([1,</script>" * 2000,
        '<script type="application/ld+json">' + "{" * 100_000 + "</script>",
        '<script type="application/ld+json">' + '{"@id":"a"}' * 30_000 + "</script>",
        f'<script type="application/json">{json.dumps([{"text": "a b <i>c</i> d. " * 3}] * 20_000)}</script>',
        '<div itemscope itemtype="https://schema.org/Article">' + '<i itemprop="author">' * 240 + "<b>a</b>" * 20_000,
    ],
)
def test_hostile_data_takes_no_time(body: str) -> None:
    start = time.perf_counter()
    page = page_of(H1 + body + paragraphs())
    read_embedded(page, read_structured(page))
    assert time.perf_counter() - start < 4


def test_a_section_stated_by_the_links_category() -> None:
    links = '<p><a rel="category tag" href="/port/">Port</a> <a rel="tag" href="/tag/ferry/">Ferry</a></p>'
    article = article_of(f"<article>{H1}{paragraphs()}{links}</article>")
    assert (article.section, article.tags) == ("Port", ["Ferry"])
