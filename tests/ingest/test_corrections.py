"""What a person entered holds through every re-reading, can be undone, and is never resolved silently."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import SUBJECTS, Told, content, put, rows

from events.errors import UsageError
from events.ingest import correct
from events.ingest.correct import Who
from events.ingest.merging import settle
from events.store import articles as stored
from events.store.checking import check
from events.store.corrections import conflicts, present_ids
from events.store.engine import reading, writing
from events.store.history import history
from events.store.tables import event_mentions, event_organisations, events

WHO = Who("An", "đã xem lại", "2026-01-01T00:00:00Z")
MEETING = Told("Tỉnh ủy Điện Biên", date(2018, 3, 28), SUBJECTS[0])
OTHER = Told("Thành ủy Cần Thơ", date(2018, 3, 29), SUBJECTS[1])
DOCUMENT = Told("Huyện ủy Điện Biên Đông", date(2018, 4, 16), "về luân chuyển cán bộ", "Quy định 02-QĐ/HU")
BATCH = [
    rows([MEETING, DOCUMENT], url="https://example.org/1", title="Bài một"),
    rows([MEETING, OTHER], url="https://example.org/2", title="Bài hai", source="Báo Khác"),
]


@pytest.fixture
def filled(database: Path) -> Path:
    put(database, [BATCH])
    return database


def event(path: Path, **wanted: object) -> dict[str, object]:
    """The one event that has these values."""
    with reading(path) as connection:
        found = connection.execute(
            sa.select(events).where(*(events.c[name] == value for name, value in wanted.items()))
        ).mappings()
        return dict(found.one())


def number_of(path: Path, **wanted: object) -> int:
    return int(str(event(path, **wanted)["id"]))


def read_again(path: Path, batch: list[stored.ArticleRows] = BATCH) -> None:
    """What `reprocess` does with the articles, without the finders."""
    with writing(path) as connection:
        with connection.begin():
            stored.read_again(connection, batch, rules="other", known_ids=stored.Known())
        settle(connection)


def sound(path: Path) -> bool:
    with reading(path) as connection:
        return not any(
            finding.faults
            for finding in check(connection)
            if finding.check != "nothing waits to be merged" and not finding.notice
        )


def edit(path: Path) -> None:
    correct.edit(
        path, number_of(path, type="issuance"), {"title": "Ban hành quy định", "start_date": "2018-04-17"}, WHO
    )


def hide(path: Path) -> None:
    correct.hide(path, number_of(path, place_id="can-tho"), WHO)


def merge(path: Path) -> None:
    correct.merge(path, number_of(path, type="issuance"), [number_of(path, place_id="can-tho")], WHO)


def split(path: Path) -> None:
    correct.split(path, number_of(path, mention_count=2), WHO, articles=["https://example.org/2"])


def add(path: Path) -> None:
    correct.add(path, {"title": "Lễ kỷ niệm", "type": "other", "start_date": "2018-05-07", "quote": "sổ tay"}, WHO)


def link(path: Path) -> None:
    correct.link(path, number_of(path, type="issuance"), WHO, organisation="Tỉnh ủy Điện Biên", role="participant")


def unlink(path: Path) -> None:
    correct.unlink(path, number_of(path, type="issuance"), WHO, organisation="huyen-uy-dien-bien-dong")


VERBS = (edit, hide, merge, split, add, link, unlink)


@pytest.mark.parametrize("verb", VERBS)
def test_a_correction_outlives_reading_everything_again(filled: Path, verb: Callable[[Path], None]) -> None:
    """Each verb changes the content; reading again and ingesting again keep the change; undoing it restores all."""
    before = content(filled)
    verb(filled)
    after = content(filled)
    assert after != before
    assert sound(filled)
    read_again(filled)
    put(filled, [BATCH])
    assert content(filled) == after
    correct.undo(filled, 1, WHO)
    read_again(filled)
    left = [line for line in content(filled) if not line.startswith(("corrections ", "event_aliases "))]
    assert left == [line for line in before if not line.startswith("event_aliases ")]
    assert sound(filled)


def test_what_each_verb_does(filled: Path) -> None:
    """The events after each correction are those that the person meant."""
    edit(filled)
    changed = event(filled, type="issuance")
    assert (changed["title"], changed["start_date"], changed["end_date"]) == (
        "Ban hành quy định",
        "2018-04-17",
        "2018-04-17",
    )
    assert changed["corrected"] == 1
    link(filled)
    unlink(filled)
    with reading(filled) as connection:
        links = connection.execute(
            sa.select(
                event_organisations.c.organisation_id, event_organisations.c.role, event_organisations.c.origin
            ).where(event_organisations.c.event_id == changed["id"])
        ).fetchall()
    assert links == [("tinh-uy-dien-bien", "participant", "person")]
    split(filled)
    with reading(filled) as connection:
        apart = connection.execute(sa.select(events).where(events.c.start_date == "2018-03-28")).mappings().all()
    assert sorted(row["mention_count"] for row in apart) == [1, 1]
    correct.merge(filled, apart[0]["id"], [apart[1]["id"]], WHO)
    assert event(filled, start_date="2018-03-28")["mention_count"] == 2
    hide(filled)
    with reading(filled) as connection:
        shown = connection.exec_driver_sql("SELECT title FROM timeline WHERE place = 'Cần Thơ'").fetchall()
        assert shown == []
    add(filled)
    assert event(filled, origin="person")["quote"] == "sổ tay"
    with reading(filled) as connection:
        told = [(row["action"], row["made_by"], row["why"]) for row in history(connection)]
    assert told == [
        (action, "An", "đã xem lại") for action in ("edit", "link", "unlink", "split", "merge", "hide", "add")
    ]
    assert sound(filled)


def test_merging_across_days_keeps_the_first_events_fields(filled: Path) -> None:
    """The event that others were merged into keeps its day, kind and id; the other's id leads to it."""
    first, other = number_of(filled, type="issuance"), number_of(filled, place_id="can-tho")
    merge(filled)
    merged = event(filled, id=first)
    assert (merged["type"], merged["start_date"], merged["mention_count"]) == ("issuance", "2018-04-16", 2)
    with reading(filled) as connection:
        assert present_ids(connection, other) == [first]


