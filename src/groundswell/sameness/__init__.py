"""Which texts are the same thing said twice, and how much that tells."""
