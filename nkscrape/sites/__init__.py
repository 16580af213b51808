"""The sites we know: every module here that holds a SITE. A new file is a new site; there is no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from nkscrape import urls
from nkscrape.errors import UserError
from nkscrape.site import Site


@cache
def all_sites() -> dict[str, Site]:
    """Return every known site by name, sorted."""
    found = (_load(module.name) for module in pkgutil.iter_modules(__path__))
    return {site.name: site for site in sorted(found, key=lambda site: site.name)}


def _load(name: str) -> Site:
    """Return the SITE of one module; UserError where its file, which anyone may add, holds none."""
    try:
        site = importlib.import_module(f"{__name__}.{name}").SITE
    except Exception as error:
        raise UserError(f"nkscrape/sites/{name}.py is no site file: {type(error).__name__}: {error}") from error
    if not isinstance(site, Site):
        raise UserError(f"nkscrape/sites/{name}.py is no site file: its SITE is no Site")
    return site


def site_for(url: str) -> Site:
    """Return the site a URL belongs to; for an unknown one a Site with its domain and no rules."""
    for site in all_sites().values():
        if site.owns(url):
            return site
    domain = urls.site_of(url)
    return Site(name="news", domains=(domain,) if domain else ())
