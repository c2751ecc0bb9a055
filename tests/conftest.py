"""What all tests share: the same examples in every run, and no time limit that a busy machine could miss."""

from hypothesis import settings

settings.register_profile("bplib", derandomize=True, database=None, deadline=None, max_examples=30)
settings.load_profile("bplib")
