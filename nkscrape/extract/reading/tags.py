"""What tags mean for the text around them."""

from __future__ import annotations

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table "
    "tbody tfoot thead tr ul".split()
)
"""Elements that start on a line of their own."""
CELLS = frozenset(("td", "th"))
"""Parts of a row: one line with what stands beside them."""
SILENT = frozenset(
    "audio button canvas datalist embed head iframe input link map math meta noscript object option script select "
    "style svg template textarea video".split()
)
"""Elements whose text is no part of what a page says."""
OPAQUE = frozenset(("svg", "math"))
"""Silent elements in which nobody looks for anything."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MARKS = frozenset(("b", "strong", "i", "em", "u", "font", "small", "mark"))
"""Elements that set a text apart from the text around it."""
