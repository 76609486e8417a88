"""The coverage-guided fuzzer is no test, and what it runs on is not installed with the tests."""

collect_ignore = ["styrd.py"]
