"""Texts taken apart into blocks, sentences and words, by code points and without a model of any language."""
