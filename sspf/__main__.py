"""`python -m sspf`: the same as the command `sspf`."""

import sys

from sspf.cli import main

if __name__ == "__main__":
    sys.exit(main())
