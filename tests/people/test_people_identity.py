"""Which statements are about one person: post and period decide, never the name alone, and never the order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from events.people import Statement, identity

CHAIR = ("Chủ tịch", "Ủy ban nhân dân tỉnh Điện Biên")
VICE = ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Điện Biên")
DIRECTOR = ("Giám đốc", "Sở Nội vụ tỉnh Đồng Tháp")


def _told(name: str, post: tuple[str, str], day: str | None, article: int) -> Statement:
    return Statement(name, *post, date.fromisoformat(day) if day else None, article)


def _groups(*statements: Statement) -> list[set[int]]:
    return sorted(({s.article for s in person.statements} for person in identity(statements)), key=sorted)  # type: ignore[type-var]


def test_one_post_in_one_period_is_one_person() -> None:
    """Two articles of two years of one term."""
    name = "Trần Văn Sơn"
    assert _groups(_told(name, CHAIR, "2018-03-01", 1), _told(name, CHAIR, "2019-05-01", 2)) == [{1, 2}]


def test_one_name_with_two_posts_is_two_people() -> None:
    """Until an article tells both posts."""
    name = "Nguyễn Văn Nam"
    one, other = _told(name, CHAIR, "2018-03-01", 1), _told(name, DIRECTOR, "2018-03-02", 2)
    assert _groups(one, other) == [{1}, {2}]
    both = (_told(name, CHAIR, "2018-06-01", 3), _told(name, DIRECTOR, "2018-06-01", 3))
    assert _groups(one, other, *both) == [{1, 2, 3}]


def test_one_post_in_two_generations_is_two_people() -> None:
    """Nobody is told for eleven years between: not the same holder, as far as the articles say."""
    name = "Nguyễn Văn Nam"
    assert _groups(_told(name, CHAIR, "2006-03-01", 1), _told(name, CHAIR, "2017-03-02", 2)) == [{1}, {2}]
    between = (_told(name, CHAIR, "2010-03-01", 3), _told(name, CHAIR, "2014-03-01", 4))
    assert _groups(_told(name, CHAIR, "2006-03-01", 1), *between, _told(name, CHAIR, "2017-03-02", 2)) == [{1, 2, 3, 4}]


def test_undated_statements_join_nobody() -> None:
    """Without a day a period cannot agree."""
    name = "Nguyễn Văn Nam"
    assert _groups(_told(name, CHAIR, None, 1), _told(name, CHAIR, "2017-03-02", 2)) == [{1}, {2}]


def test_a_post_without_a_body_joins_nobody() -> None:
    """`Chủ tịch` of no body is anybody's post."""
    name = "Nguyễn Văn Nam"
    bare = ("Chủ tịch", "")
    assert _groups(_told(name, bare, "2017-03-01", 1), _told(name, bare, "2017-03-02", 2)) == [{1}, {2}]


def test_spelling_of_name_and_post() -> None:
    """Old tone placement, capitals, `nguyên` and `Thường trực` do not part a person."""
    standing = ("Phó Chủ tịch Thường trực", VICE[1])
    former = ("nguyên Phó Chủ tịch", VICE[1])
    statements = (
        _told("Lê Văn Hòa", VICE, "2018-03-01", 1),
        _told("Lê Văn Hoà", standing, "2019-03-01", 2),
        _told("Lê Văn Hòa", former, "2021-03-01", 3),
    )
    assert _groups(*statements) == [{1, 2, 3}]
    assert identity(statements)[0].name == "Lê Văn Hòa"


statements = st.lists(
    st.builds(
        Statement,
        st.sampled_from(["Trần Văn Sơn", "Nguyễn Văn Nam"]),
        st.sampled_from(["Chủ tịch", "Phó Chủ tịch", "nguyên Chủ tịch", "Giám đốc"]),
        st.sampled_from(["Ủy ban nhân dân tỉnh Điện Biên", "Sở Nội vụ tỉnh Đồng Tháp", ""]),
        st.none() | st.integers(0, 9000).map(lambda days: date(2000, 1, 1) + timedelta(days)),
        st.integers(1, 8),
        st.integers(0, 3),
    ),
    max_size=14,
    unique=True,
)


@given(statements, st.randoms(use_true_random=False))
def test_order_changes_nothing(told: list[Statement], random: object) -> None:
    """Any order of the same statements gives the same persons with the same keys, and every statement is in one."""
    persons = identity(told)
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert identity(shuffled) == persons
    assert sorted(map(repr, told)) == sorted(repr(s) for person in persons for s in person.statements)
    keys = [person.key for person in persons]
    assert len(keys) == len(set(keys))


@given(statements)
def test_one_article_has_one_person_of_a_name(told: list[Statement]) -> None:
    """One name in one article is one person."""
    for person in identity(told):
        for statement in person.statements:
            same = [s for s in told if s.article == statement.article and s.name == statement.name]
            assert set(same) <= set(person.statements)
