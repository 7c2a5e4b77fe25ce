"""A document cited with the day of its issue: an event `issuance` of its issuer on that day (the guide)."""

from __future__ import annotations

from collections.abc import Sequence

from events.dates.model import DateMention
from events.extract.draft import name_of, title_of_issuance, where
from events.extract.model import EventDraft, OrganisationPart, ResolutionPart
from events.extract.reading import Reading
from events.resolutions.model import Citation
from events.sentences import sentence_at
from events.text import Span


def issue_date(citation: Citation, dates: Sequence[DateMention]) -> DateMention | None:
    """The date mention that tells the citation's issue day: inside its span or next behind it."""
    if citation.issued_on is None:
        return None
    near = [
        d
        for d in dates
        if d.start_date == d.end_date == citation.issued_on
        and citation.char_start <= d.char_start
        and d.char_start - citation.char_end <= 90
    ]
    return min(near, key=lambda d: d.char_start, default=None)


def issued(reading: Reading, _: Sequence[EventDraft]) -> list[EventDraft]:
    """One draft for each document whose day of issue the text tells."""
    text = reading.article.text
    drafts: list[EventDraft] = []
    seen: set[str] = set()
    for citation in reading.resolutions:
        mention = issue_date(citation, reading.dates)
        if mention is None or mention.start_date is None or mention.end_date is None or citation.label in seen:
            continue
        seen.add(citation.label)
        span = Span(citation.char_start, max(citation.char_end, mention.char_end))
        sentence = reading.sentences[sentence_at(list(reading.sentences), span.start)] if reading.sentences else span
        issuer = _issuer(reading, citation, sentence)
        organisations = (issuer,) if issuer else ()
        found = where(reading, span, organisations, (mention.start_date, mention.end_date), only_seat=True)
        drafts.append(
            EventDraft(
                char_start=sentence.start if sentence.overlaps(span) else span.start,
                char_end=max(span.end, sentence.end if sentence.overlaps(span) else span.end),
                quote=text[sentence.start : max(sentence.end, span.end)] if sentence.overlaps(span) else span.of(text),
                title=title_of_issuance(citation, issuer.name if issuer else None),
                type="issuance",
                start_date=mention.start_date,
                end_date=mention.end_date,
                precision=mention.precision,
                modifier=mention.modifier,
                status="reported",
                date=mention,
                place=found.place,
                place_name=name_of(found.place),
                place_certain=found.certain,
                place_reason=found.why,
                organisations=organisations,
                resolutions=(
                    ResolutionPart(
                        citation.label,
                        "issued",
                        citation.resolution,
                        citation.char_start,
                        citation.char_end,
                        citation.reason,
                    ),
                ),
                people=(),
                figures=(),
                confidence=0.95 if issuer and citation.resolution else 0.85,
                reason="a document cited with its day of issue",
            )
        )
    return drafts


def _issuer(reading: Reading, citation: Citation, sentence: Span) -> OrganisationPart | None:
    """The issuing body: the one that the citation names, pointed at where the sentence prints it."""
    if not citation.issuer:
        return None
    for mention in reading.organisations:
        if mention.name == citation.issuer and sentence.start <= mention.char_start < sentence.end:
            return OrganisationPart(
                mention.name, "issuer", mention.organisation, mention.char_start, mention.char_end, mention.reason
            )
    organisation = next((m.organisation for m in reading.organisations if m.name == citation.issuer), None)
    return OrganisationPart(
        citation.issuer, "issuer", organisation, citation.char_start, citation.char_end, "from the document's symbol"
    )
