"""Who chairs a gathering, where the sentence behind it tells so.

The press tells first that a conference was held and then, in a sentence of its own, who led it: `Sáng 28-3, tại Cần Thơ,
Ban Chỉ đạo tổ chức hội nghị. Đồng chí A, Trưởng Ban Tổ chức Trung ương, chủ trì hội nghị.` The body whose post the chair
holds takes part in the conference. Those who only attend are left out: their list is long and says little.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from events.extract.classify import Typed, type_of
from events.extract.model import OrganisationPart
from events.extract.reading import Reading
from events.extract.vocabulary import event_types, vocabulary
from events.text import Span

# the chairs are named straight behind the deed: `Chủ trì hội nghị có các đồng chí...`
_NAMED_BEHIND = re.compile(r"[^,.;:]{0,60}?\s(?:có|là|gồm|gồm có)(?::|\s)")
_SENTENCES_BEHIND = 2


def chairs(reading: Reading, clause: Span, sentence: Span, typed: Typed) -> tuple[OrganisationPart, ...]:
    """The bodies whose posts the chairs of the gathering hold, told in what follows its clause.

    That is the rest of its sentence and the two sentences behind. Empty for an event that is no gathering, where the next dated sentence comes first, or where what is chaired is a
    gathering of another type. A rank (`Ủy viên Bộ Chính trị`) is no post.
    """
    if not event_types()[typed.type].gathering:
        return ()
    text = reading.article.text
    at = bisect_left(reading.sentences, sentence.end, key=lambda span: span.start)
    rest = [Span(clause.end, sentence.end)] if clause.end < sentence.end else []
    for span in [*rest, *reading.sentences[at : at + _SENTENCES_BEHIND]]:
        if any(span.start <= mention.char_start < span.end for mention in reading.dates):
            return ()
        small = span.of(text).lower()
        chaired = vocabulary().patterns["chairing"].search(small)
        if chaired is not None and type_of(small[chaired.start() :][:40]).type == typed.type:
            return _posts(reading, _named(span, small, chaired))
    return ()


def _named(span: Span, small: str, chaired: re.Match[str]) -> Span:
    """Where the chairs stand: before the deed, or behind it where it opens the sentence."""
    behind = _NAMED_BEHIND.match(small, chaired.end())
    if behind is not None and not small[: chaired.start()].strip(' –-"“*'):
        return Span(span.start + behind.end(), span.end)
    return Span(span.start, span.start + chaired.start())


def _posts(reading: Reading, span: Span) -> tuple[OrganisationPart, ...]:
    parts: dict[str, OrganisationPart] = {}
    for mention in reading.organisations:
        inside = span.start <= mention.char_start and mention.char_end <= span.end
        if not inside or mention.via != "post" or mention.is_rank or not mention.settled or mention.name in parts:
            continue
        parts[mention.name] = OrganisationPart(
            mention.name,
            "participant",
            mention.organisation,
            mention.char_start,
            mention.char_end,
            f"chairs it, told behind it; {mention.reason}".rstrip("; "),
        )
    return tuple(parts.values())
