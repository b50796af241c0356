"""Stands in for the job program: see __main__.py."""
