"""Comment systems that a script loads: named from the element or script that asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from nkscrape.extract.reading import Reading

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


def find_embed(page: Reading, marked: Sequence[int]) -> str | None:
    """Return the name of the comment system a page loads by script, None where it shows none."""
    if named := next(filter(None, map(_named, page.by_name)), None):
        return named
    if any("fb-comments" in page.get(i, "class").split() for i in marked):
        return "facebook"
    for i in page.elements("script", *_ELEMENTS):
        if page.tags[i] != "script":
            return _ELEMENTS[page.tags[i]]
        if source := page.get(i, "src"):
            if page.get(i, "data-isso"):
                return "isso"
            if platform := _asked_of(source):
                return platform
    return None


@lru_cache(maxsize=16_384)
def _named(name: str) -> str | None:
    return next((_IDS[word] for word in name.split() if word in _IDS), None)


@lru_cache(maxsize=4096)
def _asked_of(source: str) -> str | None:
    """Return the comment system that a script's address is of."""
    return next((platform for part, platform in _SCRIPTS if part in source), None)
