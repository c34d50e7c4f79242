#!/usr/bin/env python3
"""Every export of an output folder, read back by what others read it with.  .ci/check-exports.py PROGRAM PIPELINE INPUT WORKDIR

Runs the pipeline over the input with tokens and trees kept, makes every view twice (same bytes), and holds each against the reports."""
import collections, csv, hashlib, io, json, pathlib, re, sqlite3, subprocess, sys
import xml.etree.ElementTree as ET

program, pipeline, inbox, work = (str(pathlib.Path(a).resolve()) for a in sys.argv[1:5])
out = pathlib.Path(work, "out")
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


pathlib.Path(work).mkdir(parents=True, exist_ok=True)
text = pathlib.Path(pipeline).read_text()
text = re.sub(r"^(corpus|output|input|watch|run):.*\n(  .*\n)*", "", text, flags=re.M)
own = pathlib.Path(work, "exports.yml")
own.write_text(text + "output: { path: out, keep: [tokens, parse] }\n")
subprocess.run([program, "run", str(own), inbox, "-o", str(out)], stderr=subprocess.DEVNULL)
reports = {}
for path in sorted(out.glob("reports/**/*.json")):
    if path.is_file():
        reports[json.loads(path.read_text())["id"]] = json.loads(path.read_text())
check(len(reports) > 0, "no report")
FILES = {
    "html": "site/index.html", "sqlite": "reports.sqlite", "csv": "csv/events.csv", "ndjson": "reports.ndjson", "gkg": "reports.gkg.csv",
    "phoenix": "reports.phoenix.tsv", "conllu": "reports.conllu", "webannotation": "reports.annotations.jsonld",
}


def export():
    found = {}
    for form, name in FILES.items():
        done = subprocess.run([program, "export", form, str(out)], capture_output=True, text=True)
        check(done.returncode == 0, f"export {form} ends with {done.returncode}: {done.stderr.strip()[:300]}")
        found[form] = hashlib.sha256((out / name).read_bytes()).hexdigest() if (out / name).exists() else None
    return found


first = export()
check(first == export(), "two exports differ")
check(not any(out.glob(".rapporteur/views/*")), "an export leaves something half written")

# SQLite: every annotation of every report, with the words that its span has in the report's text.
base = sqlite3.connect(f"file:{out}/reports.sqlite?mode=ro", uri=True)
check(base.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "sqlite: integrity")
check(base.execute("PRAGMA page_size").fetchone()[0] == 4096 and not base.execute("PRAGMA foreign_key_check").fetchall(), "sqlite: pages or keys")
check(base.execute("PRAGMA freelist_count").fetchone()[0] == 0, "sqlite: free pages")
numbers = {i: n for n, i in base.execute("SELECT document, id FROM documents")}
check(set(numbers) == set(reports), "sqlite: documents")
for table, layer, number in [("dates", "dates", "date"), ("figures", "figures", "figure"), ("quotes", "quotes", "quote"), ("events", "events", "event"), ("claims", "claims", "claim")]:
    for name, report in reports.items():
        rows = base.execute(f"SELECT {number}, span_start, span_end, words FROM {table} WHERE document = ? ORDER BY 1", (numbers[name],)).fetchall()
        wanted = [(i + 1, *(a.get("span") or a.get("trigger"))) for i, a in enumerate(report.get(layer) or [])]
        check([r[:3] for r in rows] == wanted, f"sqlite: {table} of {name}")
        check(all(r[3] == report["text"][r[1]:r[2]] for r in rows), f"sqlite: words of {table} of {name}")
for name, report in reports.items():
    mentions = sum(len(a["mentions"]) for a in report.get("actors") or [])
    check(base.execute("SELECT count(*) FROM mentions WHERE document = ?", (numbers[name],)).fetchone()[0] == mentions, f"sqlite: mentions of {name}")
    stances = [(s["score"], s["label"]) for s in report.get("stances") or []]
    check(base.execute("SELECT score, label FROM stances WHERE document = ? ORDER BY stance", (numbers[name],)).fetchall() == stances, f"sqlite: stances of {name}")
    evidence = sum(len(x["evidence"]) for key in ("stances", "author_stances") for x in report.get(key) or []) + sum(
        len(c["evidence"]) for c in (report.get("risk") or {}).get("categories", []))
    check(base.execute("SELECT count(*) FROM evidence WHERE document = ?", (numbers[name],)).fetchone()[0] == evidence, f"sqlite: evidence of {name}")
check(base.execute("SELECT count(*) FROM dyads").fetchone() == base.execute("SELECT count(*) FROM stances").fetchone(), "sqlite: the view dyads")
base.execute("SELECT * FROM deeds LIMIT 1").fetchall()

# Tables.
for path in (out / "csv").glob("*.csv"):
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    check(len({len(r) for r in rows}) == 1, f"csv: {path.name} has rows of several lengths")
check([json.loads(line)["id"] for line in (out / "reports.ndjson").read_text().splitlines()] == [json.loads(p.read_text())["id"] for p in sorted(
    (p for p in out.glob("reports/**/*.json") if p.is_file()), key=lambda p: str(p).encode())], "ndjson: ids or their order")

