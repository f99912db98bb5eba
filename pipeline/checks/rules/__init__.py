"""The rules, one a module: `CODE`, `check`, and a docstring that is the rule's page."""