def test_the_id_leads_on_after_a_split(filled: Path) -> None:
    """The event that was split keeps its id; the passage that left has one of its own."""
    number = number_of(filled, mention_count=2)
    split(filled)
    with reading(filled) as connection:
        assert present_ids(connection, number) == [number]
        assert connection.execute(sa.select(sa.func.count()).select_from(events)).scalar_one() == 4


def test_a_conflict_is_listed_and_the_correction_holds(filled: Path) -> None:
    """Extraction now says another kind than the person saw: the correction holds, the conflict is told, and goes."""
    number = number_of(filled, type="issuance")
    correct.edit(filled, number, {"title": "Ban hành quy định"}, WHO)
    reread = rows([MEETING, DOCUMENT], url="https://example.org/1", title="Bài một")
    for row in reread.event_mentions:
        row["title"] = row["title"].upper()
    read_again(filled, [reread, BATCH[1]])
    assert event(filled, start_date="2018-04-16")["title"] == "Ban hành quy định"
    with reading(filled) as connection:
        (conflict,) = conflicts(connection)
        assert (conflict["field"], conflict["now"]) == ("title", reread.event_mentions[1]["title"])
    read_again(filled)
    with reading(filled) as connection:
        assert conflicts(connection) == []


def test_a_correction_whose_passage_is_gone_is_listed(filled: Path) -> None:
    """The newspaper takes the passage out: the correction waits for a person, and holds again when it comes back."""
    edit(filled)
    put(filled, [[rows([MEETING], url="https://example.org/1", title="Bài một")]])
    with reading(filled) as connection:
        (conflict,) = conflicts(connection)
        assert (conflict["correction_id"], conflict["field"]) == (1, "event")
    put(
        filled, [[rows([MEETING, DOCUMENT], url="https://example.org/1", title="Bài một", published=date(2018, 4, 20))]]
    )
    assert event(filled, type="issuance")["title"] == "Ban hành quy định"
    with reading(filled) as connection:
        assert conflicts(connection) == []


