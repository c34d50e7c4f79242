#!/usr/bin/env python3
"""letter_frequencies.py OUT: how often each letter beyond ASCII is written in the languages that had encodings of their own, for the
guess of an encoding that nothing declares (Sources/Ingest/Resources/encoding/letters.tsv).

Counts letters over the word frequencies of the package `wordfreq` (3.1; https://github.com/rspeer/wordfreq). Only the shares of
letters are written, no word and no frequency of one. Deterministic."""
import collections, math, sys
import wordfreq

LANGUAGES = [
    ("windows-1252", "de fr es it pt nl sv da nb fi is ca"), ("windows-1250 iso-8859-2", "cs sk pl hu ro sl sh"), ("windows-1254", "tr"),
    ("windows-1257", "lt lv"), ("windows-1251 koi8-r iso-8859-5 ibm866", "ru"), ("windows-1251 koi8-u iso-8859-5", "uk"),
    ("windows-1251 iso-8859-5", "bg mk"), ("windows-1253 iso-8859-7", "el"),
    ("windows-1255 iso-8859-8", "he"), ("windows-1256 iso-8859-6", "ar fa"), ("windows-1258", "vi"),
]
HEADER = """# Letters beyond ASCII: language, encodings in which it was mostly written before UTF-8 (the commonest first), its letters in lower case
# with what each costs: a hundred times the negative logarithm of its share of all such letters. What is rarer than 8 in 10,000 is
# left out.
# Origin: counted by Training/ingest/letter_frequencies.py over the word lists of wordfreq 3.1 (R. Speer); shares of letters alone.
# Licence: Apache-2.0. Date: 2026-11-26.
"""
with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write(HEADER)
    for encodings, languages in LANGUAGES:
        for language in languages.split():
            counts = collections.Counter()
            for word, frequency in sorted(wordfreq.get_frequency_dict(language, wordlist="small").items()):
                for letter in word:
                    if ord(letter) >= 128 and letter.isalpha():
                        # The old encodings have the letters of Romanian with a cedilla.
                        counts[{"ș": "ş", "ț": "ţ"}.get(letter, letter)] += frequency
            total = sum(counts.values())
            costs = sorted((round(-100 * math.log(count / total)), letter) for letter, count in counts.items() if count / total >= 0.0008)
            out.write(f"{language}\t{encodings}\t{' '.join(f'{letter}:{cost}' for cost, letter in costs[:44])}\n")
