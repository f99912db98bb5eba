"""The verbs: each puts rooms together for one thing that a user wants done."""
