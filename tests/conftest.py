"""Settings shared by all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from localsite import LocalSite, serve

settings.register_profile("fixed", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("fixed")


@pytest.fixture
def site() -> Iterator[LocalSite]:
    """An empty news site on 127.0.0.1."""
    with serve() as local:
        yield local
