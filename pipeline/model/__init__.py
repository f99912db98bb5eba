"""Values: what the rooms hand to each other. Frozen, slotted, standard library only."""
