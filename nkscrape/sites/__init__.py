"""The sites we know: every module here that holds a SITE. A new file is a new site; there is no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from nkscrape import urls
from nkscrape.site import Site


@cache
def all_sites() -> dict[str, Site]:
    """Return every known site by name, sorted."""
    modules = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return {site.name: site for site in sorted((m.SITE for m in modules), key=lambda s: s.name)}


def site_for(url: str) -> Site:
    """Return the site a URL belongs to; for an unknown one a Site with its domain and no rules."""
    for site in all_sites().values():
        if site.owns(url):
            return site
    domain = urls.site_of(url)
    return Site(name="news", domains=(domain,) if domain else ())
