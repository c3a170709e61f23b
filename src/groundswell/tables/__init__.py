"""Canonical tables: rows from any source, normalised once, keyed, and judged for quality."""
