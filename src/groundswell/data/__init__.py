"""Real data that ships with the package, for the demo."""
