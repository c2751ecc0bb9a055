"""What explorers are made of: controls, the panel, the canvas, words and tables."""
