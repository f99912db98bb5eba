"""Rules: what a track, a catalog or a release has to keep to, and the verdict on it.

A rule is one module in `rules/`, with one docstring that is its page; `registry.RULES` is the one
table of them. Rules see values of `model/` only, never a file.
"""
