#!/usr/bin/env python3
"""Checks the terms of Sources/Actors/Resources/leaders.tsv against the dated codes of PETRARCH's Phoenix.Countries dictionary.

usage: check_leaders.py RESOURCES PHOENIX.Countries.actors.txt [--all]

A row agrees when the dictionary has the person in government (GOV) of the same country for a span whose ends lie within 45 days of
the row's. Rows that the dictionary lacks are only counted. Differences are printed, except those that EXPLAINED accounts for."""
import datetime, re, sys, unicodedata

resources, reference = sys.argv[1], sys.argv[2]
# Person: why the two differ.
EXPLAINED = {line.split('\t')[0]: line.rstrip('\n').split('\t')[1] for line in open(__file__.replace('check_leaders.py', 'explained.tsv'), encoding='utf8')
             if line.strip() and not line.startswith('#')}

def plain(text):
    return ''.join(c for c in unicodedata.normalize('NFKD', text) if not unicodedata.combining(c)).replace('ø', 'o').replace('ł', 'l')

def key(name):
    return re.sub(r'[^A-Z]+', ' ', plain(name).upper()).strip()

def day(text):
    text = text.strip()
    if len(text) in (6, 7):
        year = int(text[:2])
        year += 2000 if year <= 30 else 1900
        month, d = int(text[2:4]), int(text[4:6])
    else:
        year, month, d = int(text[:4]), int(text[4:6]), int(text[6:8])
    return datetime.date(year, max(1, min(12, month)), max(1, min(28, d)))

terms, current = {}, []
for line in open(reference, encoding='utf8', errors='replace'):
    line = re.split(r'[#;]', line)[0].rstrip()
    if not line.strip():
        continue
    if line.lstrip().startswith('['):
        match = re.match(r'\s*\[(\w+)\s*([<>]?)\s*(\d+)(?:\s*-\s*(\d+))?\s*\]', line)
        if match and current:
            try:
                start = day(match[3]) if match[2] != '<' else datetime.date(1900, 1, 1)
                end = day(match[4]) if match[4] else (day(match[3]) if match[2] == '<' else datetime.date(2018, 1, 1))
            except ValueError:
                continue
            for name in current:
                terms.setdefault(name, []).append((match[1], start, end))
    elif line.startswith('+'):
        current.append(key(line[1:].split('[')[0]))
    else:
        current = [key(line.split('[')[0])]

def joined(spans):
    """Spans of office, those that follow each other within 60 days as one."""
    result = []
    for _, a, b in sorted(spans, key=lambda t: t[1]):
        if result and (a - result[-1][1]).days <= 60:
            result[-1][1] = max(result[-1][1], b)
        else:
            result.append([a, b])
    return result

def row_day(text, last):
    if not text:
        return None
    parts = [int(x) for x in text.split('-')]
    if len(parts) == 3:
        return datetime.date(*parts)
    return datetime.date(parts[0], parts[1] if len(parts) > 1 else (12 if last else 1), 28 if last else 1)

agree = absent = after = different = explained = lacking = 0
for number, line in enumerate(open(f'{resources}/leaders.tsv', encoding='utf8'), 1):
    if line.startswith('#') or not line.strip():
        continue
    row = line.rstrip('\n').split('\t')
    if not row[2] or len(row[0]) != 3:
        continue
    names = [key(row[4])] + [key(a) for a in (row[6] if len(row) > 6 else '').split('|') if ' ' in a]
    known = [t for n in names for t in terms.get(n, [])]
    known = [t for t in known if t[0].startswith(row[0])]
    if not known:
        absent += 1
        continue
    start, end = row_day(row[2], False), row_day(row[3], True) or datetime.date(2018, 1, 1)
    if start > datetime.date(2014, 1, 1):
        after += 1
        continue
    slack = datetime.timedelta(days=45)
    office = joined([t for t in known if 'GOV' in t[0] or 'MIL' in t[0] or 'LEG' in t[0] or 'SPY' in t[0]])
    during = [t for t in office if t[0] <= end and t[1] >= start]
    if not during:
        lacking += 1
    # The dictionary joins terms and ends between 2010 and 2014; what begins with its monthly lists of 2003 may have begun before.
    elif any((a - slack <= start or a < datetime.date(2003, 6, 1)) and (b + slack >= end or b >= datetime.date(2010, 1, 1)) for a, b in during):
        agree += 1
    elif row[4] in EXPLAINED:
        explained += 1
    else:
        different += 1
        print(f'leaders.tsv:{number}: {row[0]} {row[1]} {row[4]} {row[2]}..{row[3]} but', '; '.join(f'{c} {a}..{b}' for c, a, b in sorted(set(known), key=lambda t: t[1])))
print(f'{agree} agree, {different} differ, {explained} differ and are explained, {absent} persons and {lacking} terms are not in the dictionary, {after} begin after it ends')
sys.exit(1 if different else 0)
