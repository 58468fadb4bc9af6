"""Which numbers on the network are somebody's public server, and which are ours or nobody's."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Number = IPv4Address | IPv6Address

# Beyond what the registries call special: the metadata service of one provider has a public number (Azure), NAT64 and the older
# transition networks lead to IPv4 numbers that are checked by themselves or not at all.
NEVER = tuple(
    ip_network(network)
    for network in (
        "168.63.129.16/32", "192.88.99.0/24", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4",
        "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10",
    )
)  # fmt: skip


def is_public(text: str) -> bool:
    """Whether this number is one that anybody on the internet could reach, and no more than that."""
    try:
        number = ip_address(text)
    except ValueError:
        return False
    if isinstance(number, IPv6Address) and (number.scope_id or number.ipv4_mapped is not None):
        return False
    special = (
        number.is_private
        or number.is_loopback
        or number.is_link_local
        or number.is_multicast
        or number.is_reserved
        or number.is_unspecified
    )
    return number.is_global and not special and not any(number in network for network in NEVER if network.version == number.version)
