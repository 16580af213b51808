"""Servers that cannot prove who they are: nothing is asked of them, nothing they say is stored, and no key goes out."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from attacks import Attack
from commands import run_nkscrape
from crawling import FAST, outcomes, rows
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from localsite import LocalSite, article
from rawserver import RawSite, ok, serve_raw

from nkscrape.trust import TrustPolicy, VerifiedCreator

NOW = datetime.now(UTC)
PATH = "/2014/04/a-story-of-the-harbour/"
US = x509.IPAddress(ip_address("127.0.0.1"))


@dataclass(frozen=True)
class Issued:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def issue(*names: x509.GeneralName, by: Issued | None = None, days: int = 30, is_authority: bool = False) -> Issued:
    """Return a certificate for some names, signed by itself unless an authority is given; negative days: expired."""
    key = ec.generate_private_key(ec.SECP256R1())
    common = f"Authority {key.private_numbers().private_value % 1000}" if is_authority else "127.0.0.1"
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=60))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return Issued(builder.sign(by.key if by else key, hashes.SHA256()), key)


AUTHORITY = issue(is_authority=True)
ATTACKS = [
    Attack("a self-signed certificate", "the chain", "self-signed", lambda: issue(US)),
    Attack("an unknown authority", "the chain", "unknown issuer", lambda: issue(US, by=issue(is_authority=True))),
    Attack("an expired certificate", "its dates", "expired", lambda: issue(US, by=AUTHORITY, days=-1)),
    Attack("another host's certificate", "its names", "issued for another host",
           lambda: issue(x509.DNSName("other.example"), by=AUTHORITY)),
    Attack("a certificate without names", "its names", "issued for another host", lambda: issue(by=AUTHORITY)),
    Attack("our name as text, not as address", "its names", "issued for another host",
           lambda: issue(x509.DNSName("127.0.0.1"), by=AUTHORITY)),
]  # fmt: skip


def context_of(issued: Issued, folder: Path) -> ssl.SSLContext:
    file = folder / "server.pem"
    pem = serialization.Encoding.PEM
    key = issued.key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(issued.certificate.public_bytes(pem) + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.fixture
def trusted(tmp_path: Path) -> dict[str, str]:
    """The environment in which our authority is trusted."""
    file = tmp_path / "authority.pem"
    file.write_bytes(AUTHORITY.certificate.public_bytes(serialization.Encoding.PEM))
    return {"SSL_CERT_FILE": str(file)}


def crawl(site: RawSite, dataset: Path, env: dict[str, str], *options: str) -> Any:
    site.answers[PATH] = ok(article("A story of the harbour", "2014-04-18").encode())
    command = ["crawl", "news", "--url", site.url + PATH, "--dataset", str(dataset), *FAST, *options]
    return run_nkscrape(*command, env=env)


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_a_server_that_cannot_prove_who_it_is(attack: Attack, tmp_path: Path, trusted: dict[str, str]) -> None:
    with serve_raw(context_of(attack.make(), tmp_path)) as site:
        result = crawl(site, tmp_path / "dataset", trusted)
        assert site.heads == []
        assert site.connections == 1  # a certificate does not change by asking again
    assert result.returncode == 4, result.stderr
    (page,) = rows(tmp_path / "dataset", "pages")
    assert page["outcome"] == f"failed: certificate of 127.0.0.1 not trusted: {attack.sees}"
    assert rows(tmp_path / "dataset", "articles") == []
    assert "NKSCRAPE_UNVERIFIED_HOSTS=127.0.0.1" in result.stderr
    assert "certificate is not trusted" in result.stdout
    assert "Traceback" not in result.stderr


def test_one_that_can_is_read(tmp_path: Path, trusted: dict[str, str]) -> None:
    with serve_raw(context_of(issue(US, by=AUTHORITY), tmp_path)) as site:
        result = crawl(site, tmp_path / "dataset", trusted)
    assert result.returncode == 0, result.stderr
    assert len(rows(tmp_path / "dataset", "articles")) == 1


def test_a_host_the_user_names_is_read_in_spite_of_its_certificate(tmp_path: Path) -> None:
    with serve_raw(context_of(issue(), tmp_path)) as site:
        result = crawl(site, tmp_path / "dataset", {}, "--set", "NKSCRAPE_UNVERIFIED_HOSTS=other.example,127.0.0.1")
    assert result.returncode == 0, result.stderr
    assert "certificate of 127.0.0.1 is not verified" in result.stderr
    assert len(rows(tmp_path / "dataset", "articles")) == 1


def test_site_new_says_so_too(tmp_path: Path) -> None:
    with serve_raw(context_of(issue(US), tmp_path)) as site:
        result = run_nkscrape("site", "new", site.url + PATH)
        assert site.heads == []
    assert result.returncode == 4
    assert "certificate of 127.0.0.1 not trusted: self-signed" in result.stderr
    assert "NKSCRAPE_UNVERIFIED_HOSTS" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.fixture
def false_disqus(tmp_path: Path) -> Iterator[tuple[str, list[bytes]]]:
    """A proxy that answers every CONNECT itself, in the name of whoever was asked for; what it could read."""
    context, read = context_of(issue(x509.DNSName("disqus.com")), tmp_path), list[bytes]()

    def tunnel(connection: socket.socket, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        with context.wrap_socket(connection, server_side=True) as talk:
            read.append(talk.recv(65536))

    with ExitStack() as stack:
        proxy = stack.enter_context(serve_raw())
        proxy.answers["disqus.com:443"] = tunnel
        yield proxy.url, read
        assert "disqus.com:443" in proxy.paths()


@pytest.mark.parametrize("option", ["NKSCRAPE_UNVERIFIED_HOSTS=disqus.com", "DOWNLOAD_VERIFY_CERTIFICATES=False"])
def test_a_key_never_goes_to_who_cannot_prove_to_be_its_owner(
    option: str, site: LocalSite, tmp_path: Path, false_disqus: tuple[str, list[bytes]]
) -> None:
    proxy, read = false_disqus
    script = "<div id='disqus_thread'></div><script>var disqus_shortname = 'gazette';</script>"
    site.add_article(PATH, "2014-04-18", more=script)
    command = ["crawl", "news", "--url", site.url + PATH, "--dataset", str(tmp_path / "dataset"), *FAST, "-s", option]
    env = {"https_proxy": proxy, "NKSCRAPE_DISQUS_KEY": "SECRET-KEY", "no_proxy": ""}
    result = run_nkscrape(*command, env=env)
    assert result.returncode == 0, result.stderr
    assert outcomes(site, tmp_path / "dataset")[PATH] == "article"
    assert read in ([], [b""])
    assert rows(tmp_path / "dataset", "articles")[0]["comments_complete"] is False


def test_hosts_that_get_a_key_are_verified_whatever_the_settings_say() -> None:
    policy = TrustPolicy(["disqus.com"], verify=False)
    assert isinstance(policy.creatorForNetloc(b"disqus.com", 443), VerifiedCreator)
    assert isinstance(policy.creatorForNetloc(b"DISQUS.com", 443), VerifiedCreator)
    assert not isinstance(policy.creatorForNetloc(b"daily.example", 443), VerifiedCreator)
