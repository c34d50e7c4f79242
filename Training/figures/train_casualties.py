#!/usr/bin/env python3
"""Trains the three linear models by which the figures stage groups casualties, and prints cross-validated scores.

    evaluate casualties muc4_casualties.jsonl.gz rows.tsv --rows
    train_casualties.py muc4_casualties.jsonl.gz rows.tsv score_casualties.py [OUTPUT_FOLDER]

Needs numpy, scipy and scikit-learn. Seeded: the same rows give the same files. Data: the MUC-3/4 corpus of NIST (public domain).
Folds are by document; the models of mentions and of groups are trained on out-of-fold outputs of the models before them.
"""
import collections, gzip, importlib.util, json, math, os, random, sys
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

BITS, FLOOR, FOLDS = 17, 0.15, 5
EFFECT = {'killed': 'KILL', 'wounded': 'WOUND', 'abducted': 'KIDNAP'}
EFFECTS = list(EFFECT)
MASK = (1 << 64) - 1

def load(path):
    with (gzip.open if path.endswith('.gz') else open)(path, 'rt', encoding='utf8') as file:
        return [json.loads(line) for line in file if line.strip()]

gold = load(sys.argv[1])
spec = importlib.util.spec_from_file_location('scorer', sys.argv[3])
scorer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scorer)
output = sys.argv[4] if len(sys.argv) > 4 else None

def mixed(h):
    h ^= h >> 32
    h = h * 0xD6E8FEB86659FD93 & MASK
    return h ^ h >> 32
def joined(a, b):
    return mixed((a * 0x9E3779B97F4A7C15 & MASK) ^ (b + 0x165667B19E3779F9 & MASK))
def bucket(kind, a=0, b=0, c=0):
    return joined(joined(kind, a), joined(b, c)) >> (64 - BITS)

def grade(value):
    return next((bound for bound in (0, 1, 2, 3, 5, 8, 12, 20, 40) if value <= bound), 99)

number = {record['id']: i for i, record in enumerate(gold)}
documents = [[] for _ in gold]
mentions = [[] for _ in gold]
for line in open(sys.argv[2], encoding='utf8'):
    fields = line.rstrip('\n').split('\t')
    i = number[fields[0]]
    if fields[1] == 'D':
        documents[i] = [int(x) for x in fields[2].split()]
        continue
    sentence, start, end, head, effect, shape, low, high, explicit, words, names, lemma, text, features = fields[2:16]
    mentions[i].append(dict(
        sentence=int(sentence), start=int(start), end=int(end), effect=effect, shape=int(shape), low=float(low), high=None if high == '-' else float(high),
        explicit=explicit == '1', words=set(words.split(',')) - {''}, names=set(names.split(',')) - {''}, lemma=lemma, text=text,
        features=[int(x) for x in features.split()]))

generator = random.Random(1)
fold = [i % FOLDS for i in range(len(gold))]
generator.shuffle(fold)
fold = np.array(fold)

def matrix(rows):
    indptr, indices = [0], []
    for row in rows:
        indices += row
        indptr.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), 1 << BITS))
def regression(strength):
    return LogisticRegression(C=strength, solver='liblinear', random_state=1, max_iter=300)
def out_of_fold(X, y, places, strength, weights=None):
    p = np.zeros(len(y))
    for f in range(FOLDS):
        inside = places != f
        use = inside & (y >= 0)
        p[~inside] = regression(strength).fit(X[use], y[use]).predict_proba(X[~inside])[:, 1]
    return p

# 1. Does the document report casualties?
is_news = np.array([any(g['effect'] != 'KIDNAP' and not g['optional'] for g in r['casualties']) for r in gold]).astype(int)
D = matrix(documents)
C_DOCUMENT, C_MENTION, C_GROUP = 0.03, float(os.environ.get('C_MENTION', 0.15)), 0.3
news = out_of_fold(D, is_news, fold, C_DOCUMENT)

