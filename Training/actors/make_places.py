#!/usr/bin/env python3
"""Makes Sources/Actors/Resources/subdivisions.tsv and cities.tsv from Debian packages: unicode-cldr-core (English names of
subdivisions and cities), iso-codes (which subdivisions there are, and of what type), tzdata (a city of each time zone, with
coordinates). A name that is also a state's, a given name, a leader's surname or a common word is left out: a place must be
told by its name alone. usage: make_places.py RESOURCES"""
import json, os, re, sys, unicodedata
import xml.etree.ElementTree as ET

resources = sys.argv[1]
CLDR, ISO, ZONES = '/usr/share/unicode/cldr/common', '/usr/share/iso-codes/json', '/usr/share/zoneinfo'
TYPES = {'Province', 'Region', 'State', 'Department', 'Governorate', 'Prefecture', 'Administrative region', 'Canton', 'Republic',
         'Autonomous region', 'Autonomous community', 'Land', 'Voivodship', 'Regional state', 'Union territory', 'Emirate',
         'Oblast', 'Autonomous district', 'Territory', 'Special municipality', 'Metropolitan city', 'Autonomous republic',
         'Federal district', 'Federal Subject', 'Administrative territory', 'Autonomous territory', 'County', 'Division',
         'Special administrative region', 'Capital city', 'Autonomous province', 'Special region', 'Area', 'Republican city'}
# States in whose news districts and municipalities are named as provinces are elsewhere.
SMALL = {'AZ', 'SI', 'MK', 'MT', 'LV', 'EE', 'MD', 'AL', 'UG', 'MV', 'AD', 'SM', 'LI', 'MC', 'NR', 'PW', 'GB', 'LT', 'KN', 'BB', 'AG', 'DM', 'VC', 'JM', 'GD', 'BS', 'SC', 'MU', 'TT', 'WS', 'KI', 'TV', 'MH', 'FM', 'VU', 'SB', 'TO', 'CV'}
# Words of the language, points of the compass and common surnames, which as names of places need more than themselves.
WORDS = set('''central north south east west northern southern eastern western northeast northwest southeast southwest centre center
capital littoral maritime coast delta lakes mountain hills plateau upper lower middle river rivers island islands bay valley union
independence liberty federal national nord sud est ouest norte sur este oeste centro centrale plateaux lac savanes savannah
collines jordan israel paris florence sofia victoria santa san saint st la le al el cruz santiago santander guerrero morelos
hidalgo bolivar sucre lara castro granada leon cordoba valencia toledo amazonas orange free gateway heredia limon colon loja
kent essex cork clare mayo down sligo cavan rift new york grand adamawa kaduna niger benue mali sila bar batha bam como ben
pool mono zou gore tete niassa jufra sabha wadi hama gaza rum man van agri mus bolu kars ordu siirt usak rize batman nan phrae loei trang trat tak satun
yala surin kent marlborough gore tasman cook campbell jackson clark benton para goa mary ana emily paz esperanza florida
cojedes merida barinas trujillo apure lima ica puno tacna piura junin pando beni oruro potosi tarija meta cauca choco huila
tolima cesar arauca vichada vaupes risaralda caldas quindio sofala bo bong boma sinoe lofa gar nana lobaye ombella mambere
attica crete como varese lucca pisa siena rome roma lodi asti cuneo trento ancona rieti nuoro enna prato lecco
salta jujuy chaco formosa misiones corrientes mendoza neuquen chubut catamarca tucuman ceara acre piaui bahia parana goias
nelson canterbury wellington hawke gisborne northland southland otago taranaki waikato auckland marche molise puglia bengal
vest sisak zala fejer baranya heves vas pest nograd tolna bekes somogy ros roscommon leitrim offaly louth meath laois carlow
moe tara beau vale aurora sol luz alta baja rio mar lagos ogun ondo osun oyo kogi imo edo abia cross yobe bauchi
chari guera lac logone ouham basse vakaga kagera mara tabora mwanza tanga pemba iringa lindi manyara geita simiyu
bay bari gedo hiran mudug nugal sool togdheer sanaag awdal oriental occidental maritime plateau pwani lamu meru embu kitui
bomet kericho nandi narok nyeri siaya vihiga busia migori kisii nyamira samburu turkana wajir isiolo garissa mandera baringo
ouest littoral nord-ouest extreme-nord masaya carazo rivas boaco chontales zelaya leon'''.split())

def plain(name):
    return ''.join(c for c in unicodedata.normalize('NFKD', name) if not unicodedata.combining(c))

def rows(name):
    path = os.path.join(resources, name)
    for line in open(path, encoding='utf8'):
        if line.strip() and not line.startswith('#'):
            yield [field.strip() for field in line.rstrip('\n').split('\t')]

taken, blocked, states = set(), set(WORDS), set()
for row in rows('countries.tsv'):
    states.add(row[0])
    for field in row[1:7]:
        taken.update(word.lower() for word in field.split('|'))
