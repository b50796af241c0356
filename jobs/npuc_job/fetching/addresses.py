"""Which addresses a fetch may connect to: those of the public internet.

The lists are IANA's special-purpose registries (RFC 6890), as far as an address there is not
globally reachable, multicast included.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_PRIVATE_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network; 0.0.0.0 reaches the machine itself
            "10.0.0.0/8",
            "100.64.0.0/10",  # shared by carriers (CGNAT), RFC 6598
            "127.0.0.0/8",
            "169.254.0.0/16",  # link-local: metadata services of clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",
        ),
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")
_PRIVATE_6 = tuple(
    map(
        IPv6Network,
        ("2001::/23", "2001:db8::/32", "3fff::/20"),  # Teredo is part of the first
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_6TO4 = IPv6Network("2002::/16")


def is_public(text: str) -> bool:
    """Whether an address is one of the public internet, in whatever way it is written."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return _public_4(address) if isinstance(address, IPv4Address) else _public_6(address)


def _public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _PRIVATE_4)


def _public_6(address: IPv6Address) -> bool:
    inner = address.ipv4_mapped
    if address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _6TO4:
        inner = IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    if inner is not None:
        return _public_4(inner)
    return address in _PUBLIC_6 and not any(address in network for network in _PRIVATE_6)
