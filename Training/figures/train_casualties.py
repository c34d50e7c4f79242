#!/usr/bin/env python3
"""Trains the models by which the figures stage groups casualties, and prints scores of documents that the models have not seen.

    evaluate casualties muc4_casualties.jsonl.gz rows.tsv --rows
    train_casualties.py muc4_casualties.jsonl.gz rows.tsv score_casualties.py [--folds N] [--output FOLDER]

Needs numpy, scipy, scikit-learn and lightgbm. Seeded: the same rows give the same files. Data: the MUC-3/4 corpus of NIST (public domain).

The cross-validation is nested. Documents are dealt into N folds; for each of them all three models are trained on the other documents
alone, where a model learns from out-of-fold outputs (four inner folds) of the models before it. The threshold is no parameter of
training: it is half of the F1 to be expected (Lipton, Elkan and Naryanaswamy 2014), fixed beforehand.
"""
import argparse, collections, functools, gzip, importlib.util, json, math, os, random
import numpy as np
from lightgbm import LGBMClassifier
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

BITS, NORM, INNER = 18, 10.0, 4
FLOOR, THRESHOLD = 0.2, 0.28
C_DOCUMENT, C_MENTION, SEEDS = 0.2, 0.1, 3
EFFECT = {'killed': 'KILL', 'wounded': 'WOUND', 'abducted': 'KIDNAP'}
EFFECTS = list(EFFECT)
MASK = (1 << 64) - 1
BARE = 10

arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument('gold')
arguments.add_argument('rows')
arguments.add_argument('scorer')
arguments.add_argument('--folds', type=int, default=10, help='0: no cross-validation')
arguments.add_argument('--output')
arguments = arguments.parse_args()
spec = importlib.util.spec_from_file_location('scorer', arguments.scorer)
scorer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scorer)
with (gzip.open if arguments.gold.endswith('.gz') else open)(arguments.gold, 'rt', encoding='utf8') as file:
    gold = [json.loads(line) for line in file if line.strip()]

# Rows, as CasualtyRows.swift writes them.
number = {record['id']: i for i, record in enumerate(gold)}
documents, sentences, mentions = [[] for _ in gold], [0] * len(gold), [[] for _ in gold]
for line in open(arguments.rows, encoding='utf8'):
    fields = line.rstrip('\n').split('\t')
    i = number[fields[0]]
    if fields[1] == 'D':
        sentences[i], documents[i] = int(fields[2]), [int(x) for x in fields[3].split()]
        continue
    sentence, start, end, head, effect, shape, low, high, explicit, words, names, lemma, text, label, repeats, quoted, length, ruled, features = fields[2:21]
    mentions[i].append(dict(
        sentence=int(sentence), start=int(start), end=int(end), effect=effect, shape=int(shape), low=float(low), high=None if high == '-' else float(high), explicit=explicit == '1',
        words=set(words.split(',')) - {''}, names=set(names.split(',')) - {''}, lemma=lemma, text=text, label=int(label), repeats=int(repeats), quoted=quoted == '1', length=int(length),
        ruled=int(ruled), features=[int(x) for x in features.split()]))
flat = [(i, m) for i, ms in enumerate(mentions) for m in ms]
place = np.array([i for i, _ in flat])

def dealt(count, seed):
    generator, fold = random.Random(seed), [i % count for i in range(len(gold))]
    generator.shuffle(fold)
    return np.array(fold)
inner = dealt(INNER, 7)

def mixed(h):
    h ^= h >> 32
    h = h * 0xD6E8FEB86659FD93 & MASK
    return h ^ h >> 32
def joined(a, b): return mixed((a * 0x9E3779B97F4A7C15 & MASK) ^ (b + 0x165667B19E3779F9 & MASK))
@functools.lru_cache(None)
def bucket(kind, a=0, b=0, c=0): return joined(joined(kind, a), joined(b, c)) >> (64 - BITS)
def grade(value): return next((bound for bound in (0, 1, 2, 3, 5, 8, 12, 20, 40) if value <= bound), 99)

