"""Speed and accuracy as commands that print what they measured: ``python -m benchmarks NAME``."""
