"""The tests mirror sspf/, one folder per package."""
