"""Picture: one page, as SVG or PNG; Pages: those of one chart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, overload

import attrs

from psm_model.errors import mask_digits, safe_repr
from psm_model.formats.storage import replace_atomically

from ._rendering import render_png, render_svg
from ._sheet import Item

__all__ = ["Pages", "Picture"]

_RESOLUTION: Final = 144


@attrs.frozen(kw_only=True, repr=False)
class Picture:
    """A page with what is drawn on it. The same picture gives the same bytes, with the same version of matplotlib."""

    title: str = attrs.field(converter=mask_digits)
    """Its title."""
    alt: str = attrs.field(converter=mask_digits)
    """In words what is to be seen, for those who can't."""
    width: float
    """How wide it is, in points."""
    height: float
    """How high it is, in points."""
    items: tuple[Item, ...]
    """What is drawn, one thing over the other."""

    def svg(self) -> str:
        """Return it as SVG, with its title and `alt` in it; letters are drawn as shapes, so that no font is needed."""
        return render_svg(self.items, self.width, self.height, self.title, self.alt)

    def png(self, *, dpi: int = _RESOLUTION) -> bytes:
        """Return it as PNG, with its title and `alt` as texts in it; of what is very large, with fewer dots."""
        return render_png(self.items, self.width, self.height, self.title, self.alt, dpi=dpi)

    def save(self, file: str | os.PathLike[str]) -> None:
        """Write it into a file whose name ends in .svg or .png, which is there whole or as it was before.

        Raises:
            OSError: the file can't be written.
            ValueError: the name ends in anything else.
        """
        path = Path(file)
        drawn = self.svg().encode() if _is_svg(path) else self.png()
        with replace_atomically(path) as out:
            out.write(drawn)

    def _repr_svg_(self) -> str:
        return self.svg()

    def __repr__(self) -> str:
        return f"<Picture {self.title!r} of {self.width:.0f} by {self.height:.0f} points>"


def _is_svg(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in {".svg", ".png"}:
        msg = f"want a name that ends in .svg or .png, got {safe_repr(path.name)}"
        raise ValueError(msg)
    return suffix == ".svg"


@attrs.frozen(repr=False)
class Pages:
    """The pages of a chart, one at least."""

    pictures: tuple[Picture, ...]
    """The pages in order."""

    def save(self, file: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write a single page into the file; several into files beside it, numbered as in ``timeline-1.svg``.

        Of ten and more the numbers have as many digits each, so that the files sort as the pages do.

        Returns:
            The files written.

        Raises:
            OSError: a file can't be written.
            ValueError: the name ends in neither .svg nor .png.
        """
        path = Path(file)
        _is_svg(path)
        digits = len(str(len(self)))
        files = (
            (path,)
            if len(self) == 1
            else tuple(
                path.with_name(f"{path.stem}-{number:0{digits}}{path.suffix}") for number in range(1, len(self) + 1)
            )
        )
        for picture, to in zip(self.pictures, files, strict=True):
            picture.save(to)
        return files

    def __len__(self) -> int:
        return len(self.pictures)

    def __iter__(self) -> Iterator[Picture]:
        return iter(self.pictures)

    @overload
    def __getitem__(self, position: int) -> Picture: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Picture, ...]: ...
    def __getitem__(self, position: int | slice) -> Picture | tuple[Picture, ...]:
        return self.pictures[position]

    def _repr_html_(self) -> str:
        # What stands before the element is of a document of its own.
        return "\n".join(svg[svg.index("<svg") :] for svg in (picture.svg() for picture in self.pictures))

    def __repr__(self) -> str:
        return f"<Pages {list(self.pictures)!r}>"
