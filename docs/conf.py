"""How Sphinx makes the site: `python3 dev.py docs` builds it with every warning an error."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Final

# Pages are millions of small objects, which the garbage collector would search again and again.
gc.set_threshold(200_000, 50, 100)

ROOT: Final = Path(__file__).resolve().parents[1]
# The extensions are in docs/_ext. They run the examples of rules with the same names as the tests.
sys.path.insert(0, str(ROOT))

from psm_model import __version__  # noqa: E402  # after the path is set

project = "psm-model"
author = "the psm-model authors"
project_copyright = author
version = release = __version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx_markdown_builder",
    "docs._ext.docstrings",
    "docs._ext.generated",
    "docs._ext.glossaries",
    "docs._ext.links",
    "docs._ext.drawings",
    "docs._ext.playground",
    "docs._ext.twins",
    "docs._ext.site",
    "docs._ext.navigation",
    "docs._ext.imports",
    "docs._ext.wrapping",
    "docs._ext.searching",
]
exclude_patterns = ["_ext", "_playground", "_static", "_templates"]
templates_path = ["_templates"]
nitpicky = True
# No inventory of the standard library or of Hypothesis: that would need the network.
nitpick_ignore_regex = [("py:.*", r"(?!psm_model\.).*"), ("py:.*", r"psm_model\.(?:.*\.)?(?:_.*|[A-Z](?:_co)?)")]
# The name of a built-in type, such as `type`, may also be the name of several fields.
suppress_warnings = ["config.cache", "ref.python"]

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

# In a docstring, text in single backticks is code; docs/_ext/links.py turns it into references.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
# Imported for type checkers alone where it is named; without it the other types beside it would not be found either.
autodoc_type_aliases = {"relativedelta": "dateutil.relativedelta.relativedelta"}
# In an attrs class, defaults are written as `attrs.field(...)`, which does not help readers.
autodoc_preserve_defaults = False
# Smart dashes would also change addresses.
smartquotes_action = "q"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
add_module_names = False
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = "psm-model"
html_static_path = ["_static"]
html_favicon = "_static/icon.svg"
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_additional_pages = {"404": "404.html"}
html_context = {
    # With these, 404.html, which a server sends for any address, finds the root of the site.
    "top_folders": ["_images", "_static", "explanation", "how-to", "id", "playground", "reference", "tutorial"],
    # The repository does not contain its own address, because a copy of it has another one.
    "repository": os.environ.get("PSM_MODEL_REPOSITORY", ""),
}
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_use_index = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
