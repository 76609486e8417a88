"""`python -m textgranskning`."""

import sys

from textgranskning.cli import main

sys.exit(main())
