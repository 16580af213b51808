"""Adds the user's key to a call as it leaves the house: no record, archive, warning or log line ever holds it."""

from __future__ import annotations

import logging

from scrapy import Request
from scrapy.core.downloader.handlers import http11
from scrapy.crawler import Crawler
from scrapy.http import Response

from nkscrape.download import Handler
from nkscrape.extract.threads.addresses import disqus

HIDDEN = "(key)"


class KeyedHandler(Handler):
    """Download handler: all that lies above it, retries and redirects included, sees addresses without the key."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._key: str = crawler.settings["NKSCRAPE_DISQUS_KEY"]
        if self._key:
            http11.logger.addFilter(self._clean_log)

    async def download_request(self, request: Request) -> Response:
        """Return the answer to a request, under the address it was asked for."""
        url = disqus.with_key(request.url, self._key) if self._key else request.url
        if url == request.url:
            return await super().download_request(request)
        try:
            response = await super().download_request(request.replace(url=url))
        except Exception as error:
            error.args = tuple(map(self._clean, error.args))
            error.__cause__ = error.__context__ = None
            raise
        headers = {
            name: [value.replace(self._key.encode(), HIDDEN.encode()) for value in values]
            for name, values in response.headers.items()
        }
        body = response.body.replace(self._key.encode(), HIDDEN.encode())
        return response.replace(url=request.url, headers=headers, body=body)

    def _clean(self, value: object) -> object:
        return value.replace(self._key, HIDDEN) if isinstance(value, str) else value

    def _clean_log(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self._clean(record.getMessage()), ()
        return True
