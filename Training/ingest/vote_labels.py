#!/usr/bin/env python3
"""What three other extractors take for the text of each page of a folder: weak labels for train_blocks.py.
usage: vote_labels.py SETDIR VOTES.jsonl

Trafilatura (Apache-2.0), resiliparse (Apache-2.0) and readability-lxml (Apache-2.0). One object a line: {"id", "texts": [...]}."""
import gzip, json, logging, os, sys, warnings
import lxml.html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from trafilatura import extract

warnings.filterwarnings('ignore')
logging.disable(logging.CRITICAL)
FOLDER, OUT = sys.argv[1:3]


def tried(function, page):
    try: return function(page) or ''
    except Exception: return ''


def decoded(page): return bytes_to_str(page, detect_encoding(page))


EXTRACTORS = (
    lambda page: extract(page, include_comments=False),
    lambda page: extract_plain_text(decoded(page), main_content=True),
    lambda page: lxml.html.fromstring(Document(decoded(page)).summary()).text_content(),
)
with open(OUT, 'w', encoding='utf-8') as out:
    for line in open(os.path.join(FOLDER, 'gold.jsonl'), encoding='utf-8'):
        name = json.loads(line)['id']
        path = os.path.join(FOLDER, 'html', name + '.html')
        with (open(path, 'rb') if os.path.exists(path) else gzip.open(path + '.gz')) as file: page = file.read()
        out.write(json.dumps({'id': name, 'texts': [tried(extractor, page) for extractor in EXTRACTORS]}) + '\n')
