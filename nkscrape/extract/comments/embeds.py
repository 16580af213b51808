"""Comment systems that a script loads: named from the element or script that asks for them."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from nkscrape.page import Page

_IDS = {
    "disqus_thread": "disqus", "coral_thread": "coral", "coral_talk_stream": "coral", "coral-talk-stream": "coral",
    "talk_stream": "coral", "hyvor-talk-view": "hyvor", "isso-thread": "isso", "remark42": "remark42",
    "discourse-comments": "discourse", "commento": "commento", "cusdis_thread": "cusdis", "giscus": "giscus",
    "graphcomment": "graphcomment", "vuukle-comments": "vuukle", "hypercomments_widget": "hypercomments",
    "mc-container": "cackle", "livefyre-comments": "livefyre", "livefyre": "livefyre", "viafoura-comments": "viafoura",
    "idc-container": "intensedebate", "spotim-comments": "openweb",
}  # fmt: skip
_SCRIPTS = (
    ("disqus.com/", "disqus"), ("spot.im/", "openweb"), ("openweb.", "openweb"), ("viafoura", "viafoura"),
    ("talk.hyvor.com", "hyvor"), ("remark42", "remark42"), ("/isso/js/", "isso"),
    ("coralproject", "coral"), ("/javascripts/embed.js", "discourse"), ("giscus.app", "giscus"),
    ("utteranc.es", "utterances"), ("vuukle.com", "vuukle"), ("cusdis.com", "cusdis"), ("commento", "commento"),
    ("graphcomment.com", "graphcomment"), ("intensedebate.com", "intensedebate"), ("livefyre.com", "livefyre"),
    ("insticator.com", "insticator"), ("fyre.co", "livefyre"), ("cackle.me", "cackle"),
)  # fmt: skip
_ELEMENTS = {"hyvor-talk-comments": "hyvor", "vf-conversations": "viafoura", "vf-comments": "viafoura"}
_BY_ID = etree.XPath("id($names)/@id", smart_strings=False)


def find_embed(page: Page, marked: list[HtmlElement]) -> str | None:
    """Return the name of the comment system a page loads by script, None where it shows none."""
    named = _BY_ID(page.root, names=" ".join(_IDS))
    if isinstance(named, list) and named:
        return _IDS[str(named[0])]
    for element in marked:
        mark = element.get("class") or ""
        if "fb-comments" in mark.split():
            return "facebook"
    for element in page.root.iter("script", *_ELEMENTS):
        if element.tag != "script":
            return _ELEMENTS[element.tag]
        source = element.get("src")
        if source:
            if element.get("data-isso"):
                return "isso"
            for part, platform in _SCRIPTS:
                if part in source:
                    return platform
    return None
