"""Pictures of the demonstration's main pages, for the README and docs/."""
