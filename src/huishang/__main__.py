"""``python -m huishang``: the command."""

import sys

from huishang.cli import main

if __name__ == "__main__":
    sys.exit(main())