for name in ('places.tsv', 'regions.tsv', 'groups.tsv', 'parties.tsv', 'organisations.tsv', 'institutions.tsv', 'armed-groups.tsv'):
    for row in rows(name):
        taken.update(word.lower() for word in [row[0]] + (row[1].split('|') if len(row) > 1 else []))
for row in rows('given-names.tsv'):
    blocked.update(word.lower() for word in row[1].split('|'))
for row in rows('leaders.tsv'):
    blocked.add(row[4].split()[-1].lower())
    for alias in (row[6] if len(row) > 6 else '').split('|'):
        blocked.add(plain(alias).lower())

alpha3 = {x['alpha_2']: x['alpha_3'] for x in json.load(open(f'{ISO}/iso_3166-1.json'))['3166-1']}
alpha3['XK'] = 'XKX'
iso = {x['code'].replace('-', '').lower(): x for x in json.load(open(f'{ISO}/iso_3166-2.json'))['3166-2']}

found = {}
for item in ET.parse(f'{CLDR}/subdivisions/en.xml').iter('subdivision'):
    code, name = item.get('type'), item.text
    entry, state = iso.get(code), code[:2].upper()
    if entry is None or entry['type'] not in TYPES or state in SMALL or alpha3.get(state) not in states:
        continue
    name = re.sub(r' (Province|Governorate|Region|Prefecture|Department|Voivodeship|State|District|Oblast|County|Republic)$', '', name.strip())
    if not re.fullmatch(r"[^\W\d_][\w .'’\-]+", name) or len(name) < 4:
        continue
    key = plain(name).lower()
    if key in taken or key in blocked or name.lower() in taken:
        continue
    found.setdefault(name, set()).add(alpha3[state])
lines = []
for name, owners in sorted(found.items()):
    if len(owners) > 1 or any(plain(other).lower() == plain(name).lower() and other != name for other in found):
        continue
    ascii_name = plain(name).replace('’', "'")
    lines.append(f"{name}\t{ascii_name if ascii_name != name else ''}\t{next(iter(owners))}\t\t")
    taken.add(plain(name).lower())
with open(os.path.join(resources, 'subdivisions.tsv'), 'w', encoding='utf8') as out:
    out.write('# States, provinces and regions of countries, made by Training/actors/make_places.py.\n'
              '# Origin: English names of Unicode CLDR 41 (unicode-cldr-core); ISO 3166-2 (iso-codes 4.15) tells which there are.\n'
              '# Licence: Unicode-DFS-2016 (names), LGPL-2.1-or-later (iso-codes). Date: 2026-11.\n'
              '# Columns: name, other names parted by |, country (ISO 3166 alpha-3), latitude, longitude.\n')
    out.write('\n'.join(lines) + '\n')

exemplar = {zone.get('type'): city.text for zone in ET.parse(f'{CLDR}/main/en.xml').iter('zone') for city in zone.iter('exemplarCity') if city.text}
def degrees(text):
    sign = -1 if text[0] == '-' else 1
    digits = text[1:]
    whole = 2 if len(digits) in (4, 6) else 3
    value = int(digits[:whole]) + int(digits[whole:whole + 2]) / 60 + (int(digits[whole + 2:]) / 3600 if len(digits) > whole + 2 else 0)
    return round(sign * value, 2)
cities = {}
for line in open(f'{ZONES}/zone.tab', encoding='utf8'):
    if line.startswith('#'):
        continue
    state, place, zone = line.split('\t')[:3]
    zone = zone.strip()
    name = exemplar.get(zone, zone.split('/')[-1].replace('_', ' '))
    match = re.fullmatch(r'([+-]\d+)([+-]\d+)', place)
    if alpha3.get(state) not in states or len(name) < 4 or zone.startswith('Antarctica/'):
        continue
    if plain(name).lower() in blocked:
        continue
    cities.setdefault(name, (alpha3[state], degrees(match[1]), degrees(match[2])))
with open(os.path.join(resources, 'cities.tsv'), 'w', encoding='utf8') as out:
    out.write('# A city of each time zone, made by Training/actors/make_places.py.\n'
              '# Origin: zone.tab of tzdata 2025b; English names of Unicode CLDR 41 where they differ.\n'
              '# Licence: public domain (tzdata), Unicode-DFS-2016 (names). Date: 2026-11.\n'
              '# Columns: name, other names parted by |, country (ISO 3166 alpha-3), latitude, longitude.\n')
    for name, (state, latitude, longitude) in sorted(cities.items()):
        ascii_name = plain(name).replace('’', "'")
        out.write(f"{name}\t{ascii_name if ascii_name != name else ''}\t{state}\t{latitude}\t{longitude}\n")

with open(os.path.join(resources, 'iso3166.tsv'), 'w', encoding='utf8') as out:
    out.write('# ISO 3166-1: codes of states and territories, made by Training/actors/make_places.py.\n'
              '# Origin: iso-codes 4.15.\n# Licence: LGPL-2.1-or-later. Date: 2026-11.\n'
              '# Columns: alpha-2, alpha-3.\n')
    for two in sorted(code for code in alpha3 if code != 'XK'):
        out.write(f'{two}\t{alpha3[two]}\n')
    out.write('XK\tXKX\n')
