"""The path of descent on the loss surface."""
