"""One module for each command; `program` loads the one that is run."""
