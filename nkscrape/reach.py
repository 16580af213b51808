"""Which addresses a crawl may connect to: a public site's page never makes us ask our own network.

The rule: public addresses, and those of the user's own start pages. A start host whose first look-up gives a private
address is a local site; the addresses it then has may be asked, by any name and on any port, and no other private one.
What is checked is the address that is connected to, after name resolution, so that a name which answers differently
the second time wins nothing. Through a proxy names are the proxy's affair; addresses written as such are not.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer

from nkscrape.errors import DownloadError

Address = IPv4Address | IPv6Address
PRIVATE = "private address"
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Say whether an address is one of the public Internet, and so is the IPv4 address it may carry."""
    if isinstance(address, IPv6Address):
        if carried := address.ipv4_mapped or (IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None):
            return is_public(carried)
        if address.is_site_local or (address.sixtofour and not is_public(address.sixtofour)):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def literal(host: str) -> Address | None:
    """Return the address a host is written as, in any form a resolver takes (`127.1`, `0x7f000001`, `[::1]`)."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return IPv4Address("127.0.0.1")
    try:
        return ip_address(name.partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(name)) if name[:1].isdigit() else None
    except OSError:
        return None


class Reach:
    """What one crawl may connect to."""

    def __init__(self, start_hosts: Iterable[str]) -> None:
        self._undecided = {host.lower() for host in start_hosts}
        """Start hosts that have not been looked up."""
        self._own = {address for host in self._undecided if (address := literal(host)) and not is_public(address)}
        self._proxies: set[str] = set()
        self._refused: set[str] = set()

    def check(self, url: str, proxy: str | None) -> None:
        """Raise DownloadError for a request whose host is written as a private address, or is the proxy itself."""
        host = (urlsplit(url).hostname or "").lower()
        if proxy:
            self._proxies.add((urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname or "").lower())
        elif host in self._proxies:
            raise DownloadError(f"{PRIVATE}: {host} is the proxy")
        address = literal(host)
        if address and not self._may(address):
            raise DownloadError(f"{PRIVATE}: {address}")

    def was_refused(self, url: str) -> bool:
        """Say whether the host of an address was looked up and had none but private addresses."""
        return (urlsplit(url).hostname or "").lower() in self._refused

    def decide(self, host: str) -> bool:
        """Say whether this is the first look-up of a start host, which tells whether it is a local site."""
        first = host in self._undecided
        self._undecided.discard(host)
        return first

    def allows(self, host: str, text: str, *, is_start: bool) -> bool:
        """Say whether a connection to `host` at the address `text` may be made."""
        address = ip_address(text.partition("%")[0])
        if is_start and not is_public(address):
            self._own.add(address)
        if host in self._proxies or self._may(address):
            self._refused.discard(host)
            return True
        self._refused.add(host)
        return False

    def _may(self, address: Address) -> bool:
        return is_public(address) or address in self._own


@implementer(IHostnameResolver)
class ReachResolver:
    """Name resolver that hands on only what may be connected to. Every connection by Twisted's agent goes through it,
    hosts written as addresses too, and connects to what it gave.
    """

    def __init__(self, resolver: Any, reach: Reach) -> None:
        self._resolver = resolver
        self._reach = reach

    def resolveHostName(self, receiver: Any, hostName: str, *rest: Any, **options: Any) -> Any:  # noqa: N802, N803
        """Look a name up (IHostnameResolver)."""
        sieve = _Sieve(receiver, hostName.lower(), self._reach)
        return self._resolver.resolveHostName(sieve, hostName, *rest, **options)


@implementer(IResolutionReceiver)
class _Sieve:
    def __init__(self, receiver: Any, host: str, reach: Reach) -> None:
        self._host = host
        self._reach = reach
        self._is_start = reach.decide(host)
        self._take = receiver.addressResolved
        self.resolutionBegan = receiver.resolutionBegan
        self.resolutionComplete = receiver.resolutionComplete

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        if self._reach.allows(self._host, address.host, is_start=self._is_start):
            self._take(address)
