"""``python -m groundswell``: the command line."""

from groundswell.cli import main

if __name__ == "__main__":
    main()
