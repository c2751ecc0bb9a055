"""What a cell shows: figures, text, the guide, the look at the environment."""
