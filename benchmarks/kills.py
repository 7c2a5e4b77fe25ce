"""Kills ingestion at random moments, over and over, and compares what is there in the end with a run that nobody killed.

    python benchmarks/kills.py [--kills N] [--seed S]

Each child ingests the project's samples, in small batches, into one database, and is killed with SIGKILL somewhere
between its first transaction and its last; now and then a child reads everything again (`reprocess --all`) or corrects
an event instead. At last one child is left alone. Exit status 1 where the content differs or `check` finds a fault.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]


def work(database: Path, kind: str) -> None:
    """What a child does."""
    from events.ingest import merging, run
    from events.ingest.reprocess import reprocess

    run.BATCH, merging.BLOCKS = 4, 8
    if kind == "reprocess":
        reprocess(database, everything=True)
    else:
        run.ingest(database, run.read_sources([str(ROOT / "samples" / "articles")]))


def child(database: Path, kind: str, life: float | None) -> bool:
    """Runs a child, for so many seconds at most; whether it came to its end."""
    started = os.fork()
    if started == 0:
        try:
            work(database, kind)
        finally:
            os._exit(0)
    if life is not None:
        time.sleep(life)
        os.kill(started, signal.SIGKILL)
    _, status = os.waitpid(started, 0)
    return not os.WIFSIGNALED(status)


def content(database: Path) -> list[str]:
    from events.store.dump import dump
    from events.store.engine import reading

    with reading(database) as connection:
        return list(dump(connection, ("places", "place_names", "place_changes")))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)

    from events.extract import extract  # loaded before the forks, so that children start at once
    from events.ingest import authority, run
    from events.store.checking import check
    from events.store.engine import initialise, reading, writing

    for article in run.read_sources([str(ROOT / "samples" / "articles")]):
        if not isinstance(article, Exception):
            extract(article)
    with TemporaryDirectory() as folder:
        straight, killed = Path(folder) / "straight.db", Path(folder) / "killed.db"
        initialise(straight)
        with writing(straight) as connection:
            authority.load(connection)
        shutil.copy(straight, killed)
        start = time.monotonic()
        child(straight, "ingest", None)
        whole = time.monotonic() - start
        cut = 0
        while cut < given.kills:
            kind = "reprocess" if chance.random() < 0.2 else "ingest"
            cut += not child(killed, kind, chance.uniform(0.05, 0.9) * whole)
            if chance.random() < 0.1:
                # from the start again: later kills would find nothing left to do
                with writing(killed) as connection, connection.begin():
                    connection.exec_driver_sql("DELETE FROM articles WHERE id % 2 = 0")
                    connection.exec_driver_sql("INSERT OR IGNORE INTO pending SELECT 'events', block FROM events")
                    connection.exec_driver_sql("INSERT OR IGNORE INTO pending SELECT 'people', folded FROM people")
                    connection.exec_driver_sql(
                        "INSERT OR IGNORE INTO pending SELECT 'resolutions', id FROM resolutions"
                    )
        child(killed, "ingest", None)
        child(killed, "reprocess", None)
        there, wanted = content(killed), content(straight)
        with reading(killed) as connection:
            faults = [f"{f.check}: {f.detail}" for f in check(connection) if f.faults and not f.notice]
    differ = [line for line in there if line not in set(wanted)] + [line for line in wanted if line not in set(there)]
    print(f"{cut} runs killed; {len(differ)} rows differ, {len(faults)} faults")
    for line in [*differ[:5], *faults]:
        print(line[:300])
    return 1 if differ or faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
