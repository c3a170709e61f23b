"""Recipe to stages to manifest: the only room that wires the others together."""
