"""What only the lessons need; it imports bplib, never the other way round."""

import logging

# The first time, matplotlib looks for the computer's fonts, and says so in red; in a browser every time is the first.
logging.getLogger("matplotlib.font_manager").addFilter(lambda record: "building the font cache" not in str(record.msg))

try:
    from bplib.course import explorers
    from bplib.course.exercises.student import exercise, progress
    from bplib.course.page import figures, plots
    from bplib.course.page.environment import check_environment
    from bplib.course.page.guide import lessons, notation
    from bplib.course.page.routes import routes
    from bplib.course.page.text import say
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        f"bplib.course needs {error.name}, which is not installed: in the course's folder run  "
        'python -m pip install -c constraints.txt -e ".[course]"  or set the course up again as README.md says',
        name=error.name,
    ) from error

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
