"""One event in full, by its present and its earlier ids; articles as rows."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from events.errors import UsageError
from events.query.articles import list_articles, one_article
from events.query.event import find


def test_an_event_comes_with_all_that_is_known(connection: sa.Connection) -> None:
    """Links with reasons, the passage with what was named in it, what disagrees."""
    found = find(connection, "101")
    assert found.notes == ()
    (event,) = found.events
    assert event.event["place_full_name"] == "huyện Điện Biên Đông"
    assert [(row["name"], row["role"], row["reason"]) for row in event.organisations] == [
        ("Huyện ủy Điện Biên Đông", "issuer", "named")
    ]
    assert [row["label"] for row in event.resolutions] == ["Quy định 02-QĐ/HU"]
    assert event.contradictions == ["một báo khác ghi ngày 17/4"]
    (passage,) = event.passages
    assert passage.article["source"] == "Báo Mẫu"
    assert [row["name"] for row in passage.organisations] == ["Huyện ủy Điện Biên Đông"]
    assert [row["label"] for row in passage.resolutions] == ["Quy định 02-QĐ/HU"]
    assert passage.details["organisations"] == []


def test_an_earlier_id_leads_on(connection: sa.Connection) -> None:
    """To one event, or to all the parts of one that was split."""
    assert [event.event["id"] for event in find(connection, "7").events] == [101]
    assert find(connection, "7").notes == ("7 is now 101",)
    split = find(connection, "8")
    assert [event.event["id"] for event in split.events] == [101, 102]
    assert split.notes == ("8 was split: it is now 101, 102",)


@pytest.mark.parametrize("said", ["", "abc", "-1", "12.5", "999"])
def test_what_is_no_event_is_wrong_usage(connection: sa.Connection, said: str) -> None:
    """A word, or a number that leads nowhere."""
    with pytest.raises(UsageError):
        find(connection, said)


def test_articles_are_listed(connection: sa.Connection) -> None:
    """All, by words with or without accents, by newspaper, by day."""
    everything = list(list_articles(connection))
    assert len(everything) == 12
    assert {row["events"] for row in everything} == {1}
    assert [row["id"] for row in list_articles(connection, text="Mường Phăng")] == [1111]
    assert [row["id"] for row in list_articles(connection, text="muong phang")] == [1111]
    assert len(list(list_articles(connection, source="báo mẫu"))) == 12
    assert list(list_articles(connection, source="Báo Khác")) == []
    assert list(list_articles(connection, since="2020-01-01")) == []
    assert len(list(list_articles(connection, until="2019-12-31", limit=5, offset=10))) == 2


@pytest.mark.parametrize("words", ['"', "*", "( )", "a AND", "NEAR(", "folded:x", "^"])
def test_odd_words_are_only_words(connection: sa.Connection, words: str) -> None:
    """Signs of the full-text language have no meaning of their own."""
    assert isinstance(list(list_articles(connection, text=words)), list)


def test_one_article(connection: sa.Connection) -> None:
    """By id and by address, with what it tells."""
    article = one_article(connection, "1101")
    assert article == one_article(connection, "https://bao.example/101.html")
    assert [event["event_id"] for event in article["events"]] == [101]
    assert [row["organisation_id"] for row in article["organisations"]] == ["huyen-uy-dien-bien-dong"]
    with pytest.raises(UsageError):
        one_article(connection, "5")
