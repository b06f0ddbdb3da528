"""Overdracht: the list by state, and the flow from recipient to the noted answer."""
