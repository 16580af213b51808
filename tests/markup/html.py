"""Writing HTML."""

from __future__ import annotations

from html import escape

VOID = ("img", "br", "hr", "input", "meta", "link")


def tag(element: str, /, *children: str, cls: str | None = None, **attributes: str | None) -> str:
    """Return an element; children are markup, attribute values are text, None leaves an attribute out."""
    named = {"class": cls, **{key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}}
    opened = "".join(
        f" {key}" if value == "" and key == "itemscope" else f' {key}="{escape(value)}"'
        for key, value in named.items()
        if value is not None
    )
    return f"<{element}{opened}>" if element in VOID else f"<{element}{opened}>{''.join(children)}</{element}>"


def text(value: str) -> str:
    """Return text as markup."""
    return escape(value, quote=False)
