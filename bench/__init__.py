"""Benchmarks of the whole server as people start it; `script/bench NAME`."""
