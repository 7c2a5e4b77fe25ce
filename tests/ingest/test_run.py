"""Ingestion end to end, with the real finders, on articles of our own."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from made import content as whole_content
from made import fork

from events.articles import article
from events.articles.model import Article
from events.errors import ArticleError, DatabaseMissing, EventsError, UsageError
from events.ingest import merging, rules, run
from events.ingest.reprocess import reprocess
from events.ingest.run import ingest, read_sources, rehearse
from events.store.checking import check
from events.store.engine import reading
from events.store.tables import articles, event_mentions, events, places, rejections, resolutions, runs

TEXTS = (
    ("ĐBP - Sáng 13/4/2018, Huyện ủy Điện Biên Đông tổ chức hội nghị sơ kết công tác quý I.", "2018-04-14"),
    (
        "Huyện ủy Điện Biên Đông đã ban hành Quy định số 02-QĐ/HU, ngày 16/4/2018 về luân chuyển cán bộ.",
        "2018-10-03",
    ),
    ("Ngày 16/4/2018, Huyện ủy Điện Biên Đông ban hành Quy định số 02-QĐ/HU về luân chuyển cán bộ.", "2018-11-05"),
    (
        "Năm 2019, tỉnh Điện Biên kết nạp 1.200 đảng viên mới. Ngày 3/2/2020, Tỉnh ủy Điện Biên tổ chức lễ kỷ niệm 90 năm Ngày thành lập Đảng.",
        "2020-02-04",
    ),
    (
        "Ngày 1/8/2008, tỉnh Hà Tây sáp nhập vào thành phố Hà Nội. Nghị quyết số 15/2008/QH12 được Quốc hội thông qua ngày 29/5/2008.",
        "2018-08-01",
    ),
    (
        "Sáng 7/5/2024, tại thành phố Điện Biên Phủ, tỉnh Điện Biên tổ chức lễ kỷ niệm 70 năm Chiến thắng Điện Biên Phủ.",
        "2024-05-08",
    ),
)


def some(count: int = 12) -> list[Article]:
    """Articles of two papers on the same happenings."""
    return [
        article(
            TEXTS[n % len(TEXTS)][0],
            title=f"Tin số {n}",
            url=f"https://example.org/{n}",
            published=date.fromisoformat(TEXTS[n % len(TEXTS)][1]),
            source="Báo Mẫu" if n % 2 else "Báo Thử",
        )
        for n in range(count)
    ]


def content(path: Path) -> list[str]:
    """The content without the 27,000 rows of places, which no ingestion touches."""
    return whole_content(path, ("places", "place_names", "place_changes"))


def count(path: Path, table: sa.Table) -> int:
    with reading(path) as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def sound(path: Path) -> bool:
    with reading(path) as connection:
        return not any(finding.faults for finding in check(connection))


@pytest.fixture(scope="session")
def straight(loaded_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that all ways must lead to."""
    path = Path(shutil.copy(loaded_once, tmp_path_factory.mktemp("straight") / "events.db"))
    ingest(path, some())
    return path


def test_the_happenings_are_there(straight: Path) -> None:
    """Six happenings told twice by two papers: the issuance is one event of four passages, by its issuer, on its day."""
    with reading(straight) as connection:
        rows = connection.execute(
            sa.text(
                "SELECT date, type, organisations, resolutions, articles, place FROM timeline WHERE date = '2018-04-16'"
            )
        ).fetchall()
        documents = connection.execute(
            sa.select(resolutions.c.issuer, resolutions.c.issued_on).where(resolutions.c.label == "Quy định 02-QĐ/HU")
        ).fetchall()
    issued = [row for row in rows if row.type == "ban hành"]
    assert [(row.organisations, row.resolutions, row.articles) for row in issued] == [
        ("Huyện ủy Điện Biên Đông", "Quy định 02-QĐ/HU", 4)
    ]
    assert documents == [("Huyện ủy Điện Biên Đông", "2018-04-16")]
    assert sound(straight)


