"""What makes, opens and hands out the lessons: commands, each run as ``python -m``."""
