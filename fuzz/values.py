"""Values that break things: what mutations put in the place of a number, a date, a name, a charset."""

from __future__ import annotations

from typing import Any

NUMBERS = (
    "0", "-1", "1e999", "NaN", "inf", "²", "٣", "一", "007", "1.5", "2147483648", "9223372036854775808", "9" * 400,
    "9" * 5000, "0x10", "1_000",
)  # fmt: skip
DATES = (
    "0001-01-01", "0999-12-31T23:59:59Z", "9999-12-31", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00",
    "2024-02-30", "2024-13-01", "10000-01-01", "-2024-01-01", "2024-06-30T23:59:60Z", "2024-W01-1", "20240101",
    "Thu, 99 Foo 2024 25:61:61 +9999", "1 Jan 0001", "31 Dec 9999 23:59 -1200", "2024-01-01T00:00:00+99:99", "now",
    "00/00/0000", "12/31/9999", "1e10", "99999999999999999999", "2024-01-01T00:00:00.1234567890123Z", "३ जनवरी २०२४",
)  # fmt: skip
TEXTS = (
    "", " ", "\0", "\ufeff", "\u202e", "\ud800", "\udfff", "\U0010ffff", "\x85\u2028\u2029", "a" + "\u0301" * 2000,
    "ﷺ" * 200, "=cmd()", "'\"><", "]]>", "<!--", "&#0;&#xD800;&#x110000;", "&" + "a" * 300, "{{}}", "%s%n", "../" * 20,
    "comment " * 3000, "By " * 2000, "and " * 3000, " " * 20000, "\n" * 5000, "A. " * 3000, "1/" * 3000, "İıſK",
)  # fmt: skip
ADDRESSES = (
    "http://", "https://[::1]/", "http://foo_bar/", "http://a..b/", "http://${HOST}/", "http://a:99999/", "http://a:b/",
    "//x", "http://\u2100.example/", "http://xn--a.example/", "http://" + "a" * 300 + ".example/", "javascript:1",
    "http://user:pass@gazette.example/", "http://gazette.example/%zz%00", "http://1.1/", "http://0x7f.1/", "http:///a",
    "/2014/04/" * 400, "?page=²", "?page=99999999999999999999", "http://gazette.example:0/", "http://[", "http://\uff0f/",
    "/comment-page-9999/", "?" + "a=1&" * 900, "data:text/html,x", "\\\\x\\y", "http://gazette.example\n/", "#" * 4000,
    "http://'+x+'.example/", "http://.example/", "http://example./", "http://ex ample/", "http://-a-.example/",
)  # fmt: skip
CHARSETS = (
    "utf-8", "utf-16", "utf-16le", "utf-32", "utf-7", "iso-8859-1", "windows-1252", "euc-kr", "shift_jis", "gb18030",
    "big5", "koi8-r", "iso-2022-jp", "hz", "base64", "hex", "rot13", "zlib", "bz2", "idna", "punycode", "undefined",
    "unicode_escape", "raw_unicode_escape", "mbcs", "oem", "uu", "quopri", "none", "x-user-defined", "'\"", "utf-8\0",
)  # fmt: skip
JSON: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 1e308, float("nan"), float("inf"), 2**63, 10**400, "", "²", "\ud800", "\0", [], {},
    [[]], [None], {"": None}, [1, "a", None, {}], {"@type": ["NewsArticle"]}, {"@graph": [{"@graph": {}}]}, "x" * 5000,
    "<p>" * 500, "<b", "&#0;", *DATES[:8], *ADDRESSES[:8], [{"@id": "#a"}] * 50,
)  # fmt: skip
TAGS = (
    "div", "p", "article", "section", "table", "tr", "td", "ul", "li", "ol", "a", "span", "b", "i", "h1", "h2", "time",
    "script", "style", "noscript", "template", "textarea", "svg", "math", "iframe", "frameset", "form", "select",
    "option", "title", "meta", "link", "base", "x-comment", "font", "center", "plaintext", "xmp", "button",
)  # fmt: skip
ATTRIBUTES = (
    "class", "id", "href", "src", "datetime", "content", "property", "name", "itemprop", "itemtype", "rel", "type",
    "data-id", "data-parent", "style", "lang", "title", "xmlns:dc", "dc:creator", "charset", "http-equiv", "hidden",
)  # fmt: skip
WORDS = (
    "comment", "comments", "comment-list", "children", "depth-2", "reply", "related", "author", "byline", "date",
    "published", "entry-content", "article-body", "og:type", "article:published_time", "https://schema.org/Comment",
    "wp-embed", "disqus_thread", "isso-thread", "canonical", "next", "Comments (3)", "Leave a reply", "By Ann Barr",
)  # fmt: skip
