"""Reads that more than one caller needs; every one starts from what the person may see."""
