"""Long runs on demand: `python3 dev.py sweep NAME`, and the timings: `python3 dev.py bench`."""
