"""TLS: whose certificates are trusted. All are verified, against the system's authorities (or SSL_CERT_FILE), unless
the user names a host in NKSCRAPE_UNVERIFIED_HOSTS; hosts that get a key are verified always.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urlsplit

from OpenSSL.crypto import X509
from OpenSSL.SSL import VERIFY_FAIL_IF_NO_PEER_CERT, VERIFY_PEER, Connection
from OpenSSL.SSL import X509VerificationCodes as Codes
from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from service_identity import VerificationError
from service_identity.exceptions import CertificateError
from service_identity.hazmat import DNS_ID, IPAddress_ID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.internet.ssl import optionsForClientTLS
from twisted.python.failure import Failure
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

from nkscrape.errors import DownloadError
from nkscrape.extract.threads.addresses import disqus

logger = logging.getLogger(__name__)

KEYED = frozenset({urlsplit(disqus.API).hostname})
"""Hosts that get a key of the user's: verified whatever the settings say."""

_WORDS = {
    Codes.ERR_CERT_NOT_YET_VALID: "not valid yet",
    Codes.ERR_CERT_HAS_EXPIRED: "expired",
    Codes.ERR_DEPTH_ZERO_SELF_SIGNED_CERT: "self-signed",
    Codes.ERR_SELF_SIGNED_CERT_IN_CHAIN: "self-signed",
    Codes.ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "unknown issuer",
    Codes.ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE: "unknown issuer",
}


class UntrustedError(DownloadError):
    """A server could not prove to be who it says it is."""

    def __init__(self, host: str, why: str) -> None:
        super().__init__(f"certificate of {host} not trusted: {why}")
        self.host = host


@implementer(IPolicyForHTTPS)
class TrustPolicy:
    """Says how each host is connected to."""

    def __init__(self, unverified: Collection[str], *, verify: bool = True) -> None:
        self._unverified = {host.strip().lower() for host in unverified}
        self._verify = verify
        self._lenient = _ScrapyClientContextFactory()
        self._creators: dict[bytes, Any] = {}

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:  # noqa: N802 - Twisted's name
        """Return what makes connections to a host (IPolicyForHTTPS)."""
        if hostname not in self._creators:
            self._creators[hostname] = self._make(hostname, port)
        return self._creators[hostname]

    def _make(self, hostname: bytes, port: int) -> Any:
        host = hostname.decode("ascii").lower()
        if host in KEYED or (self._verify and host not in self._unverified):
            return VerifiedCreator(host)
        logger.warning("the certificate of %s is not verified, as asked for: anyone may answer in its name", host)
        return self._lenient.creatorForNetloc(hostname, port)


@implementer(IOpenSSLClientConnectionCreator)
class VerifiedCreator:
    """Makes connections to one host that come about only with a certificate we trust, and say why they did not."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._creator = optionsForClientTLS(host)

    def clientConnectionForTLS(self, tlsProtocol: Any) -> Connection:  # noqa: N802, N803 - Twisted's names
        """Return a new connection (IOpenSSLClientConnectionCreator)."""
        creator: Any = self._creator
        connection: Connection = creator.clientConnectionForTLS(tlsProtocol)
        # Twisted's own check lets a certificate without any names pass, and does not tell what was wrong.
        connection.set_verify(VERIFY_PEER | VERIFY_FAIL_IF_NO_PEER_CERT, self._verify_for(tlsProtocol))
        return connection

    def _verify_for(self, protocol: Any) -> Callable[[Connection, X509, int, int, int], bool]:
        def verify(connection: Connection, certificate: X509, error: int, depth: int, ok: int) -> bool:
            problem = self._problem(certificate, error, depth, ok=bool(ok))
            if problem:
                protocol.failVerification(Failure(UntrustedError(self._host, problem)))  # type: ignore[no-untyped-call]
            return not problem

        return verify

    def _problem(self, certificate: X509, error: int, depth: int, *, ok: bool) -> str | None:
        """Return what is wrong with one certificate of the chain; None where nothing is."""
        if not ok:
            return _WORDS.get(error, f"OpenSSL error {error}")
        if depth:
            return None
        is_address = isIPAddress(self._host) or isIPv6Address(self._host)
        try:
            verify_service_identity(
                extract_patterns(certificate), [IPAddress_ID(self._host) if is_address else DNS_ID(self._host)], []
            )
        except (VerificationError, CertificateError, ValueError):
            return "issued for another host"
        return None
