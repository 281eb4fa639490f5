"""Sources, what is said of their passages, how it is signed off, and what is released of it."""
