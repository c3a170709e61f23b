"""One file per encoder of sentences; each opens its own model and nothing else."""
