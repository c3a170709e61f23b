"""How the documentation is built: ``python -m sphinx -W -b html docs docs/_build/html``."""

from __future__ import annotations

import sys
from pathlib import Path

from groundswell.version import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "Groundswell"
author = "The Groundswell authors"
copyright = "The Groundswell authors, Apache-2.0"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "generated"]
exclude_patterns = ["_build", "_ext"]

# What is in single backticks in a docstring is a name: a link where it is known, else plain.
default_role = "py:obj"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100
toc_object_entries_show_parents = "hide"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"Groundswell {__version__}"
html_static_path = ["_static"]
html_css_files = ["groundswell.css"]
html_copy_source = False
html_show_sphinx = False
html_show_sourcelink = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b5563", "color-brand-content": "#0b5563"},
    "dark_css_variables": {"color-brand-primary": "#7cc4d0", "color-brand-content": "#7cc4d0"},
}
