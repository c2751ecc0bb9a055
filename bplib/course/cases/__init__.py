"""What the last lessons are about: a shop's inventory, the sunspots, other libraries; with their data."""
