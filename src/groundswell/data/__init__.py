"""Data that ship with the package: real reposts for the demo, and tables of what is usual in a language."""
