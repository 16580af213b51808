"""The embedded demo: a small news site of our own words, its server, and the records it should give.

`content/` holds the words, `shapes/` and `layouts/` the four kinds of article page, `furniture` everything around
them, `site` the addresses, `server` the HTTP, `truth` the expected records. Places and people are invented.
"""
