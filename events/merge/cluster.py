"""Groups of mentions that tell one happening.

Pairs are scored by what they share; pairs that cannot be one are never joined. Groups grow from the best pair down,
and two groups join only if all their pairs may and their mean score is not far below that. Ties are broken by ids, which
are made from content: the result is the same for any order of the mentions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from events.merge.features import amounts, countries, features, guests, named, persons, same_story, similarity
from events.merge.model import MentionRecord

JOIN = 0.26
"""Mean score from which two groups are one event; set on annotated pairs of real articles."""

WORDS = 0.2
"""Common words of two clauses of one day that join them whatever their articles' stories."""

AGAIN = 0.22
"""Common words from which two clauses of one article tell the same happening."""

STORY = 1.0
"""Weight of the articles' common story beside the common words of the two clauses."""

LONG = 7
"""Days from which an interval tells little: much happens in a year, so there the clauses' own words must agree."""
LONG_WORDS = 0.25

LINK = 0.7
"""Share of JOIN that all pairs of two groups must reach on average: in a story told by many papers, two papers may
share few words although both share many with a third."""

# Kinds that the press uses for one and the same happening; kinds of different families weigh against a join.
_FAMILIES = (
    frozenset(
        [
            "meeting",
            "congress",
            "working_session",
            "visit",
            "ceremony",
            "anniversary",
            "inspection",
            "training",
            "plan",
            "implementation",
            "other",
            "election",
        ]
    ),
    frozenset(
        [
            "appointment",
            "transfer",
            "dismissal",
            "election",
            "discipline",
            "issuance",
            "ceremony",
            "meeting",
            "other",
            "plan",
            "award",
        ]
    ),
    frozenset(["issuance", "establishment", "merger", "dissolution", "implementation", "plan", "other", "discipline"]),
    frozenset(["disaster", "accident", "crime", "trial", "other", "result", "economy"]),
    frozenset(["sport", "culture", "award", "ceremony", "other", "result", "meeting", "anniversary"]),
    frozenset(["economy", "result", "implementation", "plan", "other", "issuance", "meeting"]),
)
_OTHER_FAMILY = 0.8

_GATHERINGS = frozenset(
    ["meeting", "congress", "working_session", "ceremony", "anniversary", "visit", "training", "inspection"]
)
_PERIOD = re.compile(r"-\d{4}(?=/|$)")

_PARTS = {"morning": 0, "noon": 1, "afternoon": 2, "evening": 3, "night": 4}


def _related(one: str, other: str) -> bool:
    return one == other or any(one in family and other in family for family in _FAMILIES)


