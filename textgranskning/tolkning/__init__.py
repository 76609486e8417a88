"""Text -> Tolkning: what is documented in an akt, when, and about whom."""
