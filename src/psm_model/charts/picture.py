"""Picture: a page as SVG, PNG or PDF; Pages: the pages of a chart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, overload

import attrs

from psm_model.errors import safe_repr
from psm_model.formats.storage import replace_atomically, replace_together
from psm_model.masking import mask_digits

from ._canvas import Item
from ._rendering import render_pdf, render_png
from ._svg import render_svg

__all__ = ["Pages", "Picture"]

_RESOLUTION: Final = 144
_SUFFIXES: Final = frozenset({".svg", ".png", ".pdf"})


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
        """Render as SVG with title and `alt`; its text can be selected, and no id or style clashes with others."""
        return render_svg(self.items, self.width, self.height, self.title, self.alt)

    def to_png(self, *, dpi: int = _RESOLUTION) -> bytes:
        """Render as PNG with title and `alt` as metadata; very large pictures get a lower resolution."""
        return render_png(self.items, self.width, self.height, self.title, self.alt, dpi=dpi)

    def to_pdf(self, *, created: datetime | None = None) -> bytes:
        """Render as a PDF of one page, whose text can be selected; without a day of creation it has none."""
        return Pages((self,)).to_pdf(created=created)

    def save(self, file: str | os.PathLike[str]) -> None:
        """Write the picture atomically to a file whose name ends in .svg, .png or .pdf.

        Raises:
            OSError: the file cannot be written.
            ValueError: the name has another suffix.
        """
        path = Path(file)
        data = _render(self, _get_suffix(path))
        with replace_atomically(path) as out:
            out.write(data)

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def __repr__(self) -> str:
        return f"<Picture {self.title!r} of {self.width:.0f} by {self.height:.0f} points>"


def _get_suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise ValueError(f"expected a name that ends in .svg, .png or .pdf, got {safe_repr(path.name)}")
    return suffix


def _render(picture: Picture, suffix: str) -> bytes:
    match suffix:
        case ".svg":
            return picture.to_svg().encode()
        case ".png":
            return picture.to_png()
        case _:
            return picture.to_pdf()


@attrs.frozen(repr=False)
class Pages:
    """The pages of a chart, at least one."""

    pictures: tuple[Picture, ...]
    """The pages in order."""

    def to_pdf(self, *, created: datetime | None = None) -> bytes:
        """Render all pages as one PDF, whose text can be selected.

        Args:
            created: The time of creation to write in it; None for none, so that the same pages give the same bytes.
        """
        pages = [(picture.items, picture.width, picture.height) for picture in self.pictures]
        return render_pdf(pages, self.pictures[0].title, created)

    def save(self, file: str | os.PathLike[str], *, created: datetime | None = None) -> tuple[Path, ...]:
        """Write all pages to one PDF, a single page to the file, or several to files such as ``timeline-1.svg``.

        Numbers are zero-padded, so that the files sort in page order. If a file cannot be written, none is changed.

        Args:
            file: The file; its suffix is .svg, .png or .pdf.
            created: The time of creation, as in `to_pdf`.

        Returns:
            The files written.

        Raises:
            OSError: a file cannot be written.
            ValueError: the name has another suffix.
        """
        path = Path(file)
        if _get_suffix(path) == ".pdf":
            data = self.to_pdf(created=created)
            with replace_atomically(path) as out:
                out.write(data)
            return (path,)
        if len(self) == 1:
            self.pictures[0].save(path)
            return (path,)
        digits = len(str(len(self)))
        files = tuple(
            path.with_name(f"{path.stem}-{number:0{digits}}{path.suffix}") for number in range(1, len(self) + 1)
        )
        suffix = _get_suffix(path)
        replace_together((file, _render(picture, suffix)) for file, picture in zip(files, self, strict=True))
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
