"""Pairs become layers, layers one network, and the network groups."""
