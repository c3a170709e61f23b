"""The nouns of Groundswell and the schema of every named table; imports nothing of ours."""
