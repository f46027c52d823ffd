"""A static catalogue of quality-assured micro-credentials, built from YAML records."""
