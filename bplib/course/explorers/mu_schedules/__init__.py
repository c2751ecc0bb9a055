"""Learning-rate schedules side by side."""
