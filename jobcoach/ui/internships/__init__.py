"""Stages: who works where, what is agreed, and what was logged there."""
