"""The tables, one a file; all named here, in an order in which each stands after those that it refers to.

Tables change by migrations alone (`migrations/versions`); a test finds any drift between the two.
"""

from __future__ import annotations

import sqlalchemy as sa

from events.store.tables._base import metadata
from events.store.tables.article_versions import article_versions
from events.store.tables.articles import articles
from events.store.tables.correction_conflicts import correction_conflicts
from events.store.tables.corrections import corrections
from events.store.tables.data_files import data_files
from events.store.tables.event_aliases import event_aliases
from events.store.tables.event_figures import event_figures
from events.store.tables.event_mentions import event_mentions
from events.store.tables.event_organisations import event_organisations
from events.store.tables.event_people import event_people
from events.store.tables.event_resolutions import event_resolutions
from events.store.tables.event_types import event_types
from events.store.tables.events import events
from events.store.tables.fetch_state import fetch_state
from events.store.tables.organisation_mentions import organisation_mentions
from events.store.tables.organisation_names import organisation_names
from events.store.tables.organisations import organisations
from events.store.tables.pending import pending
from events.store.tables.people import people
from events.store.tables.person_mentions import person_mentions
from events.store.tables.place_changes import place_changes
from events.store.tables.place_names import place_names
from events.store.tables.places import places
from events.store.tables.posts import posts
from events.store.tables.readings import readings
from events.store.tables.rejections import rejections
from events.store.tables.resolution_mentions import resolution_mentions
from events.store.tables.resolution_names import resolution_names
from events.store.tables.resolutions import resolutions
from events.store.tables.runs import runs
from events.store.tables.sources import sources

TABLES: tuple[sa.Table, ...] = (
    sources,
    places,
    place_names,
    place_changes,
    organisations,
    organisation_names,
    resolutions,
    resolution_names,
    event_types,
    data_files,
    runs,
    rejections,
    articles,
    article_versions,
    readings,
    organisation_mentions,
    resolution_mentions,
    events,
    event_mentions,
    event_organisations,
    event_resolutions,
    event_aliases,
    pending,
    people,
    posts,
    person_mentions,
    event_people,
    event_figures,
    corrections,
    correction_conflicts,
    fetch_state,
)

__all__ = [
    "TABLES",
    "article_versions",
    "articles",
    "correction_conflicts",
    "corrections",
    "data_files",
    "event_aliases",
    "event_figures",
    "event_mentions",
    "event_organisations",
    "event_people",
    "event_resolutions",
    "event_types",
    "events",
    "fetch_state",
    "metadata",
    "organisation_mentions",
    "organisation_names",
    "organisations",
    "pending",
    "people",
    "person_mentions",
    "place_changes",
    "place_names",
    "places",
    "posts",
    "readings",
    "rejections",
    "resolution_mentions",
    "resolution_names",
    "resolutions",
    "runs",
    "sources",
]
