"""What operators see: logs, metrics, and whether a process is ready. Nothing here knows what is annotated."""
