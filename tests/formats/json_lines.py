"""Lines of a file in JSON Lines."""

from __future__ import annotations

HEADER = '{"psm_register": 1}\n'
SOURCE = '{"type": "source", "id": "s"}\n'
IPSM_LINE = '{"type": "organisation", "id": "o", "name": "IPSM", "level": "national"}\n'
TERM = '{"type": "board_term", "id": "t", "organisation_id": "o", "label": "2020-2025"}\n'
