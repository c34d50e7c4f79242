#!/usr/bin/env python3
"""Trains the weights of the metadata ranker of ingest: which of the values that the signals of a page give is its title, its
authors, its day of publication.

    cd Benchmarks && swift build -c release --product evaluate
    for s in wcxb readability htmldate trafilatura; do .build/release/evaluate page-metadata $DATA/$s $WORK/$s.rows; done
    pip install numpy==2.1.3 scipy==1.14.1
    python3 train_metadata.py $DATA $WORK ../../Sources/Ingest/Resources/page/metadata-weights.tsv metadata-prior.tsv

A conditional logit (D. McFadden 1974): the score of a value is the sum of the weights of its features, its probability the softmax
over the values of its page. Weights are drawn towards starting values set by hand (`metadata-prior.tsv`), the more so the rarer a feature.
Printed are the shares of pages whose best value is right, in ten folds by site: each page is judged by weights that have not seen
its site. The pages stay where they are; what is written holds weights alone. Nothing is random."""
import sys, json, re, hashlib
import numpy as np
from scipy.optimize import minimize

DATA, WORK, OUT, PRIOR = sys.argv[1:5]
STRENGTH = {'title': 1.0, 'authors': 1.0, 'published': 2.0}
FOLDS = 10
FIELDS = ("title", "authors", "published")
NONE = {('authors', 'wcxb'), ('authors', 'readability'), ('published', 'wcxb')}
WEIGHT = {('authors', 'wcxb nothing'): 1.0, ('authors', 'readability nothing'): 1.0, ('published', 'wcxb nothing'): 0.2, ('title', 'readability'): 0.1, ('title', 'trafilatura'): 0.0}
def lines(p): return [json.loads(l) for l in open(p, encoding='utf-8') if l.strip()]
TOK = re.compile(r'\w+')
def key(t): return ' '.join(TOK.findall((t or '').casefold()))

def prior(path):
    table = {}
    for line in open(path, encoding='utf-8'):
        if line.startswith('#') or not line.strip(): continue
        field, feature, weight = line.rstrip('\n').split('\t')[:3]
        table[field, feature] = int(weight) / 1000
    return table

def site(g):
    host = re.match(r'https?://([^/:?]+)', g.get('url') or '')
    name = host.group(1) if host else g.get('domain') if g.get('domain') not in (None, 'hard') else g.get('file') or g.get('group') or g['id']
    return '.'.join(name.split('.')[-2:])

def gold(field, g):
    if field == 'published':
        day = str(g.get('date') or g.get('published') or '')[:10]
        return day if re.match(r'\d{4}-\d\d-\d\d$', day) else None
    value = g.get('title' if field == 'title' else 'author')
    return key(value) if value and key(value) else None

def is_right(field, value, g, wanted):
    if field == 'published': return value[:10] == wanted
    if key(value) == wanted: return True
    if field == 'title': return False
    # The same names, however the annotator joined them or whatever degree follows: no reason to teach otherwise.
    names = [key(n) for n in value.split(', ')]
    own = [key(n) for n in re.split(r',\s*(?:and |und |et )?|\s+(?:and|und|et|&)\s+', re.sub(r'^(?:by|von|par|written by)\s+', '', g['author'].strip(), flags=re.I))]
    return names == own or (len(names) == 1 and ' ' in names[0] and wanted.startswith(names[0] + ' ') and own[0] == names[0])

def load(field):
    pages = []
    for name in ('wcxb', 'readability', 'htmldate', 'trafilatura'):
        # The titles of `readability` are what one other program makes of the title element: they count for less (WEIGHT).
        golds = {g['id']: g for g in lines(f'{DATA}/{name}/gold.jsonl')}
        for page in lines(f'{WORK}/{name}.rows'):
            g = golds[page['id']]
            wanted = gold(field, g)
            rows = [r for r in page['rows'] if r['field'] == field]
            if not wanted:
                # Where the annotator of an article found nobody, nobody is the right answer.
                if rows and (field, name) in NONE and g.get('type', 'article') == 'article': pages.append((name + ' nothing', site(g), [r['features'] for r in rows] + [['none']], [False] * len(rows) + [True]))
                continue
            if not rows:
                pages.append((name, site(g), [], []))
                continue
            hits = [is_right(field, r['value'], g, wanted) for r in rows]
            # An exact match outranks a loose one of the same page when the weights are counted.
            exact = [key(r['value']) == wanted for r in rows] if field == 'authors' else hits
            if any(exact): hits = exact
            pages.append((name, site(g), [r['features'] for r in rows] + [['none']] * (field != 'title'), hits + [False] * (field != 'title')))
    return pages