# 2. Is the mention a victim that the keys list?
def label(mention, record):
    words = scorer.words(mention['text'])
    head = words if mention['names'] else scorer.words(mention['lemma'])
    if mention['shape'] == 10: words = head = scorer.words(mention['text']) | {'person', 'people', 'dead', 'wounded', 'injured'}
    for g in record['casualties']:
        if g['effect'] != EFFECT[mention['effect']]: continue
        for who in g['who']:
            listed = scorer.words(who)
            if words & listed and (head & listed or mention['names']): return 1
    return 0
flat = [(i, m) for i, ms in enumerate(mentions) for m in ms]
place = np.array([i for i, _ in flat])
y = np.array([label(m, gold[i]) for i, m in flat])
def with_document(mention, p):
    step, effect = int(p * 8), EFFECTS.index(mention['effect'])
    return mention['features'] + [bucket(200, step), bucket(201, step, mention['shape']), bucket(202, step, effect), bucket(203, step, grade(mention['sentence'])), bucket(204, step, int(mention['explicit']))]
X = matrix([with_document(m, news[i]) for i, m in flat])
p = out_of_fold(X, y, fold[place], C_MENTION)
for (_, m), q in zip(flat, p): m['p'] = q

# 3. Groups, as TollBuilder.swift makes them.
def single(x): return x['low'] == 1 and x['high'] == 1
def group(ms):
    tolls = []
    for m in sorted((m for m in ms if m['p'] > FLOOR), key=lambda m: (m['sentence'], m['start'])):
        best = None
        for toll in tolls:
            if toll['effect'] != m['effect']: continue
            last = toll['mentions'][-1]
            same = m['low'] == toll['low'] and m['high'] == toll['high']
            fits = same or (not m['explicit'] or not toll['explicit']) and single(m) == single(toll)
            meets = m['names'] & toll['names'] if m['names'] and toll['names'] else m['words'] & toll['words']
            apposed = (last['sentence'] == m['sentence'] and 0 < m['start'] - last['end'] <= 1 and bool(m['names']) != bool(last['names']) and single(m) and single(toll))
            if meets and fits or apposed: best = toll
        if best is None:
            tolls.append(dict(effect=m['effect'], mentions=[m], words=set(m['words']), names=set(m['names']), low=m['low'], high=m['high'], explicit=m['explicit']))
        else:
            best['mentions'].append(m)
            best['words'] |= m['words']
            best['names'] |= m['names']
            if m['explicit'] and not best['explicit']: best['low'], best['high'], best['explicit'] = m['low'], m['high'], True
    return tolls
def odds(p): return math.log((p + 1e-3) / (1 - p + 1e-3))
def features(toll, tolls, p_news):
    ps = [m['p'] for m in toll['mentions']]
    others = [t for t in tolls if t is not toll and t['effect'] == toll['effect']]
    top = lambda t: max(m['p'] for m in t['mentions'])
    plural = toll['low'] == 2 and toll['high'] is None
    named = any(t['names'] for t in others)
    many = any(t['explicit'] or t['low'] == 2 for t in others)
    first = toll['mentions'][0]
    rest = 1.0
    for q in ps: rest *= 1 - q
    f = {'best': odds(max(ps)), 'any': odds(1 - rest), 'mentions': min(5, len(ps)), 'news': odds(p_news), 'sentence': math.log(1 + first['sentence']),
         'explicit': toll['explicit'], 'one': single(toll), 'plural': plural, 'large': toll['low'] > 20, 'named': bool(toll['names']), 'others': min(4, len(others)),
         'other-best': odds(max([top(t) for t in others], default=0)), 'better': sum(top(t) > max(ps) for t in others), 'shared-word': any(t['words'] & toll['words'] for t in others),
         'other-named': named, 'other-many': many, 'once': len(ps) == 1, 'effect:' + toll['effect']: 1, 'shape:%d' % first['shape']: 1,
         'news-plural': odds(p_news) * plural, 'news-one': odds(p_news) * single(toll), 'unnamed-beside-name': not toll['names'] and single(toll) and named, 'plural-beside-name': plural and named}
    for lemma in {m['lemma'] for m in toll['mentions'] if not m['names']}: f['head:' + lemma] = 1
    return {k: float(v) for k, v in f.items()}