def matrix(rows, norm=None):
    indptr, indices, values = [0], [], []
    for row in rows:
        indices += row
        values += [norm / math.sqrt(len(row)) if norm else 1.0] * len(row)
        indptr.append(len(indices))
    return csr_matrix((values, indices, indptr), shape=(len(rows), 1 << BITS))
def regression(strength): return LogisticRegression(C=strength, solver='liblinear', random_state=1, max_iter=300)

# 1. Does the document report casualties?
is_news = np.array([any(g['effect'] != 'KIDNAP' and not g['optional'] for g in r['casualties']) for r in gold]).astype(int)
D = matrix(documents, NORM)

# 2. Is the mention a victim that the keys list?
def labelled(mention, record):
    words = scorer.words(mention['text'])
    head = words if mention['names'] else scorer.words(mention['lemma'])
    if mention['shape'] == BARE: words = head = words | {'person', 'people', 'dead', 'wounded', 'injured'}
    for g in record['casualties']:
        if g['effect'] != EFFECT[mention['effect']]: continue
        for who in g['who']:
            listed = scorer.words(who)
            if words & listed and (head & listed or mention['names']): return 1
    return 0
y = np.array([labelled(m, gold[i]) for i, m in flat])
M = matrix([m['features'] for _, m in flat])
def with_documents(news):
    rows = []
    for i, m in flat:
        step, effect = int(news[i] * 8), EFFECTS.index(m['effect'])
        rows.append([bucket(200, step), bucket(201, step, m['shape']), bucket(202, step, effect), bucket(203, step, grade(m['sentence'])), bucket(204, step, int(m['explicit']))])
    return M + matrix(rows)

def first_models(train, test):
    """Probabilities of documents and mentions: out of fold for those trained on, plain for the others."""
    news, victim = np.zeros(len(gold)), np.zeros(len(flat))
    for k in range(INNER):
        a, b = train[inner[train] != k], train[inner[train] == k]
        news[b] = regression(C_DOCUMENT).fit(D[a], is_news[a]).predict_proba(D[b])[:, 1]
    document = regression(C_DOCUMENT).fit(D[train], is_news[train])
    if len(test): news[test] = document.predict_proba(D[test])[:, 1]
    X, inside = with_documents(news), np.isin(place, train)
    for k in range(INNER):
        a, b = inside & (inner[place] != k), inside & (inner[place] == k)
        victim[b] = regression(C_MENTION).fit(X[a], y[a]).predict_proba(X[b])[:, 1]
    mention = regression(C_MENTION).fit(X[inside], y[inside])
    outside = np.isin(place, test)
    if outside.any(): victim[outside] = mention.predict_proba(X[outside])[:, 1]
    return news, victim, document, mention

# 3. Groups, as TollBuilder.swift makes them, and their features, as TollFeatures.swift does.
def single(x): return x['low'] == 1 and x['high'] == 1
def odds(p): return math.log((p + 1e-3) / (1 - p + 1e-3))
def group(ms, ps):
    tolls = []
    for p, m in sorted(((p, m) for p, m in zip(ps, ms) if p > FLOOR), key=lambda x: (x[1]['sentence'], x[1]['start'])):
        best = None
        for toll in tolls:
            if toll['effect'] != m['effect']: continue
            last = toll['mentions'][-1][1]
            same = m['low'] == toll['low'] and m['high'] == toll['high']
            fits = same or (not m['explicit'] or not toll['explicit']) and single(m) == single(toll)
            meets = m['names'] & toll['names'] if m['names'] and toll['names'] else m['words'] & toll['words']
            apposed = (last['sentence'] == m['sentence'] and 0 < m['start'] - last['end'] <= 1 and bool(m['names']) != bool(last['names']) and single(m) and single(toll))
            if meets and fits or apposed: best = toll
        if best is None:
            tolls.append(dict(effect=m['effect'], mentions=[(p, m)], words=set(m['words']), names=set(m['names']), low=m['low'], high=m['high'], explicit=m['explicit']))
        else:
            best['mentions'].append((p, m))
            best['words'] |= m['words']
            best['names'] |= m['names']
            if m['explicit'] and not best['explicit']: best['low'], best['high'], best['explicit'] = m['low'], m['high'], True
    return tolls