def test_a_passage_that_moved_is_found_again(filled: Path) -> None:
    """A clause whose bounds change by a better rule keeps its correction, and its event's id leads on."""
    number = number_of(filled, type="issuance")
    edit(filled)
    reread = rows([MEETING, DOCUMENT], url="https://example.org/1", title="Bài một")
    for row in reread.event_mentions:
        if row["type"] == "issuance":
            row["char_start"] += 5
            row["quote"] = row["quote"][5:]
            row["id"] += 1
            row["start_date"] = row["end_date"] = "2018-04-15"
            row["block"] = "2018-04-15/2018-04-15"
    read_again(filled, [reread, BATCH[1]])
    assert event(filled, type="issuance")["title"] == "Ban hành quy định"
    with reading(filled) as connection:
        (new,) = present_ids(connection, number)
        assert connection.execute(
            sa.select(event_mentions.c.event_id).where(event_mentions.c.type == "issuance")
        ).scalars().all() == [new]
        assert {row["field"] for row in conflicts(connection)} == {"start_date", "end_date"}
    assert sound(filled)


WRONG: tuple[tuple[Callable[[Path], object], str], ...] = (
    (lambda path: correct.edit(path, 1, {"title": "x"}, WHO), "no event 1"),
    (lambda path: correct.edit(path, number_of(path, type="issuance"), {"type": "issuance"}, WHO), "already"),
    (lambda path: correct.edit(path, number_of(path, type="issuance"), {"type": "họp chợ"}, WHO), "no kind of event"),
    (lambda path: correct.edit(path, number_of(path, type="issuance"), {"end_date": "2018-01-01"}, WHO), "after"),
    (lambda path: correct.edit(path, number_of(path, type="issuance"), {"precision": "hour"}, WHO), "precision"),
    (lambda path: correct.edit(path, number_of(path, type="issuance"), {"title": "  "}, WHO), "needs words"),
    (lambda path: correct.split(path, number_of(path, mention_count=2), WHO, mentions=[7]), "no passage 7"),
    (
        lambda path: correct.split(
            path, number_of(path, mention_count=2), WHO, articles=["https://example.org/1", "https://example.org/2"]
        ),
        "leave it one",
    ),
    (lambda path: correct.split(path, number_of(path, mention_count=2), WHO, articles=["https://x"]), "no article"),
    (
        lambda path: correct.merge(path, number_of(path, type="issuance"), [number_of(path, type="issuance")], WHO),
        "one event already",
    ),
    (
        lambda path: correct.link(path, number_of(path, type="issuance"), WHO, organisation="Sở Mơ", role="issuer"),
        "events import",
    ),
    (lambda path: correct.link(path, number_of(path, type="issuance"), WHO, role="issuer"), "name one body"),
    (
        lambda path: correct.link(
            path, number_of(path, type="issuance"), WHO, organisation="tinh uy dien bien", role="chair"
        ),
        "no role",
    ),
    (
        lambda path: correct.unlink(path, number_of(path, type="issuance"), WHO, organisation="Thành ủy Cần Thơ"),
        "takes no part",
    ),
    (lambda path: correct.add(path, {"title": "x", "type": "other"}, WHO), "needs start"),
    (lambda path: correct.undo(path, 1, WHO), "no correction 1"),
    (lambda path: correct.edit(path, 1, {"title": "x"}, Who("An", " ")), "--why"),
)