def written(toll):
    return dict(effect=EFFECT[toll['effect']], who=[m['text'] if m['shape'] != 10 else 'people ' + m['text'] for m in toll['mentions']], count=[dict(lo=toll['low'], hi=toll['high'])])
def rows_of(tolls_of, p_news):
    rows, labels, own = [], [], []
    for i, (record, tolls) in enumerate(zip(gold, tolls_of)):
        required = [g for g in record['casualties'] if not g['optional']]
        optional = [g for g in record['casualties'] if g['optional']]
        W = [written(t) for t in tolls]
        _, used = scorer.mm(required, W, scorer.G2)
        for j, toll in enumerate(tolls):
            rows.append(features(toll, tolls, p_news[i]))
            labels.append(1 if j in used else -1 if any(scorer.G1(g, W[j]) for g in optional) else 0)
            own.append((i, j))
    return rows, np.array(labels), own
tolls_of = [group(ms) for ms in mentions]
rows, labels, own = rows_of(tolls_of, news)
vectorizer = DictVectorizer()
G = vectorizer.fit_transform(rows).tocsr()
group_place = fold[np.array([i for i, _ in own])]
q = out_of_fold(G, labels, group_place, C_GROUP)

def result(threshold, probabilities, tolls_of=tolls_of, own=own):
    predictions = [{'id': record['id'], 'casualties': []} for record in gold]
    for (i, j), value in zip(own, probabilities):
        if value >= threshold: predictions[i]['casualties'].append(written(tolls_of[i][j]))
    return scorer.score(gold, predictions)
scores = {t / 100: result(t / 100, q) for t in range(18, 60, 2)}
threshold = max(scores, key=lambda t: scores[t]['group+count', 'all'][2])
print('cross-validated by document, threshold %.2f chosen on the same folds' % threshold)
for key, value in scores[threshold].items(): print('  %-12s %-9s P %.1f R %.1f F1 %.1f (gold %d pred %d)' % (key + value))
print('  mentions', len(flat), 'positive', int(y.sum()), 'best F1 %.3f' % max(2 * ((p > t) & (y == 1)).sum() / ((p > t).sum() + y.sum()) for t in np.arange(.1, .7, .05)))
if not output: sys.exit()

# The shipped models see everything.
header = ('# Weights of the figures stage: %s. Made by Training/figures/train_casualties.py; see MODEL.md beside this file.\n'
          '# Origin: MUC-3/4 corpus and keys of NIST (public domain). Licence: Apache-2.0. Date: 2026-11.\n\n')
def save(name, what, model):
    weights = np.concatenate([model.coef_[0], model.intercept_])
    with open(os.path.join(output, name), 'wb') as file:
        file.write((header % what).encode())
        file.write(np.clip(np.round(weights * 1024), -32768, 32767).astype('<i2').tobytes())
os.makedirs(output, exist_ok=True)
save('document.model', 'does a document report casualties', regression(C_DOCUMENT).fit(D, is_news))
save('mention.model', 'is a mention a victim', regression(C_MENTION).fit(X, y))
use = labels >= 0
final = regression(C_GROUP).fit(G[use], labels[use])
with open(os.path.join(output, 'groups.tsv'), 'w', encoding='utf8') as file:
    file.write((header % 'is a group of mentions a toll that the text reports').rstrip('\n') + '\n# Columns: feature; weight.\n')
    file.write('threshold\t%.2f\nintercept\t%.6f\n' % (threshold, final.intercept_[0]))
    counts = collections.Counter(name for row in rows for name in row)
    for name, weight in sorted(zip(vectorizer.feature_names_, final.coef_[0])):
        if abs(weight) >= 0.0005 and (not name.startswith('head:') or counts[name] > 2): file.write('%s\t%.6f\n' % (name, weight))
