"""Ids: UUIDs of version 7 (RFC 9562, 5.7), in the order in which this process made them."""

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> uuid.UUID:
    """48 bits of Unix milliseconds, 12 of a counter within them (RFC 9562, 6.2, method 1), and 62 random ones.

    What is made together keeps its order, and indexes stay compact. Where the counter runs over, the next millisecond
    is taken.
    """
    global _last  # noqa: PLW0603  (the one number that all threads count on)
    with _lock:
        _last = max(_last + 1, time.time_ns() // 1_000_000 << 12)
        place = _last
    milliseconds, counter = place >> 12, place & 0xFFF
    random = int.from_bytes(os.urandom(8)) & (1 << 62) - 1
    return uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | counter << 64 | 0x2 << 62 | random)
