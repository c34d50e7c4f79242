#!/usr/bin/env python3
"""Makes Sources/Dates/Resources/cldr/names.tsv: names of months and weekdays in the languages of CLDR.

usage: make_names.py NAMES.tsv

Origin: Unicode CLDR through the package Babel; data under the Unicode License v3 (https://www.unicode.org/license.txt). Kept are
names with a letter that are longer than one letter, and the words that stand between day, month and year in CLDR's date formats.
"""
import re, sys
import babel
from babel import Locale, localedata

LICENCE = """# Names of months and weekdays by language: code, kind (month, weekday, link), number, forms.
# Made by Training/dates/make_names.py from Unicode CLDR (package Babel {}).
# Copyright 1991-2026 Unicode, Inc. Licence: Unicode-3.0 (https://www.unicode.org/license.txt). Date: 2026-11.
"""
HAVE = {"en", "es", "fr", "de", "tr", "ar"}


def clean(name):
    name = name.lower().replace("\u2019", "'").strip()
    if sum(c.isalpha() for c in name) < 2 or any(c.isdigit() for c in name):
        return set()
    forms = {name}
    if name.endswith("."):
        forms.add(name[:-1])
    return {f for f in forms if len(f) > 1}


def main():
    rows = []
    for code in sorted(c for c in localedata.locale_identifiers() if "_" not in c and c != "root"):
        if code in HAVE:
            continue
        locale = Locale.parse(code)
        found = {}
        for kind, table in (("month", locale.months), ("weekday", locale.days)):
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    if kind == "weekday" and width == "abbreviated":
                        continue
                    for number, name in table[context][width].items():
                        for form in clean(name):
                            found.setdefault((kind, number + (1 if kind == "weekday" else 0)), set()).add(form)
        # A form that stands for two numbers says nothing.
        seen = {}
        for key, forms in found.items():
            for form in forms:
                seen.setdefault((key[0], form), set()).add(key[1])
        english = {f for (k, f) in seen if k == "month"} <= {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
        links = set()
        for width in ("long", "full", "medium"):
            pattern = locale.date_formats[width].pattern
            for literal in re.findall(r"'([^']+)'", pattern):
                for word in literal.lower().split():
                    if any(c.isalpha() for c in word) and len(word) < 8:
                        links.add(word)
        if english:
            continue
        for (kind, number), forms in sorted(found.items()):
            keep = sorted(f for f in forms if len(seen[(kind, f)]) == 1)
            if keep:
                rows.append(f"{code}\t{kind}\t{number}\t{';'.join(keep)}\n")
        if links:
            rows.append(f"{code}\tlink\t0\t{';'.join(sorted(links))}\n")
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write(LICENCE.format(babel.__version__))
        out.writelines(rows)
    print(len({r.split(chr(9))[0] for r in rows}), "languages,", len(rows), "rows")


main()
