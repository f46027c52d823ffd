"""Badges: a status in, pictures and snippets for other people's sites out."""