NAMES = ('best any second mentions news first-sentence best-sentence explicit one plural low named others other-best better shares other-named other-explicit other-many effect first-shape best-shape '
         'doubled other-effect sum sum-likely earlier-best label sentences place spread beside-best larger names length sentence-length quoted shared-best shared-relation repeats other-largest').split()
def features(tolls, news, count):
    tops, rows = [max(p for p, _ in t['mentions']) for t in tolls], []
    for k, t in enumerate(tolls):
        ps = sorted((p for p, _ in t['mentions']), reverse=True)
        others = [j for j, u in enumerate(tolls) if j != k and u['effect'] == t['effect']]
        cross = [j for j, u in enumerate(tolls) if u['effect'] != t['effect']]
        first, best = t['mentions'][0][1], max(t['mentions'], key=lambda x: x[0])[1]
        rest, starts = 1.0, {m['start'] for _, m in t['mentions']}
        for p in ps: rest *= 1 - p
        def top(js): return odds(max((tops[j] for j in js), default=0))
        def size(u): return min(10000, u['low'])
        sharing = [j for j in others if tolls[j]['words'] & t['words']]
        shared = max(sharing, key=lambda j: tops[j], default=None)
        relation = -1 if shared is None else 0 if tolls[shared]['low'] == t['low'] else 1 if tolls[shared]['low'] > t['low'] else 2
        row = [odds(tops[k]), odds(1 - rest), odds(ps[1]) if len(ps) > 1 else -7, len(ps), odds(news), first['sentence'], best['sentence'], t['explicit'], single(t), t['low'] == 2 and t['high'] is None, size(t),
               bool(t['names']), len(others), top(others), sum(tops[j] > tops[k] for j in others), bool(sharing), any(tolls[j]['names'] for j in others), any(tolls[j]['explicit'] for j in others),
               any(not single(tolls[j]) for j in others), EFFECTS.index(t['effect']), first['shape'], best['shape'], top([j for j in cross if starts & {m['start'] for _, m in tolls[j]['mentions']}]), top(cross),
               sum(tops), sum(x for x in tops if x > 0.3), top([j for j in others if tolls[j]['mentions'][0][1]['sentence'] < first['sentence']]), best['label'], count, best['sentence'] / max(1, count),
               len({m['sentence'] for _, m in t['mentions']}), top([j for j in others if tolls[j]['mentions'][0][1]['sentence'] == first['sentence']]),
               sum(tolls[j]['low'] >= t['low'] and not single(tolls[j]) for j in others if tops[j] > 0.2), len(t['names']), best['end'] - best['start'], best['length'], any(m['quoted'] for _, m in t['mentions']),
               top(sharing), relation, best['repeats'], max((size(tolls[j]) for j in others if tops[j] > 0.2), default=0)]
        rows.append([math.floor(float(x) * 256 + 0.5) for x in row])
    return rows
def written(toll): return dict(effect=EFFECT[toll['effect']], who=[m['text'] for _, m in toll['mentions']], count=[dict(lo=toll['low'], hi=toll['high'])])
def grouped(news, victim):
    tolls_of, at, rows, labels, own = [], 0, [], [], []
    for ms in mentions:
        tolls_of.append(group(ms, victim[at:at + len(ms)]))
        at += len(ms)
    for i, (record, tolls) in enumerate(zip(gold, tolls_of)):
        required = [g for g in record['casualties'] if not g['optional']]
        optional = [g for g in record['casualties'] if g['optional']]
        W = [written(t) for t in tolls]
        _, used = scorer.mm(required, W, scorer.G2)
        rows += features(tolls, news[i], sentences[i])
        for j in range(len(tolls)):
            labels.append(1 if j in used else -1 if any(scorer.G1(g, W[j]) for g in optional) else 0)
            own.append((i, j))
    return tolls_of, np.array(rows), np.array(labels), own
