"""The yardstick: annotated texts, and how much of what stands in them the checks find. docs/yardstick.md."""
