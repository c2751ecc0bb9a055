"""What only the lessons need; it imports bplib, never the other way round."""

try:
    from bplib.course import figures
    from bplib.course.text import say
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        f'bplib.course needs {error.name}: install the course with  pip install "bplib[course]"', name=error.name
    ) from error

__all__ = ["figures", "say"]
