"""How two tracks of one film relate: their clocks, and which words of one are which of the other."""
