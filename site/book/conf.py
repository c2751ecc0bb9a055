"""How Sphinx makes the book from the pages that `build.py` lays out."""

import os

project = "Backprop, derived and measured"
author = "the bplib maintainers"
project_copyright = "2026, the bplib maintainers. Text CC BY 4.0, code MIT"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.mathjax", "sphinx_design"]

# The notebooks are committed executed; their outputs are Markdown with formulas and links.
nb_execution_mode = "off"
nb_render_markdown_format = "myst"
myst_enable_extensions = ["dollarmath", "colon_fence"]
myst_heading_anchors = 4
# Formulas are set in the reader's browser by the copy that the site brings along.
mathjax_path = "mathjax/tex-mml-chtml.js"

autodoc_typehints = "none"
autodoc_member_order = "bysource"
napoleon_use_rtype = False
suppress_warnings = ["mystnb.unknown_mime_type"]

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["_static"]
html_css_files = ["book.css"]
html_show_sourcelink = True

repository = os.environ.get("COURSE_REPOSITORY", "")
html_theme_options = {"use_download_button": True, "use_fullscreen_button": False, "show_navbar_depth": 1}
if repository:
    html_theme_options |= {
        "repository_url": repository,
        "path_to_docs": "notebooks",
        "use_repository_button": True,
        "launch_buttons": {"binderhub_url": "https://mybinder.org", "notebook_interface": "jupyterlab"},
    }