@pytest.mark.parametrize(("wrong", "words"), WRONG)
def test_what_cannot_be_meant_is_refused(filled: Path, wrong: Callable[[Path], object], words: str) -> None:
    """A refusal names the way out and leaves nothing behind."""
    before = content(filled)
    with pytest.raises(UsageError, match=words):
        wrong(filled)
    assert content(filled) == before


def test_an_added_event_stands_on_a_passage(filled: Path) -> None:
    """Words of a stored article become its evidence; they survive re-reading, and a text that loses them is listed."""
    values = {"title": "Luân chuyển cán bộ", "type": "other", "start_date": "2018-04-16", "place": "none"}
    words = {"article": "https://example.org/1", "quote": "về luân chuyển cán bộ"}
    for wrong, said in (
        ({"quote": "không có"}, "do not stand"),
        ({"quote": "á"}, "stand there"),
        ({"quote": ""}, "--quote"),
    ):
        with pytest.raises(UsageError, match=said):
            correct.add(filled, values | words | wrong, WHO)
    done = correct.add(filled, values | words, WHO)
    added = event(filled, origin="person")
    assert (added["id"], added["article_count"], added["quote"]) == (done.events[0], 1, "về luân chuyển cán bộ")
    after = content(filled)
    read_again(filled)
    assert content(filled) == after
    assert sound(filled)
    longer = rows([OTHER, DOCUMENT], url="https://example.org/1", title="Bài một, viết lại")
    put(filled, [[longer]])
    assert event(filled, origin="person")["article_count"] == 1
    assert sound(filled)
    put(filled, [[rows([OTHER], url="https://example.org/1", title="Bài một")]])
    assert event(filled, origin="person")["article_count"] == 0
    with reading(filled) as connection:
        assert [row["field"] for row in conflicts(connection)] == ["passage"]
    correct.undo(filled, done.number, WHO)
    with reading(filled) as connection:
        assert connection.execute(sa.select(events).where(events.c.origin == "person")).fetchall() == []
    assert sound(filled)


def test_undoing_twice_and_adding_twice_are_refused(filled: Path) -> None:
    """A correction is taken back once; an event is added once."""
    add(filled)
    with pytest.raises(UsageError, match="added before"):
        add(filled)
    correct.undo(filled, 1, WHO)
    with pytest.raises(UsageError, match="was taken back"):
        correct.undo(filled, 1, WHO)


told = st.builds(
    Told, st.just("Tỉnh ủy Điện Biên"), st.sampled_from([MEETING.day, OTHER.day]), st.sampled_from(SUBJECTS)
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(told, min_size=1, max_size=2, unique=True), min_size=1, max_size=4),
    st.lists(st.sampled_from(VERBS), min_size=1, max_size=4, unique=True),
    st.integers(1, 3),
    st.booleans(),
)
def test_ingest_edit_reprocess(
    blank: Path,
    tmp_path_factory: pytest.TempPathFactory,
    later: list[list[Told]],
    verbs: list[Callable[[Path], None]],
    size: int,
    again: bool,
) -> None:
    """Corrections, then more articles, then reading all again, once or twice, in any batches: one content."""
    folder = tmp_path_factory.mktemp("edit")
    path = Path(shutil.copy(blank, folder / "events.db"))
    put(path, [BATCH])
    for verb in verbs:
        try:
            verb(path)
        except (UsageError, sa.exc.NoResultFound, sa.exc.MultipleResultsFound):
            continue  # an earlier verb took away, or doubled, what this one needs
    more = [rows(t, url=f"https://example.org/later/{n}", title=f"Bài {n}") for n, t in enumerate(later)]
    other = Path(shutil.copy(path, folder / "other.db"))
    put(path, [more])
    put(other, [[row] for row in reversed(more)], merge_between=True)
    assert content(path) == content(other)
    everything = [*BATCH, *more]
    for start in range(0, len(everything), size):
        read_again(path, everything[start : start + size])
    if again:
        read_again(path, everything)
    assert content(path) == content(other)
    assert sound(path)
