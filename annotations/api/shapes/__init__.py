"""The shapes of the interface, for its description."""
