"""``python -m bplib.course`` opens the course, as :mod:`bplib.course.authoring.lab` does."""

import sys

from bplib.course.authoring.lab import main

sys.exit(main())
