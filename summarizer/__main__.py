"""``python -m summarizer``: the same as the console script."""

from summarizer.cli import main

if __name__ == "__main__":
    main()
