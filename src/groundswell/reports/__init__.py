"""One report model, and a writer for every output form."""
