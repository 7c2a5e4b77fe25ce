"""Articles are stored once, changed when they change, and never lost."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import BODIES, SUBJECTS, Told, content, put, rows

from events.store import writing as changes
from events.store.engine import raw, reading, writing
from events.store.tables import article_versions, articles, event_mentions, events, organisations, resolutions

A_MEETING = Told("Tỉnh ủy Điện Biên", date(2018, 3, 28), SUBJECTS[0])
A_DOCUMENT = Told("Huyện ủy Điện Biên Đông", date(2018, 4, 16), "về luân chuyển cán bộ", "Quy định 02-QĐ/HU")

told = st.builds(
    Told,
    st.sampled_from(sorted(BODIES)),
    st.sampled_from([date(2018, 3, 28), date(2018, 3, 29), date(2019, 5, 4)]),
    st.sampled_from(SUBJECTS),
    st.sampled_from(["", "", "Quy định 02-QĐ/HU", "Chỉ thị 05-CT/TU"]),
    st.booleans(),
)
tellings = st.lists(told, min_size=1, max_size=3, unique=True)
some_articles = st.lists(tellings, min_size=1, max_size=6).map(
    lambda each: [rows(t, url=f"https://example.org/{n}", published=date(2019, 6, 1 + n)) for n, t in enumerate(each)]
)


def count(path: Path, table: sa.Table) -> int:
    with reading(path) as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_twice_is_the_same_as_once(database: Path) -> None:
    """What is read again is unchanged throughout."""
    batch = [
        rows([A_MEETING, A_DOCUMENT], url="https://example.org/1"),
        rows([A_DOCUMENT], url="https://example.org/2"),
    ]
    first = put(database, [batch])
    before = content(database)
    second = put(database, [batch])
    assert (len(first.inserted), len(first.unchanged)) == (2, 0)
    assert (len(second.inserted), len(second.updated), len(second.unchanged)) == (0, 0, 2)
    assert content(database) == before


def test_two_articles_on_one_happening_are_one_event(database: Path) -> None:
    """Two articles give one event with two passages."""
    put(database, [[rows([A_DOCUMENT], url=f"https://example.org/{n}", title=f"Bài {n}")] for n in range(2)])
    with reading(database) as connection:
        (event,) = connection.execute(sa.select(events)).mappings()
        mentions = connection.execute(sa.select(event_mentions)).mappings().all()
    assert (event["mention_count"], event["article_count"]) == (2, 2)
    assert {m["event_id"] for m in mentions} == {event["id"]}
    assert all(m["quote"] == A_DOCUMENT.sentence for m in mentions)


def test_a_changed_article_keeps_its_earlier_version(database: Path) -> None:
    """The newspaper's new text replaces the old one; the old one stays as a version, its events go."""
    old = rows([A_MEETING], url="https://example.org/1")
    new = rows([A_DOCUMENT], url="https://example.org/1")
    put(database, [[old]])
    done = put(database, [[new]])
    assert len(done.updated) == 1
    with reading(database) as connection:
        assert connection.execute(sa.select(articles.c.text)).scalar_one() == new.article["text"]
        assert connection.execute(sa.select(article_versions.c.text)).scalar_one() == old.article["text"]
        assert connection.execute(sa.select(events.c.type)).scalars().all() == ["issuance"]


def test_an_article_that_is_only_read_better_has_no_earlier_version(database: Path) -> None:
    """The same words, now with their newspaper: an update, and nothing to keep."""
    put(database, [[rows([A_MEETING], url="https://example.org/1", source="")]])
    done = put(database, [[rows([A_MEETING], url="https://example.org/1", source="Báo Mẫu")]])
    assert len(done.updated) == 1
    assert count(database, article_versions) == 0


def test_an_earlier_version_read_again_is_no_news(database: Path) -> None:
    """An old copy of an article does not roll it back, so that reading old and new again changes nothing."""
    old, new = rows([A_MEETING], url="https://example.org/1"), rows([A_DOCUMENT], url="https://example.org/1")
    put(database, [[old, new]])
    before = content(database)
    again = put(database, [[old], [new], [old, new]])
    assert (len(again.inserted), len(again.updated), len(again.unchanged)) == (0, 0, 4)
    assert content(database) == before


def test_an_article_without_address_is_known_by_its_text(database: Path) -> None:
    """The same text from another folder is the same article; another text is another."""
    put(database, [[rows([A_MEETING])], [rows([A_MEETING])], [rows([A_DOCUMENT])]])
    assert count(database, articles) == 2


def test_bodies_and_documents_that_nothing_names_any_more_are_swept(database: Path) -> None:
    """What only an article brought goes when its last mention goes."""
    from events.store.sweeping import sweep

    put(database, [[rows([A_DOCUMENT], url="https://example.org/1")]])
    assert count(database, resolutions) == 1
    put(database, [[rows([A_MEETING], url="https://example.org/1")]])
    with writing(database) as connection, connection.begin():
        sweep(connection)
    assert count(database, resolutions) == 0
    with reading(database) as connection:
        assert connection.execute(sa.select(organisations.c.id)).scalars().all() == ["tinh-uy-dien-bien"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some_articles, st.randoms(use_true_random=False), st.integers(1, 4), st.booleans())
def test_any_order_and_any_batches_give_the_same_database(
    blank: Path, tmp_path_factory, batch, random, size, between
) -> None:  # type: ignore[no-untyped-def]
    """The content does not depend on the order of the articles, the size of the batches or when events are merged."""
    folder = tmp_path_factory.mktemp("order")
    straight, shuffled = (Path(shutil.copy(blank, folder / name)) for name in ("a.db", "b.db"))
    put(straight, [batch])
    other = list(batch)
    random.shuffle(other)
    put(shuffled, changes.chunks(other, size), merge_between=between)
    assert content(straight) == content(shuffled)
    put(shuffled, [batch])
    assert content(straight) == content(shuffled)


def test_full_text_answers_with_and_without_accents(database: Path) -> None:
    """Accents, none, or capitals: the article is found; after a change, by its new words alone."""
    put(database, [[rows([A_MEETING], url="https://example.org/1")]])

    def found(words: str) -> int:
        with reading(database) as connection:
            return (
                raw(connection)
                .execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", (words,))
                .fetchone()[0]
            )

    assert [found(words) for words in ('"Điện Biên"', '"dien bien"', '"ĐIỆN BIÊN"', '"Cần Thơ"')] == [1, 1, 1, 0]
    put(database, [[rows([Told("Thành ủy Cần Thơ", date(2018, 3, 28), SUBJECTS[0])], url="https://example.org/1")]])
    assert [found(words) for words in ('"dien bien"', '"can tho"')] == [0, 1]
    with writing(database) as connection:
        for name in ("articles_fts", "events_fts"):
            raw(connection).execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
