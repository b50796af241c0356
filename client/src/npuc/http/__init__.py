"""How requests reach the service: one exchange, its repetition, and its answer or error."""
