"""The site: shells from MkDocs, pages poured into them, and everything written in one place."""
