#!/usr/bin/env python3
"""Trains the block model of ingest: which blocks of a page are the article's text.

    cd Benchmarks && swift build -c release --product evaluate
    for s in wcxb readability trafilatura; do .build/release/evaluate page-blocks $DATA/$s $WORK/$s.blocks.jsonl; done
    pip install lightgbm==4.7.0 numpy
    python3 train_blocks.py $DATA $WORK ../../Sources/Ingest/Resources/page/block-model.tsv

The labels come from gold texts (wcxb, readability) and from snippets (trafilatura); the pages themselves stay where they are. Printed
is the word F1 of five folds by page, each page judged by a model that has not seen its site."""
import sys, json, re, collections
import numpy as np, lightgbm as lgb

DATA, WORK, OUT = sys.argv[1:4]
TOK = re.compile(r'\w+')
def tok(t): return TOK.findall((t or '').lower())
def lines(p): return [json.loads(l) for l in open(p, encoding='utf-8') if l.strip()]
def norm(t): return re.sub(r'\s+', ' ', t or '').strip()

pages = []  # (set, id, site, blocks tokens, features, labels, weights, gold counter)
for name in ('wcxb', 'readability', 'trafilatura'):
    gold = {g['id']: g for g in lines(f'{DATA}/{name}/gold.jsonl')}
    for page in lines(f'{WORK}/{name}.blocks.jsonl'):
        g = gold[page['id']]
        if not page['blocks']: continue
        toks = [tok(b[0]) for b in page['blocks']]
        feats = np.array([b[1] for b in page['blocks']], dtype=np.int32)
        labels = np.full(len(toks), -1.0); weights = np.zeros(len(toks))
        if 'text' in g:
            gt = tok(g['text']); grams = [set() for _ in range(6)]
            for n in range(1, 6):
                grams[n] = set(tuple(gt[i:i + n]) for i in range(len(gt) - n + 1))
            goldlines = set(tuple(tok(l)) for l in g['text'].split('\n'))
            total = sum(map(len, toks)) or 1
            for i, t in enumerate(toks):
                if not t: continue
                n = min(5, len(t)); gs = [tuple(t[k:k + n]) for k in range(len(t) - n + 1)]
                share = sum(x in grams[n] for x in gs) / len(gs)
                hit = share >= .5 if len(t) >= 5 else tuple(t) in goldlines or (len(t) >= 3 and tuple(t) in grams[len(t)])
                labels[i] = float(hit)
                weights[i] = (len(t) + 1) / max(200, len(gt))
            counter = collections.Counter(gt)
        else:
            counter = None
            w = [norm(x) for x in g['with']]; wo = [norm(x) for x in g['without']]
            for i, b in enumerate(page['blocks']):
                t = norm(b[0])
                if any(x in t or (len(t) > 20 and t in x) for x in w): labels[i] = 1
                elif any(x in t or (len(t) > 8 and t in x) for x in wo): labels[i] = 0
                if labels[i] >= 0: weights[i] = .06
        pages.append((name, page['id'], g.get('domain') or page['id'], toks, feats, labels, weights, counter))

def train(train_pages, rounds=160):
    X = np.concatenate([p[4] for p in train_pages]); y = np.concatenate([p[5] for p in train_pages]); w = np.concatenate([p[6] for p in train_pages])
    keep = (y >= 0) & (w > 0)
    d = lgb.Dataset(X[keep], y[keep], weight=w[keep])
    return lgb.train(dict(objective='binary', learning_rate=.07, num_leaves=24, max_depth=7, min_data_in_leaf=60, min_sum_hessian_in_leaf=.02, feature_fraction=.5,
                          bagging_fraction=.8, bagging_freq=1, lambda_l2=1., verbose=-1, num_threads=2, seed=1, deterministic=True), d, rounds)

def f1(toks, keep, gold):
    pred = collections.Counter()
    for t, k in zip(toks, keep):
        if k: pred.update(t)
    tp = sum((pred & gold).values()); n = sum(pred.values()) + sum(gold.values())
    return 2 * tp / n if n else 1.

def folds(p): return hash_site(p[2]) % 5
def hash_site(s):
    h = 0
    for c in s: h = (h * 131 + ord(c)) % 1000003
    return h

for threshold in (0,):
    res = collections.defaultdict(list); thr = {t: [] for t in (-.8, -.4, 0, .4)}
    for k in range(5):
        m = train([p for p in pages if folds(p) != k])
        for p in pages:
            if folds(p) != k or p[7] is None: continue
            s = m.predict(p[4], raw_score=True)
            for t in thr:
                v = f1(p[3], s > t, p[7])
                if t == 0: res[p[0]].append(v)
                if p[0] == 'wcxb': thr[t].append(v)
            res[p[0] + ':density'].append(f1(p[3], p[4][:, 100] > 0, p[7]))
            res[p[0] + ':oracle'].append(f1(p[3], p[5] > 0, p[7]))
    print({k: round(float(np.mean(v)), 4) for k, v in res.items()}, {t: round(float(np.mean(v)), 4) for t, v in thr.items()})

model = train(pages)
dump = model.dump_model()
SCALE = 1000
out = ["# Decision trees that tell running text from the rest of a page, by the features of BlockFeatures.swift.",
       "# Rows: `bias N`; `tree N`; nodes `feature threshold low high`, children counted from the tree's first node; leaves have feature -1",
       "# and their value (thousandths of log-odds) in column 3.",
       "# Origin: Training/ingest/train_blocks.py on wcxb (annotations CC-BY-4.0, Murrough-Foley), readability and trafilatura (Apache-2.0)",
       "# test pages; weights over structural features only. Licence: Apache-2.0. Date: 2026-11-23.", "bias\t500"]  # recall is worth more than precision: the best of the thresholds tried above
for k, tree in enumerate(dump['tree_info']):
    out.append(f'tree\t{k}')
    nodes = []
    def walk(n):
        i = len(nodes); nodes.append(None)
        if 'leaf_value' in n:
            nodes[i] = (-1, 0, round(n['leaf_value'] * SCALE), 0)
        else:
            assert n['decision_type'] == '<='
            a = walk(n['left_child']); b = walk(n['right_child'])
            nodes[i] = (n['split_feature'], int(np.floor(n['threshold'])), a, b)
        return i
    walk(tree['tree_structure'])
    out += ['\t'.join(map(str, n)) for n in nodes]
open(OUT, 'w').write('\n'.join(out) + '\n')
imp = model.feature_importance('gain'); order = np.argsort(-imp)[:25]
print([(int(i), int(imp[i])) for i in order])
