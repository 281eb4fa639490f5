"""Background work; each module's tasks are queued by name."""
