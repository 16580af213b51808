"""Words as data: one TOML file per language with all that it contributes, and what the rest of the code asks of them.

The format and the question each section answers: docs/words.md. Nothing is read before the first question.
"""

from nkscrape.extract.words import byline, classes, comments, dates, headings, lines, pages, text

__all__ = ("byline", "classes", "comments", "dates", "headings", "lines", "pages", "text")
