"""Real comment servers of this machine, for `make test-live`. Tests skip, and say why, where one is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from isso_server import Isso, isso_server
from wordpress_server import WordPress, missing_packages, wordpress_server


@pytest.fixture(scope="session")
def isso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Isso]:
    """A running Isso."""
    pytest.importorskip("isso", reason="Isso is not installed: make test-live installs it")
    with isso_server(tmp_path_factory.mktemp("isso")) as server:
        yield server


@pytest.fixture(scope="session", params=["twentytwentyone", "twentytwentythree"])
def wordpress(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    """A running WordPress with a classic theme, and with a block theme."""
    if missing := missing_packages(request.param):
        pytest.skip(f"WordPress is not installed: apt-get install --no-install-recommends {' '.join(missing)}")
    folder: Path = tmp_path_factory.mktemp(request.param)
    with wordpress_server(folder, request.param) as server:
        yield server
