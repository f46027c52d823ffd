"""Open data: records and statuses in, published formats out. What is published is a promise and keeps its meaning."""
