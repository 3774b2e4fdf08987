"""Event: its last day is not before its first, in Python and in a document."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from psm_model.entities import Event
from psm_model.errors import FormatError, ParseError
from psm_model.formats import loads
from psm_model.formats.popolo import Ends, read_popolo
from psm_model.values import PartialDate, Period
from tests.values.strategies import iso_dates

ORGANISATION = {"id": "o", "name": "IPSM Kabupaten Misal", "level": "regency_city"}


@given(iso_dates(), iso_dates())
def test_event_does_not_end_before_it_starts(first: str, last: str) -> None:
    """Two days that are no valid period are refused, with both in the error; others are accepted."""
    dates = PartialDate.parse(first), PartialDate.parse(last)
    try:
        Period(*dates)
    except ParseError:
        with pytest.raises(ParseError, match=f"a last date no earlier than its date.*{first}/{last}"):
            Event(date=dates[0], last_date=dates[1])
    else:
        assert Event(date=dates[0], last_date=dates[1]).last_date == dates[1]
    assert Event(date=dates[0]).date == dates[0]
    assert Event(last_date=dates[1]).last_date == dates[1]


@pytest.mark.parametrize("kind", ["Musda", 5])
def test_document_names_the_event(kind: object) -> None:
    """The problem names the event, among other problems of the event."""
    event = {"kind": kind, "date": "2025-10-15", "last_date": "2025-10-14"}
    document = {"psm_register": 1, "organisations": [{**ORGANISATION, "events": [event, {"date": "2025-02-30"}]}]}
    with pytest.raises(FormatError) as caught:
        loads(json.dumps(document))
    paths = [problem.path for problem in caught.value.problems]
    assert [path for path in paths if path.endswith("/events/0")] == ["/organisations/0/events/0"]
    assert "/organisations/0/events/1/date" in paths
    assert ("/organisations/0/events/0/kind" in paths) is (kind == 5)


@pytest.mark.parametrize(("ends", "end"), [(Ends.LAST_DAY, "2025-10-14"), (Ends.DAY_AFTER, "2025-10-15")])
def test_popolo_document_names_the_event(ends: Ends, end: str) -> None:
    """The problem names the event and the meaning of its end_date."""
    event = {"id": "e", "organization_id": "o", "start_date": "2025-10-15", "end_date": end, "classification": "Musda"}
    document = {"organizations": [{"id": "o", "name": "IPSM", "classification": "national"}], "events": [event]}
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=ends)
    (problem,) = caught.value.problems
    assert (problem.path, problem.got) == ("/events/0", f"2025-10-15/{end}")
    assert ("the day after its last" in problem.expected) is (ends is Ends.DAY_AFTER)
