"""Synthetic worlds with planted operations and known truth, neutral in content."""
