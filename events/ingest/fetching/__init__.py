"""Polling newspapers, one matter a file.

`sources.py` what is polled; `guard.py` which addresses may be reached; `client.py` one request with all its limits;
`robots.py` what sites forbid; `listing.py` from feeds, sitemaps and archive pages to addresses; `lock.py` one fetch at a
time; `report.py` what is told of a run. `events/ingest/fetch.py` puts them together.
"""
