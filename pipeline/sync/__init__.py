"""How two tracks of one film relate: their clocks, and which words of them belong together."""