# GDELT's knowledge graph.
lines = (out / "reports.gkg.csv").read_text(encoding="utf-8").split("\n")[:-1]
check(len(lines) == len(reports), "gkg: a record a report")
for line in lines:
    column = line.split("\t")
    check(len(column) == 27, f"gkg: {len(column)} columns")
    check(re.fullmatch(r"\d{14}-\d+", column[0]) and re.fullmatch(r"\d{14}", column[1]) and column[2] in "12", "gkg: id, date or collection")
    for entry in filter(None, column[6].split(";")):
        check(len(entry.split("#")) == 11 and entry.split("#")[1].replace(".", "", 1).isdigit(), f"gkg: count {entry}")
    for entry in filter(None, column[10].split(";")):
        check(len(entry.split("#")) == 9, f"gkg: location {entry}")
    for index in (8, 12, 14, 23):
        for entry in filter(None, column[index].split(";")):
            check(re.fullmatch(r"[^,]+,\d+", entry), f"gkg: column {index + 1}: {entry}")
    for entry in filter(None, column[16].split(";")):
        check(len(entry.split("#")) == 5, f"gkg: date {entry}")
    for entry in filter(None, column[22].split("#")):
        check(len(entry.split("|")) == 4, f"gkg: quotation {entry}")
    ET.fromstring(f"<x>{column[26]}</x>")

# Phoenix.
for line in (out / "reports.phoenix.tsv").read_text(encoding="utf-8").split("\n")[:-1]:
    column = line.split("\t")
    check(len(column) == 26, f"phoenix: {len(column)} columns")
    check(re.fullmatch(r"\d{8}", column[1]) and re.fullmatch(r"\d{2}", column[14]) and column[15] in "01234", f"phoenix: {line[:80]}")
    float(column[16])

# CoNLL-U, by the conventions of universaldependencies.org/format.html.
ids = collections.Counter()
sentence, comments, sentences = [], {}, 0
for number, line in enumerate((out / "reports.conllu").read_text(encoding="utf-8").split("\n")[:-1], 1):
    if line.startswith("#"):
        key, _, value = line[1:].partition("=")
        comments[key.strip()] = value.strip(" ") if key.strip() != "text" else value[1:]
    elif line:
        column = line.split("\t")
        check(len(column) == 10 and all(column), f"conllu:{number}: {len(column)} columns, or an empty one")
        check(not any(c != c.strip() for c in column), f"conllu:{number}: blanks at the edge of a field")
        sentence.append(column)
    else:
        sentences += 1
        ids[comments.get("sent_id")] += 1
        check([c[0] for c in sentence] == [str(i + 1) for i in range(len(sentence))], f"conllu:{number}: ids")
        heads = [int(c[6]) for c in sentence]
        check(heads.count(0) == 1, f"conllu:{number}: {heads.count(0)} roots")
        check(all((c[6] == "0") == (c[7] == "root") for c in sentence), f"conllu:{number}: root without the relation")
        for start in range(1, len(heads) + 1):
            at, steps = start, 0
            while at and steps <= len(heads):
                at, steps = heads[at - 1], steps + 1
            check(at == 0, f"conllu:{number}: a circle")
        words = "".join(c[1] + ("" if c[9] == "SpaceAfter=No" else " ") for c in sentence)
        squeezed = " ".join(comments.get("text", "").split())
        check(" ".join(words.split()) == squeezed, f"conllu:{number}: text {squeezed[:60]!r} against words {words[:60]!r}")
        sentence, comments = [], {}
check(not sentence and sentences > 0, "conllu: the last sentence is not closed")
check(all(n == 1 for n in ids.values()) and None not in ids, "conllu: sentence ids")

# Web Annotations.
collection = json.loads((out / "reports.annotations.jsonld").read_text(encoding="utf-8"))
items = collection["first"]["items"]
check(collection["type"] == "AnnotationCollection" and collection["total"] == len(items) > 0, "webannotation: total")
check(len({a["id"] for a in items}) == len(items), "webannotation: ids")
from urllib.parse import unquote
for a in items:
    report = reports[unquote(a["target"]["source"].removeprefix("urn:rapporteur:document:"))]
    position, quote = a["target"]["selector"]
    text = report["text"]
    check(text[position["start"]:position["end"]] == quote["exact"], f"webannotation: {a['id']}")
    check(text[:position["start"]].endswith(quote["prefix"]) and text[position["end"]:].startswith(quote["suffix"]), f"webannotation: context of {a['id']}")
    check(a["body"] and all(b.get("value") or b.get("source") for b in a["body"]), f"webannotation: body of {a['id']}")

# Pages: every link of the index leads to a page.
index = (out / "site/index.html").read_text(encoding="utf-8")
links = re.findall(r'href="([^"]+)"', index)
check(len(links) == len(reports) and all((out / "site" / unquote(l)).exists() for l in links), "html: links")

for fault in faults[:40]:
    print(fault)
print(f"{len(reports)} reports, {sentences} sentences, {len(items)} annotations: {len(faults)} faults")
sys.exit(1 if faults else 0)
