"""`python -m pipeline` is `subtitr`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