def _bare(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path without the years that tell the periods of one name apart: the day is the same for both mentions."""
    return tuple(_PERIOD.sub("", place) for place in path)


# Kinds in which another country or another guest is another happening; a missile test is the same whoever is named
_ENCOUNTERS = frozenset(["visit", "meeting", "working_session", "ceremony", "plan", "sport", "other"])
_DONE_TO = frozenset(["appointment", "transfer", "dismissal", "discipline", "election", "inspection", "award", "trial"])


def _kin(one: str, other: str) -> bool:
    """Whether one body is the other or lies inside it: `Ban Tổ chức Tỉnh ủy X` in `Tỉnh ủy X`."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _no_kin(some: Sequence[str], others: Sequence[str]) -> bool:
    return bool(some and others) and not any(_kin(one, other) for one in some for other in others)


def _other_bodies(one: MentionRecord, other: MentionRecord) -> bool:
    """Whether the two tell of different doers, or of the same deed done to different bodies or persons."""
    names = [part.name for part in one.organisations], [part.name for part in other.organisations]
    doers = tuple(
        [part.name for part in mention.organisations if part.role in ("organiser", "issuer")]
        for mention in (one, other)
    )
    if doers[0] and doers[1] and _no_kin(doers[0], names[1]) and _no_kin(doers[1], names[0]):
        return True
    if one.type == other.type and one.type in _DONE_TO:
        subjects = tuple([p.name for p in mention.organisations if p.role == "subject"] for mention in (one, other))
        if _no_kin(subjects[0], names[1]) and _no_kin(subjects[1], names[0]):
            return True
        people = persons(one.quote), persons(other.quote)
        if people[0] and people[1] and not people[0] & people[1]:
            return True
    return False


def _other_figures(one: MentionRecord, other: MentionRecord) -> bool:
    """Whether both tell sums, and none in common: trade `đạt 4 tỷ USD` and `đạt 22,5 tỷ USD` are of two countries."""
    told = amounts(one.quote), amounts(other.quote)
    return bool(told[0] and told[1]) and told[0].isdisjoint(told[1])


def _other_guest(one: MentionRecord, other: MentionRecord) -> bool:
    """Whether one receives somebody whom the other does not name: on one day a leader receives many."""
    return any(
        bool(guests(host.quote)) and guests(host.quote).isdisjoint(named(rest.quote))
        for host, rest in ((one, other), (other, one))
    )


def apart(one: MentionRecord, other: MentionRecord) -> bool:
    """Whether the two cannot be one happening, whatever their words.

    A morning's and an afternoon's are two; so are one district's and another's, what concerns one country and what
    concerns another, and the issuance of two documents.
    """
    if (one.start_date, one.end_date) != (other.start_date, other.end_date):
        return True
    if one.part_of_day and other.part_of_day and abs(_PARTS[one.part_of_day] - _PARTS[other.part_of_day]) > 1:
        return True
    if one.place_path and other.place_path and one.place_certain and other.place_certain:
        here, there = _bare(one.place_path), _bare(other.place_path)
        if here[0] not in there and there[0] not in here:
            return True
    if _other_bodies(one, other):
        return True
    if one.type in _ENCOUNTERS and other.type in _ENCOUNTERS:
        abroad = countries(one.quote), countries(other.quote)
        if abroad[0] and abroad[1] and not abroad[0] & abroad[1]:
            return True
        if _other_guest(one, other):
            return True
    issued = (
        {r.label for r in one.resolutions if r.role == "issued"},
        {r.label for r in other.resolutions if r.role == "issued"},
    )
    if issued[0] and issued[1]:
        return not issued[0] & issued[1]
    # a gathering at which the document is not even named is not its issuance, though one body held both that day
    return any(
        issued[k] and of.type in _GATHERINGS and not issued[k] & {r.label for r in of.resolutions}
        for k, of in ((0, other), (1, one))
    )


Printed = Mapping[int, frozenset[int]]
"""The articles that print a mention, by its id; one that is not in it stands in its own article alone."""


def _together(one: MentionRecord, other: MentionRecord, printed: Printed) -> bool:
    """Whether some article prints both: two clauses of one article are two happenings (the guide)."""
    if one.article_id == other.article_id:
        return True
    here, there = printed.get(one.id), printed.get(other.id)
    return here is not None and there is not None and not here.isdisjoint(there)


def _strangers(
    ordered: Sequence[MentionRecord],
    scores: dict[tuple[int, int], float],
    pair: tuple[int, int],
    printed: Printed,
) -> bool:
    one, other = ordered[pair[0]], ordered[pair[1]]
    if _together(one, other, printed):
        return pair not in scores
    return apart(one, other)


def clusters(mentions: Sequence[MentionRecord], printed: Printed | None = None) -> list[list[MentionRecord]]:
    """The groups, each sorted by id; every mention is in exactly one. `printed` tells where copies of one stand."""
    printed = printed or {}
    ordered = sorted(mentions, key=lambda mention: mention.id)
    told = [features(mention) for mention in ordered]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(told):
        for name, weight in found.items():
            if weight >= 3.0:
                holders[name].append(index)
        for pair in ordered[index].topic:
            if pair not in found:
                holders[pair].append(index)
    candidates: set[tuple[int, int]] = set()
    for indices in holders.values():
        if len(indices) > 200:  # a feature of half the block tells nothing, and pairs grow with its square
            continue
        for position, left in enumerate(indices):
            for right in indices[position + 1 :]:
                candidates.add((left, right))
    scores: dict[tuple[int, int], float] = {}
    for left, right in candidates:
        one, other = ordered[left], ordered[right]
        if apart(one, other):
            continue
        if _together(one, other, printed):
            # two happenings, unless the second clause tells the first again
            again = similarity(told[left], told[right])
            if again >= AGAIN:
                scores[left, right] = again + JOIN
            continue
        words = similarity(told[left], told[right])
        if (one.end_date - one.start_date).days >= LONG and (words < LONG_WORDS or _other_figures(one, other)):
            continue
        # a flood and its inspection are of one story: kinds that differ are joined by the clauses' own words alone
        if _related(one.type, other.type):
            # two papers' recaps of an old event share its words and no story: enough words are enough
            score = max(words + STORY * same_story(one.topic, other.topic), words * JOIN / WORDS)
        else:
            score = words * _OTHER_FAMILY
        if score >= JOIN / 2:
            scores[left, right] = score
    group_of = list(range(len(ordered)))
    groups: dict[int, list[int]] = {index: [index] for index in group_of}
    for (left, right), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < JOIN:
            break
        a, b = group_of[left], group_of[right]
        if a == b:
            continue
        pairs = [(min(x, y), max(x, y)) for x in groups[a] for y in groups[b]]
        if any(_strangers(ordered, scores, pair, printed) for pair in pairs):
            continue
        if sum(scores.get(pair, 0.0) for pair in pairs) / len(pairs) < LINK * JOIN:
            continue
        target, gone = min(a, b), max(a, b)
        for member in groups.pop(gone):
            groups[target].append(member)
            group_of[member] = target
    return [[ordered[index] for index in sorted(members)] for members in groups.values()]
