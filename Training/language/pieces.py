"""Words to WordPiece ids, as Sources/Language/Neural does it: the two must agree byte for byte.

Each scalar is mapped by a table (lower case without accents; typographic signs to ASCII), split into runs of letters and
digits and single signs, and each run is cut greedily, longest piece first. At most eight pieces a word.
"""
import unicodedata

LIMIT = 8
SIGNS = {0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201B: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x2010: "-", 0x2011: "-", 0x2012: "-",
         0x2013: "-", 0x2014: "-", 0x2015: "-", 0x2212: "-", 0x2026: "...", 0x00A0: "", 0x00AD: "", 0x200B: "", 0xFEFF: "", 0x00AB: '"', 0x00BB: '"'}


def mapped(scalar):
    """What a scalar becomes: a string of at most 4 bytes of UTF-8."""
    if scalar in SIGNS: return SIGNS[scalar]
    c = chr(scalar)
    if 0xD800 <= scalar < 0xE000: return ""
    t = "".join(x for x in unicodedata.normalize("NFD", c.lower()) if unicodedata.category(x) != "Mn")
    return t if len(t.encode()) <= 4 else c


def is_sign(c):
    """True for scalars that are pieces of their own."""
    o = ord(c)
    if o < 128: return not c.isalnum()
    return o < 0x3000 and unicodedata.category(c)[0] in "PS"


class Pieces:
    def __init__(self, vocab):
        self.vocab, self.cache = vocab, {}

    def ids(self, word):
        got = self.cache.get(word)
        if got is None: got = self.cache[word] = self.cut(word)
        return got

    def cut(self, word):
        text = '"' if word in ("``", "''") else "".join(mapped(ord(c)) for c in word[:64])
        runs, run = [], ""
        for c in text:
            if is_sign(c):
                if run: runs.append(run)
                runs.append(c); run = ""
            else: run += c
        if run: runs.append(run)
        ids = []
        for r in runs:
            start, found = 0, []
            while start < len(r):
                end = len(r)
                while end > start:
                    piece = r[start:end] if start == 0 else "##" + r[start:end]
                    if piece in self.vocab: break
                    end -= 1
                if end == start: found = [100]; break
                found.append(self.vocab[piece]); start = end
            ids += found
            if len(ids) >= LIMIT: break
        return ids[:LIMIT] or [100]


def casing(w):
    """0 to 7: none, lower, capitalised, capitals, mixed, digits, digits among others, signs."""
    if not w: return 0
    lower = any(c.islower() for c in w); upper = any(c.isupper() for c in w)
    digit = any("0" <= c <= "9" for c in w); letter = lower or upper
    if not letter: return 5 if digit else 7
    if digit: return 6
    if not upper: return 1
    if not lower: return 3 if len(w) > 1 else 2
    return 2 if w[0].isupper() and not any(c.isupper() for c in w[1:]) else 4


def fnv(data):
    h = 0x811C9DC5
    for b in data: h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return h


SUFFIXES = 4096


def suffix(w):
    """The bucket of the last three mapped characters, with a mark where that is the whole word."""
    t = "".join(mapped(ord(c)) for c in w[-24:])
    end = t[-3:]
    h = fnv(end.encode() + (b"^" if len(t) <= 3 else b""))
    return (h ^ (h >> 15)) % SUFFIXES
