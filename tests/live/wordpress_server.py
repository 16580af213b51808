"""A real WordPress of Debian's packages on 127.0.0.1: MariaDB beneath it, PHP's own server before it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from clock import clock_of, set_clock
from processes import free_port, listens, running

CODE = Path("/usr/share/wordpress")
THEMES = ("twentytwentyone", "twentytwentytwo", "twentytwentythree")
"""All that Debian has: a classic one and two of blocks."""
SETTINGS = """<?php
define('DB_NAME', 'wordpress');
define('DB_USER', '{user}');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '{url}');
define('WP_SITEURL', '{url}');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_DEBUG', false);
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
CLOSED_REST = """<?php
add_filter('rest_authentication_errors', fn($error) => get_option('gazette_rest_closed')
    ? new WP_Error('rest_closed', 'For editors only.', ['status' => 401]) : $error);
"""
"""What plugins that ‘harden’ a site do, where the option says so."""


@dataclass(frozen=True)
class WordPress:
    """The site, filled by WordPress's own functions."""

    url: str
    folder: Path

    @property
    def asked(self) -> list[str]:
        """What was asked for, in order."""
        return (self.folder / "asked").read_text().splitlines()

    def forget(self) -> None:
        """Begin the list of what was asked for anew."""
        (self.folder / "asked").write_text("")

    def trouble(self, *kinds: dict[str, Any]) -> None:
        """Answer badly from now on: `path` (a pattern of PHP), `status`, `headers`, `body` of each kind."""
        (self.folder / "trouble").write_text(json.dumps(kinds))

    def set_clock(self, now: datetime) -> None:
        """Let it be another time on the site."""
        set_clock(self.folder, now)

    def run(self, code: str, before: str = "") -> str:
        """Run PHP code inside WordPress, `before` ahead of its start; return what it prints."""
        script = self.folder / "script.php"
        script.write_text(f"<?php\n{before}\nrequire {str(self.folder / 'site' / 'wp-load.php')!r};\n{code}")
        command, env = ["php", str(script)], _environment(self.folder)
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, env=env)
        if done.returncode:
            raise RuntimeError(f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout


def missing_packages(theme: str) -> list[str]:
    """Return the Debian packages that are still needed; empty where all is there."""
    needed = {
        "php-cli": shutil.which("php"),
        "php-mysql": list(Path("/usr/lib/php").glob("*/mysqli.so")),
        "mariadb-server": shutil.which("mariadbd", path=f"{os.environ['PATH']}:/usr/sbin"),
        "wordpress": CODE.is_dir(),
        f"wordpress-theme-{theme}": (CODE / "wp-content" / "themes" / theme).is_dir(),
    }
    return [package for package, found in needed.items() if not found]


@contextmanager
def wordpress_server(folder: Path, theme: str, zone: str = "Europe/Berlin") -> Iterator[WordPress]:
    """Run a fresh WordPress for the length of the block."""
    port, site = free_port(), folder / "site"
    url = f"http://127.0.0.1:{port}"
    with _database(folder) as (user, socket):
        _lay_out(site, SETTINGS.format(user=user, socket=socket, url=url))
        server = WordPress(url, folder)
        _install(server, theme, zone)
        fast = ["-d", "opcache.enable_cli=1"]
        command = [
            "php",
            *fast,
            "-S",
            f"127.0.0.1:{port}",
            "-t",
            str(site),
            str(Path(__file__).with_name("router.php")),
        ]
        files = {"GAZETTE_LOG": str(folder / "asked"), "GAZETTE_TROUBLE": str(folder / "trouble")}
        workers = {**_environment(folder), **files, "PHP_CLI_SERVER_WORKERS": "2"}
        with running(command, folder / "php.log", lambda: listens(port), workers):
            with urlopen(url, timeout=60) as home:
                home.read()
            yield server


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, **clock_of(folder)}


@contextmanager
def _database(folder: Path) -> Iterator[tuple[str, Path]]:
    """Run MariaDB on a socket of its own; yield the user and the socket."""
    data, socket = folder / "data", folder / "db.sock"
    path = f"{os.environ['PATH']}:/usr/sbin"
    common = ["--no-defaults", f"--datadir={data}", *(["--user=root"] if os.getuid() == 0 else [])]
    install = [str(shutil.which("mariadb-install-db", path=path)), *common, "--auth-root-authentication-method=normal"]
    subprocess.run(install, check=True, capture_output=True, timeout=120)
    serve = [str(shutil.which("mariadbd", path=path)), *common, f"--socket={socket}", "--skip-networking"]
    with running(serve, folder / "db.log", socket.exists):
        client = ["mariadb", "--no-defaults", f"--socket={socket}", "--user=root"]
        subprocess.run([*client, "--execute=CREATE DATABASE wordpress"], check=True, capture_output=True, timeout=60)
        yield "root", socket


def _lay_out(site: Path, settings: str) -> None:
    """Put WordPress together: its own entry files, Debian's code and themes."""
    site.mkdir()
    for file in CODE.glob("*.php"):
        if file.name != "wp-config.php":
            shutil.copy(file, site / file.name)
    for name in ("wp-includes", "wp-admin"):
        (site / name).symlink_to(CODE / name)
    (site / "wp-content").mkdir()
    (site / "wp-content" / "themes").symlink_to(CODE / "wp-content" / "themes")
    (site / "wp-content" / "mu-plugins").mkdir()
    (site / "wp-content" / "mu-plugins" / "gazette.php").write_text(CLOSED_REST)
    (site / "wp-config.php").write_text(settings)


def _install(server: WordPress, theme: str, zone: str) -> None:
    server.run(
        f"""
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        wp_install('Local Gazette', 'editor', 'editor@gazette.example', true, '', 'secret');
        switch_theme({theme!r});
        update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
        update_option('timezone_string', {zone!r});
        update_option('comment_order', 'asc');
        update_option('thread_comments_depth', 5);
        flush_rewrite_rules(false);
        """,
        before="define('WP_INSTALLING', true);",
    )
