"""Look-ups from what a class or id says to the elements that say it."""

from __future__ import annotations

from nkscrape.extract.named import kinds_by_element, named
from nkscrape.extract.reading import Reading

PAGE = Reading(
    b"<body><aside class='related-box'><a id='shareBar'>x</a></aside><p>one</p><div class='related-box'>y</div></body>"
)


def test_elements_are_found_in_document_order_by_what_their_class_or_id_says() -> None:
    assert [PAGE.tags[i] for i in named(PAGE, "related")] == ["aside", "div"]
    assert [PAGE.tags[i] for i in named(PAGE, "related", "share")] == ["aside", "a", "div"]
    assert named(PAGE, "no such kind") == []


def test_each_element_is_told_what_it_says() -> None:
    said = kinds_by_element(PAGE)
    assert "related" in said[PAGE.elements("aside")[0]]
    assert said[PAGE.elements("p")[0]] == frozenset()
