#!/usr/bin/env python3
"""Learns the weights of the rankers of pronouns from choices that `evaluate pronouns` wrote.

usage: train_pronouns.py OUTPUT.tsv --gap GOLD.jsonl.gz CHOICES --gum GOLD.jsonl.gz CHOICES [--folds 5] [--l2 25] [--seed 7]
       train_pronouns.py OUTPUT.tsv --neutral --gum GOLD.jsonl.gz CHOICES --gap GOLD CHOICES --structure GOLD CHOICES [--folds 5]

A softmax over the candidates of each pronoun and "none" (Durrett and Klein 2013), with L2; features seen less than three times
are left out; weights are rounded to hundredths and those that round to nothing are dropped. With --folds the held-out accuracy
is printed before the last fit. Needs numpy and scipy. The gold files are not part of the repository."""
import argparse, collections, gzip, json, random
import numpy, scipy.sparse
from scipy.optimize import minimize

parser = argparse.ArgumentParser()
parser.add_argument('output')
parser.add_argument('--gap', nargs=2, action='append', default=[])
parser.add_argument('--gum', nargs=2, action='append', default=[])
parser.add_argument('--structure', nargs=2, action='append', default=[], help='gendered pronouns of GUM by the features of "it" and "they"')
parser.add_argument('--folds', type=int, default=0)
parser.add_argument('--l2', type=float, default=25)
parser.add_argument('--least', type=int, default=3)
parser.add_argument('--gap-weight', type=int, default=3, help='how often each snippet of GAP counts: its pronouns are the doubtful ones')
parser.add_argument('--seed', type=int, default=7)
parser.add_argument('--threshold', type=int, default=-200, help='what a candidate must have above "none", in hundredths')
parser.add_argument('--held-out', metavar='PREFIX', help='writes PREFIX-k.tsv for k from 0 to 3, each learned without the records whose number leaves k modulo 4')
parser.add_argument('--neutral', action='store_true', help='"it" and "they": one that stands in no chain means no actor')
parser.add_argument('--without', nargs='*', default=[], help='genres of GUM to leave out: in travel guides "it" is the town')
arguments = parser.parse_args()


def lines(path):
    stream = gzip.open(path, 'rt', encoding='utf8') if path.endswith('.gz') else open(path, encoding='utf8')
    return [json.loads(line) for line in stream]


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


def gap_examples(gold, choices):
    """One example a snippet: the marked pronoun."""
    for number, (record, found) in enumerate(zip(gold, choices)):
        start = record['pronoun'][1]
        choice = next((c for c in found['choices'] if c['span'][0] == start), None)
        if choice is None:
            continue
        names = {k: (record[k][1], record[k][1] + len(record[k][0])) for k in 'AB'}
        items, marked = [], record['A_coref'] or record['B_coref']
        for candidate in choice['candidates']:
            touched = [k for k in 'AB' if any(overlaps(span, names[k]) for span in candidate['spans'])]
            right = any(record[k + '_coref'] for k in touched)
            # Where neither name is meant, the others may be: only the two names are known to be wrong.
            if marked or touched:
                items.append((candidate['features'], right))
        if marked and not any(right for _, right in items):
            continue
        yield (record['id'], number % 4), choice['role'], items, choice['none']


def gum_examples(gold, choices, empty):
    """Every gendered pronoun of a document that stands in a chain."""
    for number, (record, found) in enumerate(zip(gold, choices)):
        if record.get('genre') in arguments.without:
            continue
        text, words = '', []
        for sentence in record['sents']:
            if text and not text.endswith(' '):
                text += ' '
            spans = []
            for token, space in zip(sentence['tokens'], sentence['space']):
                spans.append((len(text), len(text) + len(token)))
                text += token + (' ' if space else '')
            words.append(spans)
        chains, chain_at = collections.defaultdict(list), {}
        for mention in record['mentions']:
            spans = words[mention['sent']]
            span = (spans[mention['start']][0], spans[mention['end'] - 1][1])
            least = [int(x) for x in str(mention.get('minspan') or 1).split(',')]
            heads = [spans[mention['start'] + x - 1] for x in least if mention['start'] + x - 1 < len(spans)]
            chains[mention['chain']].append((span, heads))
            chain_at[span] = mention['chain']
        for choice in found['choices']:
            chain = chain_at.get(tuple(choice['span']))
            if chain is None and not empty:
                continue
            items = []
            for candidate in choice['candidates']:
                right = chain is not None and any(
                    span[0] <= head[0] < span[1] and any(own[0] <= x[0] < own[1] for x in heads)
                    for own, head in zip(candidate['spans'], candidate['heads']) for span, heads in chains[chain])
                items.append((candidate['features'], right))
            yield (record['id'], number % 4), choice['role'], items, choice['none']


def expand(features, role):
    return [f'{f}.0' for f in features] + [f'{f}.{role}' for f in features]


