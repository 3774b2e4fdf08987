"""Picture: a page as SVG or PNG; Pages: the pages of a chart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, overload

import attrs

from psm_model.errors import mask_digits, safe_repr
from psm_model.formats.storage import replace_atomically

from ._canvas import Item
from ._rendering import render_png, render_svg

__all__ = ["Pages", "Picture"]

_RESOLUTION: Final = 144


@attrs.frozen(kw_only=True, repr=False)
class Picture:
    """A page. The same picture gives the same bytes with the same version of matplotlib."""

    title: str = attrs.field(converter=mask_digits)
    """Its title."""
    alt: str = attrs.field(converter=mask_digits)
    """The alternative text."""
    width: float
    """Its width in points."""
    height: float
    """Its height in points."""
    items: tuple[Item, ...]
    """The items drawn, bottom to top."""

    def to_svg(self) -> str:
        """Render as SVG with title and `alt`; letters are paths, so that no font is needed."""
        return render_svg(self.items, self.width, self.height, self.title, self.alt)

    def to_png(self, *, dpi: int = _RESOLUTION) -> bytes:
        """Render as PNG with title and `alt` as metadata; very large pictures get a lower resolution."""
        return render_png(self.items, self.width, self.height, self.title, self.alt, dpi=dpi)

    def save(self, file: str | os.PathLike[str]) -> None:
        """Write the picture atomically to a file whose name ends in .svg or .png.

        Raises:
            OSError: the file cannot be written.
            ValueError: the name has another suffix.
        """
        path = Path(file)
        data = self.to_svg().encode() if _is_svg(path) else self.to_png()
        with replace_atomically(path) as out:
            out.write(data)

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def __repr__(self) -> str:
        return f"<Picture {self.title!r} of {self.width:.0f} by {self.height:.0f} points>"


def _is_svg(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in {".svg", ".png"}:
        raise ValueError(f"expected a name that ends in .svg or .png, got {safe_repr(path.name)}")
    return suffix == ".svg"


@attrs.frozen(repr=False)
class Pages:
    """The pages of a chart, at least one."""

    pictures: tuple[Picture, ...]
    """The pages in order."""

    def save(self, file: str | os.PathLike[str]) -> tuple[Path, ...]:
        """Write a single page to the file, or several to numbered files beside it, such as ``timeline-1.svg``.

        Numbers are zero-padded, so that the files sort in page order.

        Returns:
            The files written.

        Raises:
            OSError: a file cannot be written.
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
        for picture, target in zip(self.pictures, files, strict=True):
            picture.save(target)
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
        # Drop the XML declaration.
        return "\n".join(svg[svg.index("<svg") :] for svg in (picture.to_svg() for picture in self.pictures))

    def __repr__(self) -> str:
        return f"<Pages {list(self.pictures)!r}>"
