"""The rows of bodies: unique, in order, in NFC, sourced, with parents that exist."""

from __future__ import annotations

from datetime import date

import pytest

from events.organisations import lexicon
from events.organisations.compose import slug
from events.organisations.free import free_heads
from events.resources import table, toml, values
from events.text import fold, key, normalise

TABLES = {
    "organisation_classes": "id",
    "organisation_foreign": "name",
    "organisation_free": "head",
    "organisation_names": "alias",
    "organisation_posts": "post",
    "organisation_templates": "body",
    "organisation_units": "unit",
    "organisations": "name",
}


@pytest.mark.parametrize(("name", "column"), sorted(TABLES.items()))
def test_rows_are_in_order_sourced_and_normal(name: str, column: str) -> None:
    """Every file is sorted by its folded first column; every cell is as stored text; every row has its source."""
    rows = table(name)
    order = [(fold(row[column]), row[column]) for row in rows]
    assert order == sorted(order)
    for row in rows:
        assert row["source"], row
        assert row["verified"] in ("yes", "no"), row
        for cell in row.values():
            assert cell == normalise(cell) == " ".join(cell.split()), row


@pytest.mark.parametrize("name", ["organisations", "organisation_templates", "organisation_names"])
def test_periods_are_days_in_order(name: str) -> None:
    """A period's first day is not after its last."""
    first, last = ("founding_date", "dissolution_date") if name == "organisations" else ("valid_from", "valid_to")
    for row in table(name):
        days = [date.fromisoformat(row[column]) for column in (first, last) if row[column]]
        assert days == sorted(days), row


def test_central_bodies_are_unique_and_have_parents() -> None:
    """No two rows share a name, a key or an id; a parent and a successor are rows too, and no body is above itself."""
    rows = table("organisations")
    for same in (lambda r: r["name"], lambda r: key(r["name"]), lambda r: slug(r["name"])):
        assert len({same(row) for row in rows}) == len(rows)
    central = lexicon.central()
    classes = {row["id"] for row in table("organisation_classes")}
    for body in central.values():
        assert body.classification in classes
        assert not body.successor or body.successor in central
        seen = {body.name}
        above = body.parent
        while above:
            assert above in central, body.name
            assert above not in seen, body.name
            seen.add(above)
            above = central[above].parent


def test_parents_live_with_their_bodies() -> None:
    """A body is not younger than its parent's end, nor older bodies younger parents' alone: the periods meet."""
    central = lexicon.central()
    for body in central.values():
        if not body.parent:
            continue
        above = central[body.parent]
        if body.founding_date and above.dissolution_date:
            assert body.founding_date <= above.dissolution_date, body.name
        if body.dissolution_date and above.founding_date:
            assert above.founding_date <= body.dissolution_date, body.name


def test_aliases_mean_one_body() -> None:
    """An alias is no canonical name and stands for one body, unless it is marked ambiguous."""
    canonical = {key(name) for name in lexicon.central()}
    meant: dict[str, set[str]] = {}
    for row in table("organisation_names"):
        assert row["name"] in lexicon.central(), row
        assert key(row["alias"]) not in canonical, row
        if row["kind"] != "ambiguous":
            meant.setdefault(key(row["alias"]), set()).add(row["name"])
    assert [alias for alias, names in meant.items() if len(names) > 1] == []
    assert meant.keys().isdisjoint(lexicon.ambiguous())


def test_templates_can_be_filled() -> None:
    """Every template has kinds of places that there are, and a canonical name with its place in it."""
    kinds = {*lexicon.PROVINCIAL, *lexicon.DISTRICT, *lexicon.COMMUNAL}
    pairs = [(template.body, template.kinds) for template in lexicon.templates()]
    assert len(pairs) == len(set(pairs))
    for template in lexicon.templates():
        assert template.kinds and set(template.kinds) <= kinds, template.body
        assert "{place}" in template.canonical, template.body
        assert ("{level}" in template.canonical) == (template.level != "fused"), template.body
        parent = template.parent.removeprefix("@same|")
        if parent and not parent.startswith("@") and "{" not in parent:
            assert parent in lexicon.central(), template.body


def test_units_have_owners_that_there_are() -> None:
    """Every unit names the kinds of bodies that it belongs to, and its canonical name holds the owner's."""
    classes = {row["id"] for row in table("organisation_classes")}
    told_apart = {"committee", "base", "council", "youth", "central", "ministry", "department", "unit", "hamlet"}
    for unit in lexicon.units():
        assert unit.owners and unit.owners <= classes | told_apart, unit.name
        assert "{owner}" in unit.canonical, unit.name


def test_free_heads_know_their_tails() -> None:
    """A head says what may follow it."""
    assert {head.tail for head in free_heads()} <= {"number", "words", "name"}
    names = [name for head in free_heads() for name in (head.name, *head.aliases)]
    assert len(names) == len(set(names))


def test_words_of_free_names_are_normal() -> None:
    """The vocabulary of free names is small letters, as stored text, each word once."""
    data = toml("organisation_words")
    for kind in ("pairs", "closed"):
        told = data[kind]
        assert len(told) == len(set(told)), kind
        assert all(word == normalise(word).lower() for word in told), kind


def test_abbreviations_are_read_in_capitals_only() -> None:
    """`TW` and `UBND` are kept as printed, words by their keys; `&` is `và`."""
    assert lexicon.words("Sở TN&MT") == ["sở", "TN", "và", "MT"]
    assert lexicon.words("Ban Tổ chức T.Ư") == ["ban", "tổ", "chức", "T", "Ư"]
    assert lexicon.words("Uỷ ban Y tế, Xã hội") == ["ủy", "ban", "y", "tế", ",", "xã", "hội"]
    assert values("a|b") == ("a", "b")