def fit(examples):
    counts = collections.Counter()
    for _, role, items, none in examples:
        for features, _ in items:
            counts.update(set(expand(features, role)))
        counts.update(expand(none, role))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= arguments.least))}
    rows, columns, right, starts, n = [], [], [], [], 0
    for _, role, items, none in examples:
        starts.append(n)
        for features, positive in items + [(none, not any(p for _, p in items))]:
            for f in expand(features, role):
                if f in index:
                    rows.append(n)
                    columns.append(index[f])
            right.append(positive)
            n += 1
    matrix = scipy.sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), shape=(n, len(index)))
    right, starts = numpy.array(right, dtype=float), numpy.array(starts)
    group = numpy.repeat(numpy.arange(len(starts)), numpy.diff(numpy.append(starts, n)))

    def loss(weights):
        scores = matrix @ weights
        scores = numpy.exp(scores - numpy.maximum.reduceat(scores, starts)[group])
        total = numpy.add.reduceat(scores, starts)
        wanted = numpy.add.reduceat(scores * right, starts) + 1e-300
        gradient = matrix.T @ (scores / total[group] - scores * right / wanted[group])
        return numpy.log(total / wanted).sum() + arguments.l2 / 2 * weights @ weights, gradient + arguments.l2 * weights
    best = minimize(loss, numpy.zeros(len(index)), jac=True, method='L-BFGS-B', options={'maxiter': 200}).x
    return {f: int(round(100 * best[i])) for f, i in index.items() if round(100 * best[i])}


def is_thing(features):
    """True for a noun that is no actor, which is ranked beside the actors of "it" and "they"."""
    return any(f.startswith('thing.') for f in features)


def choose(weights, role, items, none):
    """Index of the candidate that the weights take; None for no actor."""
    score = lambda features: sum(weights.get(f, 0) for f in expand(features, role)) + (arguments.threshold if is_thing(features) else 0)
    best = max(range(len(items)), key=lambda i: score(items[i][0]), default=None)
    if best is None or is_thing(items[best][0]):
        return None
    return best if score(items[best][0]) > score(none) + arguments.threshold else None


def accuracy(examples, weights):
    """Of the pronouns that mean an actor those that are given to it, all of them, and all that were given to anyone."""
    right = total = given = 0
    for _, role, items, none in examples:
        best = choose(weights, role, items, none)
        total += any(p and not is_thing(f) for f, p in items)
        given += best is not None
        right += best is not None and items[best][1]
    return right, total, given


examples = []
for gold, choices in arguments.gap:
    examples += [('gap', *example) for example in gap_examples(lines(gold), lines(choices))] * arguments.gap_weight
for gold, choices in arguments.gum:
    examples += [('gum', *example) for example in gum_examples(lines(gold), lines(choices), arguments.neutral)]
for gold, choices in arguments.structure:
    examples += [('structure', *example) for example in gum_examples(lines(gold), lines(choices), False)]
print(len(examples), 'pronouns', collections.Counter(e[0] for e in examples))
if arguments.folds:
    documents = sorted({e[1] for e in examples})
    random.Random(arguments.seed).shuffle(documents)
    fold = {d: i % arguments.folds for i, d in enumerate(documents)}
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for k in range(arguments.folds):
        weights = fit([e[1:] for e in examples if fold[e[1]] != k])
        for kind in ('gap', 'gum'):
            for place, count in enumerate(accuracy([e[1:] for e in examples if fold[e[1]] == k and e[0] == kind], weights)):
                counts[kind][place] += count
    for kind, (right, total, given) in counts.items():
        if total:
            print(f'held out, {kind}: recall {100 * right / total:.1f} % of {total}, precision {100 * right / max(1, given):.1f} % of {given}, '
                  f'F1 {200 * right / (total + given):.1f}')


def write(path, weights):
    with open(path, 'w', encoding='utf8') as out:
        out.write('# Weights of the ranker of %s, in hundredths, made by Training/actors/train_pronouns.py (seed %d, L2 %g).\n'
                  % ('"it" and "they"' if arguments.neutral else '"he" and "she"', arguments.seed, arguments.l2))
        out.write('# Origin: learned from GAP (google-research-datasets/gap-coreference, Apache-2.0) and the free genres of GUM train\n'
                  '# (amir-zeldes/gum, CC BY 4.0 and CC BY-SA). Model card: Documentation/PronounModel.md.\n'
                  '# Licence: CC BY-SA 4.0. Date: 2026-11.\n'
                  '# Columns: feature (template.a.b.c.role; role 0 for all), weight.\n')
        out.write(f'threshold\t{arguments.threshold}\n')
        for feature in sorted(weights):
            out.write(f'{feature}\t{weights[feature]}\n')
    print(path, len(weights), 'weights')


for k in range(4 if arguments.held_out else 0):
    write(f'{arguments.held_out}-{k}.tsv', fit([e[1:] for e in examples if e[1][1] != k]))
write(arguments.output, fit([e[1:] for e in examples]))
