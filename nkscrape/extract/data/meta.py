"""Meta tags: OpenGraph, Dublin Core and the many others of a page's head."""

from __future__ import annotations

from nkscrape.extract.reading import Reading


def read_meta(reading: Reading) -> dict[str, list[str]]:
    """Return the content of `meta` tags by lower-case name, property or itemprop, in order."""
    found: dict[str, list[str]] = {}
    for i in reading.elements("meta"):
        stated = reading.attributes[i]
        name = stated.get("property") or stated.get("name") or stated.get("itemprop")
        if not name and (stated.get("http-equiv") or "").lower() == "content-language":
            name = "content-language"
        content = stated.get("content") or stated.get("value")
        if name and content and (content := content.strip()):
            found.setdefault(name.strip().lower(), []).append(content)
    return found
