"""The list of large districts that comes with the product."""

from clearinghouse.exchange.services.large_districts import import_large_districts


def load_large_districts() -> int:
    """Import the shipped list. Returns how many districts it holds."""
    return import_large_districts().rows_read
