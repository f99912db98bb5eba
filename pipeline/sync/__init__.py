"""How one timeline became another."""
