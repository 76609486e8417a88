"""How good the screening was: the reviewers' verdicts, and what can be reckoned from them."""
