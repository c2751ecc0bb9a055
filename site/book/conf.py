"""How Sphinx makes the book from the pages that `build.py` lays out."""

import os
from typing import Any

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

html_theme_options = {"use_download_button": True, "use_fullscreen_button": False, "show_navbar_depth": 1}
repository = os.environ.get("COURSE_REPOSITORY", "").rstrip("/")
if repository:
    html_theme_options |= {"repository_url": repository, "use_repository_button": True}


def setup(app: Any) -> None:
    """Have a button on each lesson's page; the theme's own takes the pages' folders for the repository's."""
    app.connect("html-page-context", add_launch_button, priority=501)  # after the theme has begun its list


def add_launch_button(app: Any, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Lead to where a lesson runs: in the browser, and on Binder, if there is a repository."""
    if not page.startswith("lessons/"):
        return
    name = f"{page.removeprefix('lessons/')}.ipynb"
    places = [("In the browser", "jupyterlite", f"../lite/lab/index.html?path={name}")]
    if repository:
        owner_and_name = repository.removeprefix("https://github.com/")
        address = f"https://mybinder.org/v2/gh/{owner_and_name}/HEAD?urlpath=lab/tree/notebooks/{name}"
        places.append(("Binder", "binder", address))
    buttons = [
        {"type": "link", "text": text, "tooltip": text, "icon": f"_static/images/logo_{logo}.svg", "url": url}
        for text, logo, url in places
    ]
    group = {"type": "group", "tooltip": "Run this lesson", "icon": "fas fa-rocket", "label": "launch-buttons"}
    context["header_buttons"].insert(0, group | {"buttons": buttons})
