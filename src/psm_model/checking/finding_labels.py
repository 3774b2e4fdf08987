"""add_labels: a finding with what people call the records that its message names."""

from __future__ import annotations

import re
from ast import literal_eval
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import attrs

from psm_model.entities.places import WORDS
from psm_model.entities.references import APPOINTMENT, MEMBER, ORGANISATION
from psm_model.i18n import LANGUAGES, VOCABULARY, Bilingual, Language, format_more
from psm_model.pointers import make_order

from .finding import Finding
from .record_names import RecordName, RecordNames
from .record_params import RecordParam, find_record_params

__all__ = ["add_labels", "list_record_ids"]

_QUOTED: Final = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
"""A text as `repr` writes it."""
_MAX_SHARED: Final = 5
"""The number of records with one id that a message names."""


class _NamedRecord(NamedTuple):
    """A record that a param names."""

    param: RecordParam
    """The param."""
    kind: str
    """The kind of the record."""
    id: str
    """Its id."""
    name: RecordName
    """What people call it."""


def add_labels(finding: Finding, names: RecordNames) -> Finding:
    """Return a finding with labels for the records that its message names, as far as they are known.

    The id follows a label in brackets if another record on the same board, in the same organisation or in the message
    has that label too. Labels do not affect whether two findings are equal.

    Args:
        finding: The finding.
        names: The names of the records.

    >>> from psm_model.checking.record_names import RecordNames, RegisterRecords
    >>> board = BoardTerm(id="t", organisation_id="o", label="periode 2020–2025")
    >>> violation = Violation(path="/board_terms/0", ids=("t", "o"), params={"term": "t"})
    >>> finding = Finding.from_violation(RULES["PSM111"], violation)
    >>> add_labels(finding, RecordNames(RegisterRecords(Register.of(ipsm, board)))).message()
    'IPSM Contoh: board term 2020–2025 has neither a label nor a period'
    """
    params = find_record_params(finding.template, finding.params)
    found = list(_iter_named(finding, params, names))
    ids_by_label: dict[Bilingual, set[str]] = defaultdict(set)
    for record in found:
        ids_by_label[record.name.label].add(record.id)
    labels: dict[str, Bilingual] = {}
    lists: dict[RecordParam, dict[str, Bilingual]] = defaultdict(dict)
    for record in found:
        is_unique = record.name.is_unique and len(ids_by_label[record.name.label]) == 1
        if record.param.is_list:
            lists[record.param][record.id] = _add_id(record, is_unique=is_unique)
        elif is_unique or not record.param.is_holder:
            label = _add_id(record, is_unique=is_unique)
            labels[record.param.name] = label if record.param.kind else _add_kind(label, record.kind)
    shared = next((param for param in params if param.is_shared), None)
    if shared is not None:
        labels |= _label_shared(finding, shared, names)
    labels |= {param.name: _replace_ids(param.value, words) for param, words in lists.items()}
    is_said = any(record.kind == ORGANISATION for record in found)
    # Records with one id may belong to several organisations.
    paths = (finding.path, *(() if shared is None else finding.related))
    owners = set() if is_said else set(map(names.find_owner, paths))
    owner = owners.pop() if len(owners) == 1 and not (shared and _find_kind(finding.path) == ORGANISATION) else None
    items = tuple(labels.items())
    # Most findings of a changing register keep their labels.
    if items == finding.labels and owner == finding.owner:
        return finding
    return attrs.evolve(finding, labels=items, owner=owner)


def list_record_ids(finding: Finding) -> list[tuple[str, str]]:
    """Return the kinds and the ids of the records that a message names by id and that may have names.

    >>> violation = Violation(path="/board_terms/0", ids=("t", "o"), params={"term": "t"})
    >>> list_record_ids(Finding.from_violation(RULES["PSM111"], violation))
    [('board term', 't')]
    """
    labelled = {name for name, _ in finding.labels}
    found: list[tuple[str, str]] = []
    for param in find_record_params(finding.template, finding.params):
        kind = param.kind or _find_kind(finding.path)
        if param.name not in labelled and kind not in {"", MEMBER}:
            ids = map(literal_eval, _QUOTED.findall(param.value)) if param.is_list else (param.value,)
            found += ((kind, record_id) for record_id in ids if record_id)
    return found


def _label_shared(finding: Finding, param: RecordParam, names: RecordNames) -> dict[str, Bilingual]:
    """Return the label of an id that several records have: the id and the names of the records, if all are known."""
    pointers = sorted((finding.path, *finding.related), key=make_order)
    found = {pointer: label for pointer in pointers if (label := names.find_label_at(pointer)) is not None}
    if len(found) < len(pointers):
        return {}
    owners = {pointer: names.find_owner(pointer) for pointer in pointers}
    if len(set(owners.values())) == 1 or _find_kind(finding.path) == ORGANISATION:
        owners = dict.fromkeys(pointers)
    shown = list(dict.fromkeys(_add_owner(label, owners[pointer]) for pointer, label in found.items()))
    return {param.name: Bilingual(*(_list_shared(param.value, shown, language) for language in LANGUAGES))}


def _add_owner(label: Bilingual, owner: str | None) -> Bilingual:
    """Return a label with the organisation in brackets; the label alone if that is said elsewhere."""
    return label if owner is None else label.with_note(owner)


def _list_shared(record_id: str, labels: list[Bilingual], language: Language) -> str:
    """Return an id with the first of the labels that share it, and the number of the others."""
    texts = ", ".join(label.translate(language) for label in labels[:_MAX_SHARED])
    if len(labels) > _MAX_SHARED:
        texts += f" {format_more(len(labels) - _MAX_SHARED, language=language)}"
    return f"{record_id!r}: {texts}"


def _iter_named(finding: Finding, params: list[RecordParam], names: RecordNames) -> Iterator[_NamedRecord]:
    """Yield the records that a message names, as far as it is known what people call them."""
    for param in params:
        if param.is_shared:
            continue
        kind = param.kind or _find_kind(finding.path)
        ids = map(literal_eval, _QUOTED.findall(param.value)) if param.is_list else (param.value,)
        for record_id in ids:
            name = names.find(kind, record_id, finding.path) if kind else None
            if name is not None:
                yield _NamedRecord(param, kind, record_id, name)


def _find_kind(path: str) -> str:
    """Return the kind of the record at a JSON Pointer, as in messages; empty if it leads to none."""
    steps = path.split("/")
    return APPOINTMENT if steps[3:4] == ["appointments"] else WORDS.get("".join(steps[1:2]), "")


def _add_id(record: _NamedRecord, *, is_unique: bool) -> Bilingual:
    return record.name.label if is_unique else record.name.label.with_note(repr(record.id))


def _add_kind(label: Bilingual, kind: str) -> Bilingual:
    """Return a label after the word for its kind."""
    nouns = VOCABULARY["entity"][kind]
    return Bilingual(f"{nouns.english} {label.english}", f"{nouns.indonesian} {label.indonesian}")


def _replace_ids(text: str, labels: Mapping[str, Bilingual]) -> Bilingual:
    """Return a list of ids with labels in the place of those that have one."""

    def replace(language: Language) -> str:
        def find_words(match: re.Match[str]) -> str:
            label = labels.get(literal_eval(match[0]))
            return match[0] if label is None else label.translate(language)

        return _QUOTED.sub(find_words, text)

    return Bilingual(replace("en"), replace("id"))
