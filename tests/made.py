"""Articles and what they tell, made without the finders: the store's tests are about the store alone."""

from __future__ import annotations

import os
import warnings
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from events.articles.model import Article
from events.dates.model import DateMention
from events.extract.model import (
    EventDraft,
    Extraction,
    Figure,
    OrganisationPart,
    PersonPart,
    ResolutionPart,
)
from events.ingest.merging import settle
from events.ingest.work import _block
from events.organisations.model import Organisation, OrganisationMention
from events.places.model import Place
from events.resolutions.model import Citation, Resolution
from events.store import articles as stored
from events.store.dump import dump
from events.store.engine import initialise, reading, writing
from events.store.importers.event_types import import_event_types
from events.store.importers.places import import_places
from events.store.rows import ArticleRows, article_rows

PLACES = (
    Place("dien-bien", "Điện Biên", "tỉnh", "province", None),
    Place("dien-bien/dien-bien-dong", "Điện Biên Đông", "huyện", "district", "dien-bien"),
    Place("can-tho", "Cần Thơ", "thành phố trung ương", "province", None),
)
TYPES = (("meeting", "hội nghị", "meeting"), ("issuance", "ban hành", "issuance"), ("other", "khác", "other"))
BODIES = {
    "Tỉnh ủy Điện Biên": Organisation("tinh-uy-dien-bien", "Tỉnh ủy Điện Biên", "party", "province", "dien-bien"),
    "Thành ủy Cần Thơ": Organisation("thanh-uy-can-tho", "Thành ủy Cần Thơ", "party", "province", "can-tho"),
    "Huyện ủy Điện Biên Đông": Organisation(
        "huyen-uy-dien-bien-dong",
        "Huyện ủy Điện Biên Đông",
        "party",
        "district",
        "dien-bien/dien-bien-dong",
        "Tỉnh ủy Điện Biên",
    ),
}
SUBJECTS = ("tổng kết công tác cán bộ", "sơ kết phong trào thi đua", "bàn công tác phòng chống lụt bão")


@dataclass(frozen=True)
class Told:
    """One happening to be told: who, when, what about; with a document where it is an issuance."""

    body: str
    day: date
    subject: str
    document: str = ""
    issued_told: bool = True

    @property
    def sentence(self) -> str:
        when = f"Ngày {self.day.day}/{self.day.month}/{self.day.year}"
        if self.document:
            return f"{when}, {self.body} ban hành {self.document} {self.subject}."
        return f"{when}, {self.body} tổ chức hội nghị {self.subject}."


def extraction(
    told: Sequence[Told],
    *,
    url: str = "",
    title: str = "Tin trong tỉnh",
    source: str = "Báo Mẫu",
    published: date | None = None,
) -> Extraction:
    """The extraction of an article that tells these happenings, one sentence each."""
    text = title
    events, bodies, citations, people = [], [], [], []
    for one in told:
        start = len(text) + 1
        text += "\n" + one.sentence
        end = len(text)
        comma = one.sentence.index(",")
        day = DateMention(
            start,
            start + comma,
            one.sentence[:comma],
            one.day,
            one.day,
            "day",
            "day_month_year",
            one.day.isoformat(),
            one.day.isoformat(),
        )
        body = BODIES[one.body]
        at = start + comma + 2
        bodies.append(OrganisationMention(at, at + len(one.body), one.body, one.body, body))
        documents: tuple[ResolutionPart, ...] = ()
        if one.document:
            kind, symbol = one.document.split(" ", 1)
            slug = f"{one.document} {one.body} {one.day.year}".lower().replace(" ", "-").replace("/", "-")
            issued = one.day if one.issued_told else None
            document = Resolution(slug, one.document, kind, symbol.split("-")[0], symbol, one.body, issued)
            where = start + one.sentence.index(one.document)
            citations.append(
                Citation(
                    where,
                    where + len(one.document),
                    one.document,
                    one.document,
                    kind,
                    document.number,
                    symbol,
                    one.body,
                    issued,
                    None,
                    document,
                    (),
                    one.subject,
                )
            )
            documents = (ResolutionPart(one.document, "issued", document, where, where + len(one.document)),)
        person = PersonPart("Nguyễn Văn Mẫu", "Bí thư", one.body, body, at, at + len(one.body), one.body)
        people.append(person)
        place = next(p for p in PLACES if p.id == body.place_id)
        events.append(
            EventDraft(
                start,
                end,
                one.sentence,
                one.sentence[comma + 2 : -1],
                "issuance" if one.document else "meeting",
                one.day,
                one.day,
                "day",
                None,
                "reported",
                day,
                place,
                place.name,
                (OrganisationPart(one.body, "issuer" if one.document else "organiser", body, at, at + len(one.body)),),
                documents,
                (person,),
                (Figure("120", "đồng chí", "dự", start, start + 4),),
                0.9,
                "made",
            )
        )
    article = Article(text=text, title=title, url=url, source=source, published=published)
    return Extraction(
        article, None, tuple(e.date for e in events), (), tuple(bodies), tuple(citations), tuple(events), tuple(people)
    )


def rows(told: Sequence[Told], **about: object) -> ArticleRows:
    """The rows of such an article."""
    return article_rows(extraction(told, **about), _block)  # type: ignore[arg-type]


def new_database(path: Path) -> Path:
    """A database at head with the few authority rows that the made articles need."""
    initialise(path)
    with writing(path) as connection, connection.begin():
        import_places(connection, PLACES)
        import_event_types(connection, TYPES)
    return path


def put(path: Path, batches: Iterable[Sequence[ArticleRows]], *, merge_between: bool = False) -> stored.Stored:
    """Stores batches, a transaction each, and merges."""
    total = stored.Stored()
    with writing(path) as connection:
        for batch in batches:
            with connection.begin():
                done = stored.store(connection, batch, run=None, rules="made", known_ids=stored.Known())
            total.inserted += done.inserted
            total.updated += done.updated
            total.unchanged += done.unchanged
            if merge_between:
                settle(connection)
        settle(connection)
    return total


def fork() -> int:
    """`os.fork()` in a test: Python 3.12 warns of threads, and the child here starts none and ends by `os._exit`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def content(path: Path, leave_out: Collection[str] = ()) -> list[str]:
    """The content of a database, comparable; without some tables where they are large and not the matter."""
    with reading(path) as connection:
        return list(dump(connection, leave_out))
