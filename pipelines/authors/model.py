"""Name: one author as a byline gives it."""

from __future__ import annotations

from dataclasses import dataclass

from nkscrape.normal import normal


@dataclass(frozen=True, slots=True)
class Name:
    """A person or organisation."""

    text: str
    """Normalised spelling."""
    seen: tuple[str, ...]
    """Spellings on the page."""
    is_organisation: bool = False

    @property
    def key(self) -> str:
        """What two spellings of one name share: letters and digits, without case and accents."""
        return name_key(self.text)


def name_key(text: str) -> str:
    """Return the letters and digits of a name, case-folded and without accents."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.casefold()))
    decomposed = normal("NFKD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum())
