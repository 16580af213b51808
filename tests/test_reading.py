"""A page as columns: the look-ups answer as a walk of the tree would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nkscrape import gate, limits
from nkscrape.extract.reading import Reading
from nkscrape.extract.reading.tree import Tree
from nkscrape.page import Page


def reading(html: str) -> Reading:
    return Reading(gate.admit(html.encode()).html)


def blocks(html: str) -> list[str]:
    return [block.text for block in reading(html).blocks]


_TAGS = st.sampled_from("div p b i a ul li table tr td h2 span section x-box br img noscript button".split())
_PIECES = st.one_of(
    _TAGS.map(lambda tag: f"<{tag} class=c>"), _TAGS.map(lambda tag: f"</{tag}>"), st.sampled_from(["one ", "two", " "])
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_look_ups_answer_as_a_walk_of_the_tree(html: str) -> None:
    page = reading(html)
    tree = Tree(page).elements
    numbers = {element: i for i, element in enumerate(tree)}
    for i, element in enumerate(tree):
        assert [tree[up] for up in page.around(i)] == list(element.iterancestors())
        assert [tree[child] for child in page.children(i)] == list(element)
        assert [tree[one] for one in page.following(i)] == list(element.itersiblings())
        assert [tree[one] for one in page.preceding(i)] == list(element.itersiblings(preceding=True))
        assert page.inside(i, "b", "p") == [numbers[one] for one in element.iter("b", "p") if one is not element]
        assert page.first(i, "b", "p") == next(iter(page.inside(i, "b", "p")), None)
        assert page.tail(i) == (element.tail or "")
        assert (page.own(i) or page.raw(i)) == (element.text or "")


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_blocks_hold_the_whole_text_once_and_in_order(html: str) -> None:
    page = reading(html)
    assert "".join("".join(block.text.split()) for block in page.blocks) == "".join("".join(page.texts).split())
    assert page.blocks_in(0) == page.blocks
    for block in page.blocks:
        assert page.size(block.element) >= 0
        assert page.holds(block.element, page.holders[block.start])
        assert 0 <= block.linked <= len(block.text)


def test_a_block_is_what_a_reader_sees_as_one() -> None:
    html = "<h2>The <b>ferry</b></h2>Loose words<p>One<br>two<br><br>three</p><ul><li>a<li>b</ul>"
    assert blocks(html) == ["The ferry", "Loose words", "One\ntwo", "three", "a", "b"]


def test_a_row_is_a_block_with_tabs_between_its_cells_and_layout_tables_are_read_through() -> None:
    assert blocks("<table><tr><th>Port<th>Boats<tr><td>Haejin<td>14</table>") == ["Port\tBoats", "Haejin\t14"]
    assert blocks("<table><tr><td><p>One<p>Two<td>Menu</table>") == ["One", "Two", "Menu"]


def test_each_paragraph_between_breaks_has_its_own_share_of_links() -> None:
    page = reading("<p>Plain words here<br><br><a href=/x>All of it a link</a></p>")
    assert [(block.text, block.linked) for block in page.blocks] == [
        ("Plain words here", 0),
        ("All of it a link", len("All of it a link")),
    ]


def test_what_a_reader_cannot_see_is_no_text() -> None:
    page = reading("<title>T</title><p>Seen</p><script>let a = '<p>no'</script><noscript><p>no</p></noscript>")
    assert [block.text for block in page.blocks] == ["Seen"]
    assert page.raw(page.elements("script")[0]) == "let a = '<p>no'"
    assert page.title == "T"


def test_a_custom_element_around_blocks_is_laid_out_as_a_box() -> None:
    page = reading("<x-card><p>In</p>out</x-card><p>a<x-icon>b</x-icon></p>")
    assert [page.tags[block.element] for block in page.blocks] == ["p", "div", "p"]
    assert [block.text for block in page.blocks] == ["In", "out", "ab"]


def test_paragraphs_leave_out_what_stands_in_other_elements() -> None:
    page = reading("<div><p>One <b>two</b> three</p><p>Four</p><section><p>Five</p></section></div>")
    box, bold, section = (page.elements(tag)[0] for tag in ("div", "b", "section"))
    assert page.paragraphs(box, [bold, section]) == "One three\n\nFour"
    assert page.paragraphs(bold) == "two"


def test_what_stands_too_deep_keeps_its_text() -> None:
    page = Page(url="https://example.org/a", body=b"<p>top</p>" + b"<div>" * 3_000 + b"the bottom")
    assert page.partial == gate.TOO_DEEP
    assert max(len(list(page.reading.around(i))) for i in range(len(page.reading.tags))) < limits.MAX_DEPTH
    assert page.reading.blocks[-1].text == "the bottom"
