"""Bodies of the Party, the state, the Front, mass organisations, forces and courts: found in texts, looked up by name."""

from events.organisations.find import find_organisations
from events.organisations.lookup import all_organisations, lookup, names_of, organisation
from events.organisations.model import Organisation, OrganisationMention

__all__ = [
    "Organisation",
    "OrganisationMention",
    "all_organisations",
    "find_organisations",
    "lookup",
    "names_of",
    "organisation",
]
