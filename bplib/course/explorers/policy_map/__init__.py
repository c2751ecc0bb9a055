"""The costs of a shop's policies, simulated and fitted."""
