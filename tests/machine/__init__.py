"""The state machine of sign-off, driven at random and held against a small model of it."""
