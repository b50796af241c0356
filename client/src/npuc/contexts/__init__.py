"""Contexts: the services that somebody uses, each with how they log in there."""
