"""Morphological features of English by tag and form: python features.py --out features.tsv TREEBANK… [--dev TREEBANK…]

A line for each pair of tags with its commonest features, and one for each form of it that mostly has others (three times or more).
What hangs on the tree (person and number of verbs, imperatives, the passive, gerunds, case of "it", relative or interrogative) is left
to the rules of MorphologicalFeatures.swift, of which `ruled` is the model.
"""
import argparse, collections
from data import opened

FINITE = ("VBD", "VBP")
DROPPED = ("Typo=", "Style=", "ExtPos=", "Foreign=", "Abbr=")


def bank(path):
    s = []
    for l in opened(path):
        l = l.rstrip("\n")
        if not l:
            if s: yield s
            s = []
        elif l[0] != "#":
            c = l.split("\t")
            if c[0].isdigit(): s.append(c)


def bare(f): return "|".join(x for x in f.split("|") if not x.startswith(DROPPED)) or "_"
def tag(c): return c[3] + "|" + c[4]


def learnt(paths):
    by, forms = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for p in paths:
        for s in bank(p):
            for c in s:
                f = bare(c[5])
                by[tag(c)][f] += 1; forms[tag(c), c[1].lower()][f] += 1
    table = {(t, ""): v.most_common(1)[0][0] for t, v in by.items() if sum(v.values()) >= 5}
    for (t, w), v in sorted(forms.items()):
        f, n = v.most_common(1)[0]
        if n >= 3 and (t, "") in table and f != table[t, ""] and not t.endswith(("|VBD", "|VBP", "|VB", "|VBN", "|VBG")): table[t, w] = f
    return table


def subject(s, i):
    """The place of a verb's subject: its own, or for an auxiliary or copula that of its head; of a verb in a list that of the first."""
    c = s[i]
    head = int(c[6]) - 1
    at = [i]
    if c[7].split(":")[0] in ("aux", "cop") and head >= 0: at = [head]
    for _ in range(4):
        for j, d in enumerate(s):
            if int(d[6]) - 1 == at[-1] and d[7].split(":")[0] in ("nsubj", "csubj", "expl"): return j
        h = s[at[-1]]
        if h[7] == "conj" and int(h[6]): at.append(int(h[6]) - 1)
        else: break
    h = s[at[-1]]
    if h[7].startswith("acl") and int(h[6]): return int(h[6]) - 1
    return None


