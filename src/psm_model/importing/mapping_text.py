"""format_mapping: a suggested mapping as TOML, with its doubts as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from psm_model.i18n import Bilingual, Language

from .mapping import VERSION, VERSION_KEY, TableMapping
from .suggestion import Doubt, Suggestion

__all__ = ["format_mapping"]

_HEAD: Final = Bilingual(
    'A mapping for `psm-model import`. Check the lines with "unsure", then run\n'
    "# psm-model import FILE --map THIS_FILE -o register.json",
    'Pemetaan untuk `psm-model import`. Periksa baris bertanda "ragu", lalu jalankan\n'
    "# psm-model import BERKAS --map BERKAS_INI -o register.json --lang id",
)
_UNSURE: Final = Bilingual("unsure", "ragu")


def format_mapping(suggestion: Suggestion, *, language: Language) -> str:
    """Return a suggested mapping as TOML; `loads_mapping` reads it.

    Args:
        suggestion: The mapping, with its doubts.
        language: The language of the comments.

    Raises:
        ValueError: the language is not supported.
    """
    return "\n".join(_Writer(suggestion, language).iter_lines()) + "\n"


class _Writer:
    """A writer of a mapping."""

    def __init__(self, suggestion: Suggestion, language: Language) -> None:
        self._mapping = suggestion.mapping
        self._language = language
        self._doubts: dict[tuple[int | None, str], list[Doubt]] = {}
        for doubt in suggestion.doubts:
            self._doubts.setdefault((doubt.table, doubt.key), []).append(doubt)

    def iter_lines(self) -> Iterator[str]:
        """Yield the lines."""
        mapping = self._mapping
        yield f"# {_HEAD.translate(self._language)}"
        yield ""
        for key, value in (
            (VERSION_KEY, VERSION),
            ("encoding", mapping.encoding),
            ("date_order", mapping.date_order),
            ("skip_sheets", list(mapping.skip_sheets) or None),
        ):
            if value is not None:
                yield self._format_line(None, key, f"{key} = {_format(value)}")
        for number, table in enumerate(mapping.tables):
            yield from self._iter_table(number, table)
        if mapping.areas.within is not None:
            yield ""
            yield "[areas]"
            yield self._format_line(None, "areas.within", f"within = {_format(mapping.areas.within)}")

    def _iter_table(self, number: int, table: TableMapping) -> Iterator[str]:
        yield ""
        yield "[[tables]]"
        for key, value in (
            ("sheets", list(table.sheets)),
            ("sheet_name", table.sheet_name),
            ("header", table.header),
            ("header_rows", table.header_rows if table.header_rows > 1 else None),
            ("titles", list(table.titles) or None),
            ("section_post", table.section_post),
            ("fill_down", list(table.fill_down) or None),
        ):
            if value is not None:
                yield self._format_line(number, key, f"{key} = {_format(value)}")
            for doubt in self._doubts.get((number, key), ()):
                if doubt.proposal is not None:
                    line = f"{key} = {_format([*(value if isinstance(value, list) else ()), doubt.proposal])}"
                    yield f"# {line}  # {_UNSURE.translate(self._language)}: {doubt.text.translate(self._language)}"
        tables = {"columns": table.columns, "constants": table.constants, "posts": table.posts, "ids": table.ids}
        for key, pairs in tables.items():
            yield from self._iter_pairs(number, key, pairs)

    def _iter_pairs(self, number: int, key: str, pairs: Mapping[str, str]) -> Iterator[str]:
        proposals = [
            doubt
            for (table, place), doubts in self._doubts.items()
            for doubt in doubts
            if table == number and place.startswith(f"{key}.") and doubt.proposal is not None
        ]
        if not pairs and not proposals:
            return
        yield ""
        yield f"[tables.{key}]"
        for name, value in pairs.items():
            yield self._format_line(number, f"{key}.{name}", f"{_format(name)} = {_format(value)}")
        for doubt in proposals:
            name = doubt.key.removeprefix(f"{key}.")
            text = doubt.text.translate(self._language)
            yield f"# {_format(name)} = {_format(doubt.proposal)}  # {_UNSURE.translate(self._language)}: {text}"

    def _format_line(self, number: int | None, key: str, line: str) -> str:
        doubts = [doubt for doubt in self._doubts.get((number, key), ()) if doubt.proposal is None]
        if not doubts:
            return line
        texts = "; ".join(dict.fromkeys(doubt.text.translate(self._language) for doubt in doubts))
        return f"{line}  # {_UNSURE.translate(self._language)}: {texts}"


def _format(value: object) -> str:
    """Return a value in TOML, whose strings and lists of strings are those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
