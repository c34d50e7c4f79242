"""WordPieces of words: the vocabulary of MiniLM cut to what English news needs, and the casing that it lost."""
import unicodedata

KEPT_MARKS = set("–—‘’“”…€£•")


class Pieces:
    """Greedy longest-match WordPiece over words that stand lower-cased and without accents.

    Pieces that hold anything but ASCII and a few marks are left out, as are the unused ones: rows saved, not words lost, since
    every lower-case letter stays. A word of foreign letters is one unknown piece.
    """

    def __init__(self, vocabulary_path, most=8):
        rows = [line.rstrip("\n") for line in open(vocabulary_path, encoding="utf8")]
        special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        kept = [(w, i) for i, w in enumerate(rows)
                if w in special or (not w.startswith("[unused") and all(c.isascii() or c in KEPT_MARKS for c in w))]
        kept.sort(key=lambda row: (special.index(row[0]) if row[0] in special else len(special), row[1]))
        self.words = [w for w, _ in kept]
        self.rows = [i for _, i in kept]
        self.index = {w: i for i, w in enumerate(self.words)}
        self.most = most
        self.cache = {}

    def of(self, word):
        found = self.cache.get(word)
        if found is None:
            found = self.cache[word] = self._split(word)
        return found

    def _split(self, word):
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        parts, current = [], ""
        for c in plain:
            if unicodedata.category(c).startswith(("P", "S")):
                if current:
                    parts.append(current)
                parts.append(c)
                current = ""
            elif not c.isspace():
                current += c
        if current:
            parts.append(current)
        ids = []
        for part in parts:
            start, own = 0, []
            while start < len(part):
                end = len(part)
                while end > start:
                    key = part[start:end] if start == 0 else "##" + part[start:end]
                    if key in self.index:
                        break
                    end -= 1
                if end == start:
                    own = [1]
                    break
                own.append(self.index[key])
                start = end
            ids += own
        return ids[:self.most] or [1]


def casing(word):
    """0 none (special pieces), 1 lower, 2 Capital, 3 UPPER, 4 mIxed, 5 digits, 6 other."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper() and word[1:].islower():
        return 2
    if word.isdigit():
        return 5
    return 4 if any(c.isalpha() for c in word) else 6
