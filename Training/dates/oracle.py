#!/usr/bin/env python3
"""usage: oracle.py GOLD.jsonl PRED.jsonl : what the wordings of a set tell of its TIMEX3 values, beside predictions.

Looks at expressions without words of the calendar (month, weekday, year). For each the form that its wording (digits alike) has
most often in all other documents of the set is taken (the year of publication as 0, other numbers open), with a perfect anchor.
Prints how often that is right for wordings that other documents have at least twice, how often the predictions are right for the
same expressions, and the wordings on which the set differs most from itself. No text is printed but those wordings.
"""
import collections, json, re, sys

CALENDAR = re.compile(
    r"jan|feb|mar\b|march|apr|\bmay\b|june|july|aug|sept|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{4}")


def wording(text):
    return re.sub(r"\s+", " ", re.sub(r"\d+", "0", text.lower())).strip()


def form(value, published):
    match = re.match(r"(\d{4})(.*)", value)
    if not match:
        return value if value.endswith("_REF") else re.sub(r"\d+", "N", value)
    return f"{int(match.group(1)) - int(published[:4]):+d}" + re.sub(r"\d+", "N", match.group(2))


def main():
    documents = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    predicted = {d["id"]: d["timexes"] for d in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
    everywhere, here, examples = collections.defaultdict(collections.Counter), {}, []
    for document in documents:
        own = here[document["id"]] = collections.defaultdict(collections.Counter)
        for timex in document["timexes"]:
            words = wording(timex["text"])
            if CALENDAR.search(timex["text"].lower()):
                continue
            shape = form(timex["value"], document["dct"])
            everywhere[words][shape] += 1
            own[words][shape] += 1
            found = [p for p in predicted.get(document["id"], []) if p["begin"] < timex["end"] and p["end"] > timex["begin"]]
            examples.append((document["id"], words, shape, bool(found) and found[0]["value"] == timex["value"]))
    seen = learned = ours = 0
    for document, words, shape, is_right in examples:
        others = everywhere[words] - here[document][words]
        if sum(others.values()) < 2:
            continue
        seen += 1
        learned += others.most_common(1)[0][0] == shape
        ours += is_right
    print(f"{len(examples)} expressions without words of the calendar, {seen} with wordings that other documents have twice or more")
    print(f"of these right: the form most common elsewhere {100 * learned / seen:.1f} %, the predictions {100 * ours / seen:.1f} %")
    differing = sorted(everywhere.items(), key=lambda item: max(item[1].values()) - sum(item[1].values()))
    for words, values in differing[:6]:
        print(f"  {words}: {dict(values.most_common(5))}")


main()
