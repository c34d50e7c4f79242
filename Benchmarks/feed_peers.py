#!/usr/bin/env python3
"""feed_peers.py FOLDER: CPU time of feedparser over the same files as `bench feeds`, and the ratio; called by it."""
import os, pathlib, sys, time

import feedparser

files = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")) if path.is_file() and path.suffix != ".jsonl"]
best = float("inf")
for _ in range(max(1, int(os.environ.get("RAPPORTEUR_ROUNDS", "1")))):
    begin = time.process_time()
    for data in files:
        # Without HTML clean-up, which Rapporteur does not do either.
        feedparser.parse(data, sanitize_html=False, resolve_relative_uris=True)
    best = min(best, time.process_time() - begin)
ours = float(os.environ.get("RAPPORTEUR_SECONDS", "nan"))
size = sum(map(len, files)) / 1e6
print(f"feedparser  {best * 1000 / max(1, len(files)):.4f} ms a feed, {size / best:.1f} MB/s ({feedparser.__version__})")
print(f"ratio       {best / ours:.1f} (feedparser's time by ours)")
