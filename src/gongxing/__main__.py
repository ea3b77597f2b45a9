"""How is the package run as `python -m gongxing`?"""

from gongxing.cli import main

if __name__ == "__main__":
    main()
