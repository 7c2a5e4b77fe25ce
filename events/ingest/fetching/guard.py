"""Which addresses may be reached: public ones only, so that no page can send the fetcher into one's own network.

A host is resolved once and the connection goes to the very address that was checked: a name that answers differently
the second time gains nothing. Each redirect is checked anew.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from events.ingest.fetching.errors import Refused, Unreachable

# 6to4 and Teredo carry an IPv4 address inside; NAT64 too
_CARRIERS = tuple(ipaddress.ip_network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48"))


def check_url(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address that may be asked. Raises Refused."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(f"no valid address: {error}", url) from None
    if parts.scheme not in ("http", "https"):
        raise Refused(f"{parts.scheme or 'no'} address: only http and https are fetched", url)
    if not parts.hostname:
        raise Refused("an address without a host", url)
    if parts.username or parts.password:
        raise Refused("an address with a user name in it", url)
    return parts.scheme, parts.hostname.rstrip("."), port or (443 if parts.scheme == "https" else 80)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, the ones wrapped in others too."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and any(ip in net for net in _CARRIERS):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int, *, allow_local: bool = False) -> list[str]:
    """The IP addresses of a host that may be reached. Raises Refused where it has none that may, Unreachable without any."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} has no address: {error}", host) from None
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if allow_local:
        return addresses
    # one private answer among public ones is a trick, not an accident
    bad = [address for address in addresses if not is_public(address)]
    if bad:
        raise Refused(f"{host} is {bad[0]}, which is not a public address; --allow-local permits it", host)
    return addresses
