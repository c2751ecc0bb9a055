"""Train a network on data that you choose."""
