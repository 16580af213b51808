"""What can vary on a drawn page, and what of it is held back from tuning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANGUAGES = "en de fr es pt it nl pl ru tr ar he ko ja zh hi vi".split()
FLAT_NESTING = ("depth_class", "margin", "data_depth", "data_parent", "reply_line", "reply_link")
"""Ways to say who answers whom while the records stay siblings."""
TREE_NESTING = ("nested", "bare", "beside")
"""Ways to say it by where the records stand: in a wrapper in the record, in the record itself, in a list after it."""
SUITABLE: Mapping[str, Sequence[str]] = {
    "li": ("nested",),
    "details": ("nested", "bare"),
    "table": ("beside",),
    "tr": ("spacer", "spacer", *FLAT_NESTING),
    **dict.fromkeys(["pair", "dt", "hr"], ("none", "none", "reply_line", "reply_link")),
    **dict.fromkeys(["div", "article", "section", "custom"], TREE_NESTING),
}
"""Ways that suit a record; where it is not listed, any of `FLAT_NESTING` does."""
ROWS = ("tr", "pair", "dt", "p", "hr")
"""Records whose element, if they have one, is none to lay out blocks in."""
LOOSE = ("pair", "dt", "hr")
"""Those without one: two rows, a term and its description, what stands between two lines."""
SPEAKING = ("plain", "bem", "camel", "modules", "foreign")
"""Vocabularies that a reader of the source understands."""

GRAMMAR: Mapping[str, tuple[str, ...]] = {
    "language": tuple(LANGUAGES),
    "vocabulary": ("plain", "bem", "camel", "modules", "foreign", "short", "tailwind", "hashed", "none"),
    "frame": ("article", "divs", "table"),
    "spacing": ("lines", "indented", "minified"),
    "size": ("empty", "single", "few", "some", "many"),
    "date": ("iso", "iso_relative", "absolute", "day", "numeric", "relative", "none"),
    "record": (
        *("div", "li", "article", "section", "details", "blockquote", "custom"),
        *("tr", "pair", "table", "dl", "dt", "p", "hr"),
    ),
    "nesting": ("none", *TREE_NESTING, *FLAT_NESTING, "spacer"),
    "order": (
        *("name date text tools", "date name text tools", "name text date tools", "text name date tools"),
        *("name date tools text", "tools name date text"),
    ),
    "head": ("row", "blocks", "sentence", "heading"),
    "layout": ("flat", "wrapped", "columns"),
    "name_tag": ("span", "b", "a", "cite", "h4", "address"),
    "text_tag": ("paragraphs", "breaks", "bare", "span"),
    "names": ("people", "nicknames", "anonymous"),
    "badge": ("none", "constant", "varying", "label"),
    "avatar": ("none", "image", "letter"),
    "quote": ("none", "blockquote", "named"),
    "signature": ("none", "below"),
    "subject": ("none", "heading"),
    "likes": ("none", "count", "labelled"),
    "number": ("none", "shown"),
    "tools": ("none", "reply", "many", "icons", "form"),
    "deleted": ("none", "some"),
    "data": ("none", "microdata", "rdfa"),
    "heading": ("counted", "plain", "none"),
    "form": ("none", "before", "after"),
    "more": ("none", "pages", "button"),
    "widget": ("none", "recent", "excerpts"),
    "related": ("none", "heading", "class", "siblings", "box", "lines"),
    "place": ("text", "comments", "side", "middle"),
    "card": ("list", "div", "article", "wrapped", "rows", "terms"),
    "parts": ("title", "image", "kicker", "excerpt", "date", "twin", "full"),
    "title_tag": ("bare", "h3", "h4", "span", "strong"),
    "decoy": ("none", "topics", "newsletter", "author", "sponsored", "neighbours", "popular"),
}
"""Every choice and its values."""
OF_COMMENTS = list(GRAMMAR)[list(GRAMMAR).index("record") : list(GRAMMAR).index("heading")]
"""Choices that do not show where there is no comment."""
OF_CARDS = ("place", "card", "parts", "title_tag")
"""Choices that do not show where there is no related reading."""

HELD_BACK: Mapping[str, frozenset[str]] = {
    "language": frozenset({"nl", "pt", "ko", "he"}),
    "vocabulary": frozenset({"camel", "short"}),
    "record": frozenset({"section", "dl", "custom"}),
    "order": frozenset({"date name text tools", "tools name date text"}),
    "name_tag": frozenset({"address"}),
    "text_tag": frozenset({"span"}),
    "date": frozenset({"day"}),
    "badge": frozenset({"label"}),
    "quote": frozenset({"named"}),
    "card": frozenset({"article", "terms"}),
    "parts": frozenset({"kicker"}),
    "title_tag": frozenset({"strong"}),
}
"""Values that no drawing for tuning has. None needs knowledge that the others do not need, too."""
HELD_BACK_PAIRS = (
    {"record": "li", "nesting": "data_parent"},
    {"record": "article", "nesting": "margin"},
    {"record": "tr", "nesting": "depth_class"},
    {"record": "div", "nesting": "beside"},
    {"record": "p", "nesting": "reply_link"},
    {"vocabulary": "none", "text_tag": "bare"},
    {"vocabulary": "hashed", "date": "none"},
    {"vocabulary": "tailwind", "names": "anonymous"},
    {"size": "single", "date": "none"},
    {"related": "siblings", "card": "wrapped"},
    {"related": "heading", "card": "rows"},
    {"place": "middle", "parts": "full"},
)
"""Pairs of values that no drawing for tuning has, though it may have either."""
