"""Checks: plain Python that reads sources and returns findings, and never decides. docs/writing-a-check.md."""