def test_twice_is_unchanged(straight: Path, tmp_path: Path) -> None:
    """The same articles again: all unchanged, no event touched, the same content."""
    path = Path(shutil.copy(straight, tmp_path / "events.db"))
    result = ingest(path, some())
    assert (result.inserted, result.updated, result.unchanged, result.rejected) == (0, 0, 12, 0)
    assert (result.events.added, result.events.changed, result.events.gone) == (0, 0, 0)
    assert content(path) == content(straight)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_and_any_number_of_runs(
    straight: Path, loaded: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shuffled, in small batches, in several runs: the same content."""
    shuffled = some()
    random.Random(seed).shuffle(shuffled)
    monkeypatch.setattr(run, "BATCH", seed)
    monkeypatch.setattr(merging, "BLOCKS", seed)
    for start in range(0, len(shuffled), 5):
        ingest(loaded, shuffled[start : start + 5])
    assert content(loaded) == content(straight)


def test_several_processes_give_the_same_database(
    straight: Path, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes that read: the same content as one."""
    monkeypatch.setattr(run, "BATCH", 3)
    result = ingest(loaded, some(), jobs=2)
    assert result.inserted == 12
    assert content(loaded) == content(straight)


def _dies(_articles: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_is_a_sentence(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker killed by the system ends the run with a way out; the next run goes on."""
    monkeypatch.setattr("events.ingest.workers.read_batch", _dies)
    with pytest.raises(EventsError, match="--jobs"):
        ingest(loaded, some(2), jobs=2)
    monkeypatch.undo()
    with reading(loaded) as connection:
        assert "--jobs" in connection.execute(sa.select(runs.c.message)).scalar_one()
    assert ingest(loaded, some(2)).inserted == 2


def test_reprocessing_changes_nothing_under_the_same_rules(
    straight: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the present rules read is skipped; read again by force, it says the same; twice too."""
    path = Path(shutil.copy(straight, tmp_path / "events.db"))
    assert reprocess(path).skipped == 12
    for _ in range(2):
        result = reprocess(path, everything=True)
        assert (result.read, result.mentions.changed, result.events.changed, result.events.added) == (12, 0, 0, 0)
        assert result.events.unchanged == count(path, events)
        assert content(path) == content(straight)
    monkeypatch.setattr("events.ingest.reprocess.fingerprint", lambda: "newer rules")
    assert reprocess(path).read == 12
    assert reprocess(path).skipped == 12


def test_a_changed_text_is_an_update(loaded: Path) -> None:
    """A newspaper that corrects its article: one updated, the old events go, the new come."""
    before, after = (
        article(text, url="https://example.org/1", published=date(2018, 11, 5)) for text, _ in (TEXTS[0], TEXTS[2])
    )
    ingest(loaded, [before])
    result = ingest(loaded, [after])
    assert (result.inserted, result.updated) == (0, 1)
    with reading(loaded) as connection:
        assert connection.execute(sa.select(events.c.type)).scalars().all() == ["issuance"]
    assert sound(loaded)


def test_bad_inputs_are_rows_and_the_rest_is_stored(loaded: Path, tmp_path: Path) -> None:
    """A broken line, a missing file and an article that breaks extraction are rejected one by one."""
    lines = tmp_path / "in.jsonl"
    good = {"url": "https://example.org/1", "text": TEXTS[0][0], "published": "2018-04-17"}
    lines.write_text("\n".join([json.dumps(good), '{"text": ', json.dumps(good | {"url": "https://example.org/2"})]))
    result = ingest(loaded, read_sources([str(tmp_path / "none.txt"), str(lines)]))
    assert (result.inserted, result.rejected, result.status) == (2, 2, 1)
    with reading(loaded) as connection:
        rows = connection.execute(sa.select(rejections.c.stage, rejections.c.locator)).fetchall()
        (ran,) = connection.execute(sa.select(runs)).mappings().all()
    assert {row.stage for row in rows} == {"read"}
    assert any(row.locator.endswith("in.jsonl:2") for row in rows)
    assert (ran["exit_status"], ran["inserted"], ran["rejected"]) == (1, 2, 2)
    assert ran["finished_at"] is not None


def test_an_article_that_breaks_a_finder_is_rejected(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours in one article costs that article alone, and is tried again by the next run."""
    from events.extract import pipeline

    whole = pipeline.extract

    def broken(one: Article) -> object:
        if one.url.endswith("/1"):
            raise RecursionError("too deep")
        return whole(one)

    monkeypatch.setattr(pipeline, "extract", broken)
    result = ingest(loaded, some(3))
    assert (result.inserted, result.rejected) == (2, 1)
    assert "RecursionError" in result.errors[0].reason
    monkeypatch.setattr(pipeline, "extract", whole)
    assert ingest(loaded, some(3)).inserted == 1
    monkeypatch.setattr(pipeline, "extract", broken)
    again = reprocess(loaded, everything=True)
    assert (again.read, again.rejected, again.status) == (2, 1, 1)
    assert count(loaded, articles) == 3
    assert count(loaded, event_mentions) >= 3


def test_an_article_that_cannot_be_stored_is_rejected_alone(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a batch in which one article breaks a rule of the database, all others are stored."""
    from events.ingest import work

    whole = work.article_rows

    def broken(*arguments: object) -> object:
        rows = whole(*arguments)  # type: ignore[arg-type]
        if str(rows.article["url"]).endswith("/1"):
            rows.article["place_id"] = "nowhere"
        return rows

    monkeypatch.setattr(work, "article_rows", broken)
    result = ingest(loaded, some(4))
    assert (result.inserted, result.rejected) == (3, 1)
    with reading(loaded) as connection:
        row = connection.execute(sa.select(rejections)).mappings().one()
        (ran,) = connection.execute(sa.select(runs)).mappings().all()
    assert (row["stage"], row["url"]) == ("store", "https://example.org/1")
    assert (ran["inserted"], ran["rejected"]) == (3, 1)
    assert sound(loaded)


def test_a_rehearsal_writes_nothing(straight: Path, loaded: Path) -> None:
    """`--dry-run` says what would be done."""
    before = content(loaded)
    result = rehearse(loaded, [*some(2), *some(2), ArticleError("broken", locator="x")])
    assert (result.inserted, result.unchanged, result.rejected) == (2, 2, 1)
    assert content(loaded) == before and count(loaded, runs) == 0
    assert rehearse(straight, some()).unchanged == 12


def test_a_run_that_fails_says_so_and_keeps_what_was_stored(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that breaks half-way: what was stored stays, waits to be merged, and the run's row tells why."""
    monkeypatch.setattr(run, "BATCH", 2)

    def stream() -> Iterator[Article]:
        yield from some(4)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        ingest(loaded, stream())
    with reading(loaded) as connection:
        (ran,) = connection.execute(sa.select(runs)).mappings().all()
    assert (ran["exit_status"], ran["inserted"]) == (1, 4)
    assert "the disk is gone" in ran["message"]
    assert ingest(loaded, some(4)).unchanged == 4
    assert sound(loaded)


def test_where_nothing_can_be_done(tmp_path: Path, loaded: Path) -> None:
    """No database; no scheduler at that address."""
    with pytest.raises(DatabaseMissing, match="init"):
        ingest(tmp_path / "none.db", some(1))
    with pytest.raises(UsageError, match=r"scheduler|events\[cluster\]"):
        ingest(loaded, some(1), scheduler="tcp://127.0.0.1:1")


@pytest.mark.parametrize("moment", ["begin", "commit"])
@pytest.mark.parametrize("step", [4, 6, 8, 11])
def test_a_killed_run_loses_nothing(straight: Path, loaded: Path, moment: str, step: int) -> None:
    """Killed with SIGKILL before a transaction or before its commit: the next run makes the same database."""
    child = fork()
    if child == 0:
        left = step

        def die(_connection: object) -> None:
            nonlocal left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            run.BATCH, merging.BLOCKS = 3, 2
            sa.event.listen(sa.Engine, moment, die)
            ingest(loaded, some())
        finally:
            os._exit(1)  # not reached where the kill came in time
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    ingest(loaded, some())
    assert content(loaded) == content(straight)
    with reading(loaded) as connection:
        findings = {finding.check: finding.faults for finding in check(connection)}
    assert findings.pop("every run has ended") <= 1
    assert not any(findings.values())


def test_the_fingerprint_covers_code_and_data() -> None:
    """All that stands between an article and its events is in the fingerprint of the rules, the database is not."""
    package = Path(run.__file__).parents[1]
    assert all((package / part).exists() for part in rules.PARTS)
    assert {"data", "dates", "extract", "merge", "organisations", "people", "places", "resolutions"} <= set(rules.PARTS)
    assert not {"store", "query", "cli", "serve", "output", "ingest"} & set(rules.PARTS)
    assert len(rules.fingerprint()) == 16


def test_authority_is_loaded_once(loaded: Path) -> None:
    """Data that did not change is not loaded again; places have their names, kinds and parents."""
    from events.ingest import authority
    from events.store.engine import writing

    with writing(loaded) as connection:
        assert authority.load(connection) == {}
    assert count(loaded, places) > 10_000
    assert sound(loaded)
