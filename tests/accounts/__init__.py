"""Signing in, and one's account."""
