"""Verdicts in the forms that people read: one module a form."""
