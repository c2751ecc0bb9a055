"""What only the lessons need; it imports bplib, never the other way round."""

import importlib
import logging
from typing import TYPE_CHECKING, Any

# The first time, matplotlib looks for the computer's fonts, and says so in red; in a browser every time is the first.
logging.getLogger("matplotlib.font_manager").addFilter(lambda record: "building the font cache" not in str(record.msg))


def _what_to_install(error: ModuleNotFoundError) -> ModuleNotFoundError:
    return ModuleNotFoundError(
        f"bplib.course needs {error.name}, which is not installed: in the course's folder run  "
        'python -m pip install -c constraints.txt -e ".[course]"  or set the course up again as README.md says',
        name=error.name,
    )


try:
    from bplib.course.page.environment import check_environment
    from bplib.course.page.guide import lessons, notation
    from bplib.course.page.routes import routes
    from bplib.course.page.text import say
except ModuleNotFoundError as error:
    raise _what_to_install(error) from error

if TYPE_CHECKING:
    from bplib.course import explorers
    from bplib.course.exercises.student import exercise, progress
    from bplib.course.page import figures, plots

# What takes matplotlib or ipywidgets is loaded when it is first used: they take as long as all the rest together, and
# the processes of a study, the exercises alone and a derivation do without.
_LATER = {
    "exercise": "exercises.student",
    "explorers": "explorers",
    "figures": "page.figures",
    "plots": "page.plots",
    "progress": "exercises.student",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        module = importlib.import_module(f"{__name__}.{_LATER[name]}")
    except ModuleNotFoundError as error:
        raise _what_to_install(error) from error
    return module if _LATER[name].endswith(name) else getattr(module, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "check_environment",
    "exercise",
    "explorers",
    "figures",
    "lessons",
    "notation",
    "plots",
    "progress",
    "routes",
    "say",
]