def ruled(s, i, table):
    c = s[i]; t = tag(c); w = c[1].lower(); x = c[4]
    rel = c[7].split(":")[0]
    if x in FINITE and c[3] in ("VERB", "AUX"):
        tense = "Past" if x == "VBD" else "Pres"
        j = subject(s, i)
        number, person = ("Sing", "3") if x == "VBD" else ("Plur", "3")
        if j is not None:
            f = table.get((tag(s[j]), s[j][1].lower()), table.get((tag(s[j]), ""), "_"))
            get = dict(y.split("=") for y in f.split("|") if "=" in y)
            person = get.get("Person", "3"); number = "Plur" if get.get("Number") in ("Plur", "Ptan") else "Sing" if get.get("Number") else number
            if s[j][4] in ("WDT", "WP") and s[j][7].startswith("nsubj"):
                # A relative pronoun agrees with the noun that its clause belongs to.
                v = int(s[j][6]) - 1
                if v >= 0 and s[v][7].startswith("acl") and int(s[v][6]):
                    a = s[int(s[v][6]) - 1]; number = "Plur" if a[4] in ("NNS", "NNPS") else "Sing"
            if person == "3" and any(int(d[6]) - 1 == j and d[7] == "conj" for d in s): number = "Plur"
        if w in ("am", "'m", "’m"): number, person = "Sing", "1"
        if w == "was" and person == "2": person = "3"
        if x == "VBP" and person == "3": number = "Plur"
        if person == "2": number = "Sing"
        return f"Mood=Ind|Number={number}|Person={person}|Tense={tense}|VerbForm=Fin"
    if x == "VB" and c[3] in ("VERB", "AUX"):
        # Without "to", an auxiliary or a subject, where a clause of its own stands: an order.
        at = int(c[6]) - 1 if rel in ("cop", "aux") else i
        kids = [d for j, d in enumerate(s) if int(d[6]) - 1 == at and j != i]
        top = s[at][7].split(":")[0]
        if rel == "aux" and c[2] != "do": return "VerbForm=Inf"
        if any(d[4] in ("TO", "MD") or d[7] in ("aux",) and not (d[2] == "do" and d[4] == "VB") or d[7] == "aux:pass" and d[4] != "VB" for d in kids): return "VerbForm=Inf"
        if rel == "aux" or top in ("root", "parataxis", "ccomp", "advcl"): 
            if any(d[7].startswith("nsubj") for d in kids) and top != "root": return "VerbForm=Inf"
            return "Mood=Imp|VerbForm=Fin"
        if top == "conj" and int(s[at][6]):
            h = int(s[at][6]) - 1
            if s[h][4] == "VB": return ruled(s, h, table)
            if s[h][4] not in ("VB",) and not any(d[4] in ("TO", "MD") for j, d in enumerate(s) if int(d[6]) - 1 == h): return "Mood=Imp|VerbForm=Fin"
        return "VerbForm=Inf"
    if x == "VBN" and c[3] == "VERB":
        kids = [d for d in s if int(d[6]) - 1 == i]
        if any(d[7] == "aux:pass" or d[7].startswith("nsubj:pass") for d in kids): passive = True
        elif any(d[7] == "aux" and d[2] in ("have",) for d in kids): passive = False
        elif rel == "conj" and int(c[6]) and s[int(c[6]) - 1][4] == "VBN": return ruled(s, int(c[6]) - 1, table)
        else: passive = True
        return "Tense=Past|VerbForm=Part" + ("|Voice=Pass" if passive else "")
    if x == "VBG" and c[3] in ("VERB", "AUX"):
        kids = [d for d in s if int(d[6]) - 1 == i]
        if rel in ("csubj", "obj", "nsubj", "obl", "nmod") or any(d[7] == "mark" and d[4] == "IN" and d[1].lower() not in ("while", "when", "if", "though", "although", "as") for d in kids): return "VerbForm=Ger"
        if rel == "xcomp" or rel == "conj" and int(c[6]) and ruled(s, int(c[6]) - 1, table) == "VerbForm=Ger" and s[int(c[6]) - 1][4] == "VBG": return "VerbForm=Ger"
        return "Tense=Pres|VerbForm=Part"
    if x in ("WDT", "WP", "WP$", "WRB"):
        v = i
        relative = False
        for _ in range(4):
            r = s[v][7]
            if r in ("acl:relcl", "advcl:relcl"): relative = True; break
            if not int(s[v][6]): break
            v = int(s[v][6]) - 1
            if r.split(":")[0] in ("ccomp", "root", "conj", "xcomp", "advcl"): break
        if any(int(d[6]) - 1 == i and d[7] == "acl:relcl" for d in s) and x == "WP": relative = True
        base = table.get((t, w), table.get((t, ""), "_"))
        return base.replace("PronType=Int" if relative else "PronType=Rel", "PronType=Rel" if relative else "PronType=Int")
    f = table.get((t, w), table.get((t, ""), "_"))
    if x == "PRP" and w in ("it", "you"):
        nominative = rel in ("nsubj", "expl") or rel == "root" or rel == "conj" and int(c[6]) and s[int(c[6]) - 1][7].startswith("nsubj")
        f = f.replace("Case=Acc", "Case=Nom") if nominative else f.replace("Case=Nom", "Case=Acc")
    if x == "CD" and (t, w) not in table:
        digit = any(ch.isdigit() for ch in w)
        f = "NumForm=Digit|NumType=" + ("Frac" if "." in w or "/" in w else "Card") if digit else "NumForm=Word|NumType=Card"
    if x == "JJ" and w[:1].isdigit() and w.endswith(("st", "nd", "rd", "th")): f = "Degree=Pos|NumForm=Combi|NumType=Ord"
    return f


def score(path, table, say=True):
    right = total = 0; wrong = collections.Counter(); strict = 0
    for s in bank(path):
        for i, c in enumerate(s):
            total += 1; f = ruled(s, i, table); right += f == bare(c[5]); strict += f == c[5]
            if f != bare(c[5]): wrong[tag(c), bare(c[5]), f] += 1
    print(path.rsplit("/", 1)[-1], f"features {100 * strict / total:.2f}, without typo, style, foreign, abbreviation, fixed phrase {100 * right / total:.2f}")
    if say:
        for k, n in wrong.most_common(22): print("  ", n, *k)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("train", nargs="+"); ap.add_argument("--dev", nargs="*", default=[]); ap.add_argument("--out", default=""); ap.add_argument("--date", default="2026-11")
    A = ap.parse_args()
    table = learnt(A.train)
    for d in A.dev: score(d, table)
    print(len(table), "rows")
    if A.out:
        with open(A.out, "w", encoding="utf8") as f:
            f.write("# Features of English words by tags and form, made by Training/language/features.py.\n# Origin: train parts of UD English EWT and of GUM (genres without non-commercial terms).\n"
                    f"# Licence: CC BY-SA 4.0. Date: {A.date}.\n# Columns: universal and Penn tag, form in small letters (- for all others), features (_ for none).\n")
            for (t, w), v in sorted(table.items()):
                if "\t" not in w: f.write(f"{t}\t{w or '-'}\t{v}\n")
