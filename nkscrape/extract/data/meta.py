"""Meta tags: OpenGraph, Dublin Core and the many others of a page's head."""

from __future__ import annotations

from nkscrape.extract.reading import Reading


def read_meta(reading: Reading) -> dict[str, list[str]]:
    """Return the content of `meta` tags by lower-case name, property or itemprop, in order."""
    found: dict[str, list[str]] = {}
    for i in reading.elements("meta"):
        name = reading.get(i, "property") or reading.get(i, "name") or reading.get(i, "itemprop")
        if not name and reading.get(i, "http-equiv").lower() == "content-language":
            name = "content-language"
        content = (reading.get(i, "content") or reading.get(i, "value")).strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found
