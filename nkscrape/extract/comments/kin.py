"""Finds the comments of a hand-made thread that another class sets apart: answers, staff, highlighted ones.

They hold what the others hold: the same author, date and text elements, inside or beside a known comment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from nkscrape.extract.comments import roles
from nkscrape.extract.comments.fields import read_item
from nkscrape.extract.comments.items import Item
from nkscrape.extract.comments.judging import reads_like_comment
from nkscrape.extract.comments.marks import key_of
from nkscrape.extract.comments.repetition import loose_class
from nkscrape.page import Page

MAX_SAMPLE = 40
"""Comments whose inside is compared."""
MAX_INSIDE = 200
"""Elements of one comment that are compared."""
MAX_REGION = 20_000
"""Elements of a region that are looked at for more comments."""
MAX_CLIMB = 5
"""Levels from an author's element to the comment around it."""
_TELLING = frozenset((roles.AUTHOR, roles.DATE))
_ROLES = frozenset((roles.AUTHOR, roles.DATE, roles.TEXT))


@dataclass(slots=True)
class _Shape:
    """What the comments of a thread have in common."""

    core: frozenset[str]
    """Signatures that nearly every comment holds."""
    seed: str
    """The one of them that stands once in a comment, best its author's."""

    @property
    def is_telling(self) -> bool:
        return bool(self.core & _TELLING)


def with_kin(page: Page, items: Sequence[Item], roots: Sequence[HtmlElement]) -> list[Item]:
    """Return the comments with those like them under `roots`, in document order."""
    own = {item.element for item in items}
    shape = _shape([item.element for item in items[:MAX_SAMPLE]], own)
    if len(items) < 2 or shape is None or any(item.tail for item in items):
        return list(items)
    known = {item.element: item for item in items}
    for element in _unclaimed(roots, shape, own):
        kin = _comment_around(page, element, shape, own)
        if kin is not None:
            own.add(kin)
            known[kin] = Item(kin, key_of(kin))
    if len(known) == len(items):
        return list(items)
    return [known[element] for root in roots for element in root.iter() if element in known]


def _signature(element: HtmlElement) -> str:
    """Return an element's role, else its tag and class."""
    mark = element.get("class") or ""
    role = roles.role_of(mark) if mark else roles.DATE if element.tag == "time" else ""
    return role if role in _ROLES else f"{element.tag}.{loose_class(mark)}"


def _inside(element: HtmlElement, own: set[HtmlElement]) -> Counter[str]:
    """Count the signatures inside an element, without those of comments inside it."""
    found: Counter[str] = Counter()
    stack = list(reversed(element))
    for _ in range(MAX_INSIDE):
        if not stack:
            break
        node = stack.pop()
        if isinstance(node.tag, str) and node not in own:
            found[_signature(node)] += 1
            stack.extend(reversed(node))
    return found


def _shape(elements: Sequence[HtmlElement], own: set[HtmlElement]) -> _Shape | None:
    counts = [_inside(element, own) for element in elements]
    holders = Counter(signature for count in counts for signature in count)
    core = [signature for signature, holding in holders.items() if holding * 5 >= len(counts) * 4]
    once = [signature for signature in core if sum(count[signature] == 1 for count in counts) * 2 > len(counts)]
    if not once:
        return None
    seed = next((role for role in (roles.AUTHOR, roles.DATE) if role in once), once[0])
    return _Shape(frozenset(core), seed)


def _unclaimed(roots: Sequence[HtmlElement], shape: _Shape, own: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the seeds outside the known comments, and those in a comment that has one already."""
    claimed: set[HtmlElement] = set()
    for element in islice((one for root in roots for one in root.iter()), MAX_REGION):
        if isinstance(element.tag, str) and _signature(element) == shape.seed:
            around = next((one for one in element.iterancestors() if one in own), None)
            if around is None or (around in claimed and shape.is_telling and len(shape.core) > 1):
                yield element
            else:
                claimed.add(around)


def _comment_around(page: Page, seed: HtmlElement, shape: _Shape, own: set[HtmlElement]) -> HtmlElement | None:
    """Return the nearest element around a seed that holds all a comment holds and reads like one."""
    for around in islice(seed.iterancestors(), MAX_CLIMB):
        if around in own:
            return None
        inside = _inside(around, own)
        if inside[shape.seed] > 1:
            return None
        if shape.core <= inside.keys():
            return around if _is_comment(page, around, shape, own) else None
    return None


def _is_comment(page: Page, element: HtmlElement, shape: _Shape, own: set[HtmlElement]) -> bool:
    found = read_item(page, element, own)
    if not reads_like_comment(element, found) or (roles.DATE in shape.core and not found.published_raw):
        return False
    if not shape.is_telling and not _follows_comment(element, own):
        return False
    outer = next((one for one in element.iterancestors() if one in own), None)
    return outer is None or bool(read_item(page, outer, own | {element}).text)


def _follows_comment(element: HtmlElement, own: set[HtmlElement]) -> bool:
    """Say whether an element, or one of its nearest wrappers, stands right after a comment."""
    around = (element, *islice(element.iterancestors(), 2))
    return any(one.getprevious() is not None and one.getprevious() in own for one in around)
