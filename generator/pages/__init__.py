"""Pages: records in, HTML fragments with their titles and descriptions out."""
