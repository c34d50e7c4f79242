#!/usr/bin/env python3
"""CPU time of other extractors over the pages of a folder: one line each, name and microseconds a page.
usage: page_peers.py SETDIR [PAGES]     (those that this Python lacks are left out)"""
import glob, gzip, sys, time

folder = sys.argv[1]
limit = int(sys.argv[2]) if len(sys.argv) > 2 else 60
paths = sorted(glob.glob(folder + "/html/*"))
paths = paths[::max(1, len(paths) // limit)]
pages = []
for path in paths:
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        pages.append(file.read())


def trafilatura():
    from trafilatura import bare_extraction
    return lambda page: bare_extraction(page, with_metadata=True)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)


for name, make in (("trafilatura", trafilatura), ("resiliparse", resiliparse)):
    try:
        run = make()
        run(pages[0])
    except Exception:
        continue
    begin = time.process_time()
    for page in pages:
        try:
            run(page)
        except Exception:
            pass
    print(f"{name} (a sample of {len(pages)})\t{round((time.process_time() - begin) / len(pages) * 1e6)}", flush=True)