def trees(seed):
    return LGBMClassifier(n_estimators=150, learning_rate=0.05, num_leaves=8, min_child_samples=30, subsample=0.7, subsample_freq=1, colsample_bytree=0.4, reg_lambda=10, n_jobs=1, verbose=-1, random_state=seed,
                          deterministic=True, force_row_wise=True)

def reported(tolls, probabilities):
    """What TollWriter.swift writes of the groups: of two effects of one number the likelier, and no other than the rules say of it."""
    best, result = {}, []
    for t, q in zip(tolls, probabilities):
        for _, m in t['mentions']: best[m['start']] = max(best.get(m['start'], 0), q)
    for t, q in zip(tolls, probabilities):
        if q < THRESHOLD: continue
        kept = [x for x in t['mentions'] if not x[1]['explicit'] or best[x[1]['start']] == q and x[1]['ruled'] != 2]
        if kept: result.append(written(dict(t, mentions=kept)))
    return result

if arguments.folds:
    outer, predictions, hits = dealt(arguments.folds, 1), [None] * len(gold), []
    for f in range(arguments.folds):
        train, test = np.where(outer != f)[0], np.where(outer == f)[0]
        news, victim, _, _ = first_models(train, test)
        tolls_of, G, labels, own = grouped(news, victim)
        home = np.array([i for i, _ in own])
        use, ask = (outer[home] != f) & (labels >= 0), outer[home] == f
        q = np.mean([trees(seed).fit(G[use], labels[use]).predict_proba(G[ask], raw_score=True) for seed in range(SEEDS)], axis=0)
        q = 1 / (1 + np.exp(-q))
        of = collections.defaultdict(list)
        for (i, _), value in zip([own[k] for k in np.where(ask)[0]], q): of[i].append(value)
        for i in test: predictions[i] = {'id': gold[i]['id'], 'casualties': reported(tolls_of[i], of[i])}
    print('unseen documents, %d folds, nested; threshold %.2f fixed beforehand' % (arguments.folds, THRESHOLD))
    for key, value in scorer.score(gold, predictions).items(): print('%-12s %-9s P %.1f R %.1f F1 %.1f (gold %d pred %d)' % (key + value))

if not arguments.output: raise SystemExit
# The shipped models see everything.
header = ('# Weights of the figures stage: %s. Made by Training/figures/train_casualties.py; see MODEL.md beside this file.\n'
          '# Origin: MUC-3/4 corpus and keys of NIST (public domain). Licence: Apache-2.0. Date: 2026-11.\n')
news, victim, document, mention = first_models(np.arange(len(gold)), np.array([], int))
_, G, labels, _ = grouped(news, victim)
os.makedirs(arguments.output, exist_ok=True)
for name, what, model in (('document.model', 'does a document report casualties', document), ('mention.model', 'is a mention a victim', mention)):
    weights = np.concatenate([model.coef_[0], model.intercept_])
    with open(os.path.join(arguments.output, name), 'wb') as file:
        file.write((header % what + '\n').encode())
        file.write(np.clip(np.round(weights * 1024), -32768, 32767).astype('<i2').tobytes())
use, lines, count = labels >= 0, [], 0
for seed in range(SEEDS):
    for tree in trees(seed).fit(G[use], labels[use]).booster_.dump_model()['tree_info']:
        nodes = [tree['tree_structure']]
        for at, node in enumerate(nodes):
            if 'leaf_value' in node:
                lines.append('%d\t%d\tleaf\t%d' % (count, at, round(node['leaf_value'] * 65536 / SEEDS)))
                continue
            lines.append('%d\t%d\t%s\t%d\t%d\t%d' % (count, at, NAMES[node['split_feature']], math.floor(node['threshold']), len(nodes), len(nodes) + 1))
            nodes += [node['left_child'], node['right_child']]
        count += 1
with open(os.path.join(arguments.output, 'groups.tsv'), 'w', encoding='utf8') as file:
    file.write(header % 'is a group of mentions a toll that the text reports')
    file.write('# Columns: tree; node; feature or leaf; threshold, or the value of the leaf in 1/65536; node up to the threshold; node above it.\nintercept\t0\n')
    file.write('\n'.join(lines) + '\n')
