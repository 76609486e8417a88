"""Quality, measured: every program here prints its figures and is held against the floors in `golv.toml`."""
