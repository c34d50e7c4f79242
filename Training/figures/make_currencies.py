#!/usr/bin/env python3
"""Makes Sources/Figures/Resources/currencies.tsv from standard data and the words of currency-words.tsv.

usage: make_currencies.py [ISO_4217.json [CLDR_EN.xml]] > ../../Sources/Figures/Resources/currencies.tsv

Codes and names: iso_4217.json of Debian's iso-codes (LGPL-2.1+). English names, plurals and symbols: common/main/en.xml of the
Unicode CLDR (Unicode licence), Debian's unicode-cldr-core. Both are installed by `apt-get install iso-codes unicode-cldr-core`.
"""
import json, os, re, sys, unicodedata
import xml.etree.ElementTree as ElementTree

here = os.path.dirname(os.path.abspath(__file__))
iso = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/iso-codes/json/iso_4217.json'
cldr = sys.argv[2] if len(sys.argv) > 2 else '/usr/share/unicode/cldr/common/main/en.xml'
# Units of account, metals and codes for tests name no money that news counts.
NO_MONEY = set('BOV CHE CHW CLF COU MXV USN UYI UYW VED XAG XAU XBA XBB XBC XBD XPD XPT XSU XTS XUA XXX'.split())

codes = {row['alpha_3']: row['name'] for row in json.load(open(iso, encoding='utf8'))['4217']}
names = {}
for entry in ElementTree.parse(cldr).getroot().iter('currency'):
    found = {}
    for name in entry.findall('displayName'):
        found[name.get('count') or 'name'] = name.text
    found['symbols'] = [s.text for s in entry.findall('symbol') if s.text]
    names[entry.get('type')] = found

def words(text):
    return re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", text.lower().replace('’', "'"))

def unique(items):
    return list(dict.fromkeys(item for item in items if item and ',' not in item and '\t' not in item))

rows, seen = [], set()
for line in open(os.path.join(here, 'currency-words.tsv'), encoding='utf8'):
    if line.startswith('#') or not line.strip():
        continue
    fields = (line.rstrip('\n').split('\t') + [''] * 5)[:5]
    rows.append([fields[0]] + [field.split(',') if field else [] for field in fields[1:]])
    seen.add(fields[0])
for code in sorted(codes):
    if code not in seen and code not in NO_MONEY:
        rows.append([code, [], [], [], []])

print("""# Currencies of ISO 4217 with the English words and signs for them. Made by Training/figures/make_currencies.py: change
# Training/figures/currency-words.tsv, or add rows here for words of your own.
# Origin: codes of ISO 4217 from Debian iso-codes (LGPL-2.1+); names, plurals and symbols from the Unicode CLDR, English
#   (Unicode licence, https://www.unicode.org/license.txt); other words collected for this project (Apache-2.0). Date: 2026-11.
# Columns: code; nouns (singular and plural, comma-separated); adjectives that single it out among currencies of one noun;
#   signs and prefixes before or after the amount (glued or not); words of the country, for a bare noun in the same sentence; name.
# Of two currencies with one noun the first in the file is the default.""")
for code, nouns, adjectives, signs, places in rows:
    known = names.get(code, {})
    name = known.get('one') or known.get('name') or codes.get(code) or code
    plural = known.get('other') or name
    first, last = words(name), words(plural)
    if not nouns and first:
        # The noun is the last word; what stands before it singles it out.
        nouns = [first[-1], last[-1]]
        plain = unicodedata.normalize('NFD', first[-1])
        plain = ''.join(c for c in plain if not unicodedata.combining(c))
        if plain != first[-1]:
            nouns += [plain, plain + 's']
        adjectives = adjectives + [word for word in first[:-1] if word not in ('islands', 'saint', 'new', 'of')]
    extra = [s.lower() for s in known.get('symbols', []) if not s.isascii() and len(s) == 1]
    if code in codes and len(code) == 3:
        extra.append(code.lower())
    have = {sign for row in rows if row[0] != code for sign in row[3]}
    signs = signs + [sign for sign in extra if sign not in have]
    print('\t'.join([code] + [','.join(unique(field)) for field in (nouns, adjectives, signs, places)] + [name]))
