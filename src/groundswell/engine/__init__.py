"""Who runs relational work, and the co-action kernel."""
