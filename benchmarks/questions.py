"""How long questions take in a large database, made here row by row: `questions.py [EVENTS] [DATABASE]`.

Builds a database of so many events (a million by default) in a temporary folder, or in DATABASE, where it is kept and
used again. Prints, for each question, the milliseconds to understand it and to get the first 100 rows, best of 5.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlalchemy as sa

from events.ingest import authority
from events.query.asking import asked
from events.store.engine import initialise, reading, writing
from events.store.tables import articles, event_mentions, event_organisations, events, organisations, places
from events.text import fold

QUESTIONS = (
    "events in 2018 for Điện Biên",
    "su kien dien bien 2018",
    "hội nghị ở Hà Nội quý I/2019",
    "kỷ luật ở Cần Thơ từ 2016 đến nay",
    "conferences of Ban Tổ chức Trung ương between March and May 2018",
    "sự kiện năm 2018",
    "events in May 1975",
    '"luân chuyển cán bộ" năm 2018',
    "luan chuyen",
    "how many meetings per month in 2018",
    "sự kiện năm 2018 theo tỉnh",
)
SUBJECTS = (
    "luân chuyển cán bộ",
    "phòng, chống lụt bão",
    "xây dựng nông thôn mới",
    "sắp xếp tổ chức bộ máy",
    "tổng kết năm học",
    "diễn biến thời tiết",
)
KINDS = ("meeting", "working_session", "issuance", "ceremony", "discipline", "training", "result", "implementation")


def build(path: Path, number: int) -> None:
    """A database of `number` events, told by a tenth as many articles."""
    initialise(path)
    chance = random.Random(1975)
    with writing(path) as connection:
        authority.load(connection)
        with connection.begin():
            seats = list(connection.execute(sa.select(places.c.id, places.c.name, places.c.level)))
            seats = [seat for seat in seats if seat[2] != "commune" or chance.random() < 0.1]
            bodies = list(connection.execute(sa.select(organisations.c.id)).scalars())
            local = [
                _row(
                    organisations,
                    id=f"body-{id_}",
                    name=f"Cấp ủy {name} {i}",
                    folded=fold(f"Cấp ủy {name} {i}"),
                    level="district",
                    place_id=id_,
                    origin="article",
                )
                for i, (id_, name, _) in enumerate(seats)
            ]
            connection.execute(sa.insert(organisations), local)
            bodies += [row["id"] for row in local]
        rows = _rows(chance, number, seats, bodies)
        while batch := [row for _, row in zip(range(20_000), rows, strict=False)]:
            with connection.begin():
                for position, table in enumerate((articles, events, event_mentions, event_organisations)):
                    values = [each[position] for each in batch if each[position] is not None]
                    connection.execute(sa.insert(table), values)
        with connection.begin():
            connection.exec_driver_sql("ANALYZE")


def _rows(chance: random.Random, number: int, seats: list[Any], bodies: list[str]) -> Iterator[tuple[Any, ...]]:
    first = date(1930, 2, 3)
    for i in range(number):
        id_, name, _ = chance.choice(seats)
        # most news is of late years; one event in twenty lasts a year or more
        age = int(chance.random() ** 3 * 35_000)
        start = date(2026, 6, 30) - timedelta(days=age)
        start = max(start, first)
        end = start + timedelta(days=chance.choice((0,) * 16 + (1, 30, 89, 364 * chance.randint(1, 5))))
        subject = chance.choice(SUBJECTS)
        quote = f"Ngày {start.day}/{start.month}/{start.year}, {name} tổ chức hội nghị về {subject}, số {i}."
        shared = {
            "title": f"{name} tổ chức hội nghị về {subject}",
            "type": chance.choice(KINDS),
            "start_date": start.isoformat(),
            "end_date": end.isoformat(),
            "precision": "day",
            "status": "reported",
            "place_id": id_ if chance.random() < 0.8 else None,
            "place_name": name,
            "confidence": 0.9,
            "quote": quote,
        }
        article = None
        if i % 10 == 0:
            article = _row(
                articles,
                id=i // 10,
                url=f"https://bao.example/{i}",
                title=quote,
                published=start.isoformat(),
                text=quote,
            )
        event = _row(events, id=i, key=str(i), origin="article", contradictions="[]", **shared)
        mention = _row(event_mentions, id=i, event_id=i, article_id=i // 10, date_assumed="[]", details="{}", **shared)
        yield (
            article,
            event,
            mention,
            _row(event_organisations, event_id=i, organisation_id=chance.choice(bodies), role="organiser"),
        )


def _row(table: sa.Table, **values: Any) -> dict[str, Any]:
    blank = {
        column.name: "" if isinstance(column.type, sa.Text) else 0
        for column in table.columns
        if not column.nullable and column.server_default is None
    }
    return blank | values


def best(run: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    """Milliseconds of the quickest run, and what it gave."""
    quickest, result = float("inf"), None
    for _ in range(times):
        started = perf_counter()
        result = run()
        quickest = min(quickest, (perf_counter() - started) * 1000)
    return quickest, result


def main() -> None:
    """Builds and measures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "large.db"
        if not path.exists():
            started = perf_counter()
            build(path, number)
            print(f"built {number} events in {perf_counter() - started:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        with reading(path):
            pass
        for question in QUESTIONS:

            def ask(question: str = question) -> tuple[float, int]:
                started = perf_counter()
                with asked(path, question, today=date(2026, 6, 30)) as answering:
                    understood = (perf_counter() - started) * 1000
                    if answering.understanding.counting:
                        return understood, sum(each.count for each in answering.counts())
                    return understood, sum(1 for _ in answering.rows(100))

            took, (understood, rows) = best(ask)
            print(f"{took:8.1f} ms  of which understanding {understood:6.1f}  rows {rows:7d}  {question}")


if __name__ == "__main__":
    main()