def train(pages, names, start, strength, field):
    index = {n: i for i, n in enumerate(names)}
    usable = [(n, f, h) for n, _, f, h in pages if any(h) and len(h) > 1]
    importance = np.array([WEIGHT.get((field, n), 1.0) for n, _, _ in usable])
    rows, starts, target = [], [], []
    for _, features, hits in usable:
        starts.append(len(rows))
        for f, h in zip(features, hits):
            row = np.zeros(len(names)); row[[index[x] for x in f if x in index]] = 1
            rows.append(row); target.append(float(h))
    X = np.array(rows); y = np.array(target); starts = np.array(starts)
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(rows))))
    def loss(w):
        s = X @ w
        top = np.maximum.reduceat(s, starts)[group]
        e = np.exp(s - top)
        all_ = np.add.reduceat(e, starts); right = np.add.reduceat(e * y, starts)
        p = e / all_[group]; q = e * y / right[group]
        value = -np.sum(importance * np.log(right / all_)) + strength * np.sum((w - start) ** 2) / 2
        return value, X.T @ (importance[group] * (p - q)) + strength * (w - start)
    return minimize(loss, start, jac=True, method='L-BFGS-B', options={'maxiter': 500}).x

def right(pages, names, w):
    weights = dict(zip(names, w))
    hit = []
    for name, _, features, hits in pages:
        if not features: hit.append((name, 0)); continue
        scores = [sum(round(weights.get(x, 0) * 1000) for x in f) for f in features]
        best = max(range(len(scores)), key=lambda i: (scores[i], -i))
        hit.append((name, int(hits[best])))
    return hit

def share(hits):
    by = {}
    for name, h in hits: by.setdefault(name, []).append(h)
    return ' '.join(f'{n} {sum(v)}/{len(v)}={sum(v)/len(v):.4f}' for n, v in sorted(by.items()))

table = prior(PRIOR)
head = '''# Weights of the ranker that chooses titles, authors and days of publication of pages: what speaks for a value, in thousandths of
# a logit. Columns: field, feature, weight.
# Origin: Training/ingest/train_metadata.py on wcxb (annotations CC-BY-4.0), readability, htmldate and trafilatura (Apache-2.0
# repositories); see Training/ingest/METADATA.md. Licence: Apache-2.0. Date: 2026-11-26.
'''
body = ''
for field in FIELDS:
    pages = load(field)
    names = [f for (fi, f) in table if fi == field]
    seen = {x for _, _, fs, _ in pages for f in fs for x in f}
    names += sorted(seen - set(names))
    start = np.array([table.get((field, n), 0.0) for n in names])
    bound = [(n, int(any(h))) for n, _, _, h in pages]
    print(field, len(pages), 'pages; a right value is among them:', share(bound))
    print('  starting weights:', share(right(pages, names, start)))
    held = []
    for fold in range(FOLDS):
        inside = lambda s: int(hashlib.md5(s.encode()).hexdigest(), 16) % FOLDS == fold
        w = train([p for p in pages if not inside(p[1])], names, start, STRENGTH[field], field)
        held += right([p for p in pages if inside(p[1])], names, w)
    print('  sites unseen:', share(held))
    w = train(pages, names, start, STRENGTH[field], field)
    print('  all pages:', share(right(pages, names, w)))
    for n, value in zip(names, w): body += f'{field}\t{n}\t{round(value * 1000)}\n'
if '--dry' not in sys.argv: open(OUT, 'w', encoding='utf-8').write(head + body)
