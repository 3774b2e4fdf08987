"""Errors of documents have Indonesian words without English ones among them."""

from __future__ import annotations

import re

import pytest

from psm_model import FormatError, loads
from psm_model.formats.problem_words import DOCUMENT_PHRASES, describe_document_error

ENGLISH = {"a", "an", "the", "of", "with", "and", "or", "expected", "got", "one", "no", "nothing", "in", "that"}
ORGANISATION = '{"psm_register": 1, "organisations": [{"id": "o", "name": "IPSM Contoh", "level": %s%s}]}'
TERM = '{"psm_register": 1, "board_terms": [{"id": "t", "organisation_id": "o", "period": %s}]}'
DOCUMENTS = (
    "",
    " ",
    "[1,]",
    '{"psm_register": 1,',
    '{"psm_register": 1 // mark\n}',
    '{"psm_register": 1, "members" []}',
    "{'psm_register': 1}",
    '{"psm_register": 1}}',
    '{"psm_register": 1, "members": "x',
    "[]",
    '{"psm_register": 9}',
    '{"members": []}',
    '{"psm_register": 1, "people": []}',
    '{"psm_register": 1, "members": [], "members": []}',
    '{"psm_register": 1, "members": [{"id": "m", "name": "", "birth_date": "1980-02-31"}]}',
    '{"psm_register": 1, "members": 1}',
    ORGANISATION % ('"kabupaten"', ""),
    ORGANISATION % ('"national"', ', "founded": "2025-02-30"'),
    ORGANISATION % ('"national"', ', "founded": "2025-13"'),
    ORGANISATION % ('"national"', ', "founded": "yesterday"'),
    ORGANISATION % ('"national"', ', "area": "33.2x"'),
    ORGANISATION % ('"national"', ', "terms_complete": "ya"'),
    ORGANISATION % ('"national"', ', "withheld": ["foo"]'),
    TERM % '{"start": "2030", "end": "2020"}',
    TERM % '{"start": "2", "end": 1}',
    '{"psm_register": 1e400}',
    '{"psm_register": 123456789012345678901}',
    ORGANISATION % ('"national"', f', "founded": "{"x" * 100_001}"'),
)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_english_word_is_left(document: str) -> None:
    """Outside quotation marks and names of keys, all words are Indonesian."""
    with pytest.raises(FormatError) as caught:
        loads(document, source="register.json")
    message = describe_document_error(caught.value, language="id")
    plain = re.sub(r"'[^']*'|/\S*|\w*_\w*", "", message)
    assert set(re.findall(r"[a-z]+", plain)) & ENGLISH == set()
    assert "seharusnya" in message
    assert describe_document_error(caught.value, language="en") == str(caught.value)


@pytest.mark.parametrize(
    ("document", "indonesian"),
    [
        (
            ORGANISATION % ('"national"', f', "partners": ["{"x" * 100_001}"]'),
            "seharusnya teks paling banyak 100.000 karakter, ternyata teks sepanjang 100.001 karakter",
        ),
        (
            f'{{"psm_register": {"9" * 1_001}}}',
            "seharusnya bilangan bulat yang panjangnya paling banyak 20 angka, ternyata bilangan sepanjang 1.001 angka",
        ),
    ],
)
def test_lengths_are_no_choices(document: str, indonesian: str) -> None:
    """What is too long is said with its length, and numbers have points between their groups of digits."""
    with pytest.raises(FormatError) as caught:
        loads(document)
    assert describe_document_error(caught.value, language="id").endswith(indonesian)


def test_phrases_have_equally_many_places() -> None:
    """A value is neither lost nor repeated."""
    assert [
        english for english, words in DOCUMENT_PHRASES.words.items() if english.count("{}") != words.count("{}")
    ] == []
