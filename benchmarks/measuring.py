"""What the benchmarks share; scripts in one folder import each other by name."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """The shortest of some runs, in seconds of processor time: others may want the machine too."""
    shortest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        shortest = min(shortest, time.process_time() - start)
    return shortest
