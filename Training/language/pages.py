"""English sentences of the pages of the ingest data, whose README allows them for training, cut into words by the program:
python pages.py --data FOLDER --program rapporteur --out PREFIX

Writes PREFIX.conllu, all sentences, and PREFIX.jsonl, those that may hold names, for `evaluate ner`. What stands in a validation part of the
stance data is left out of the second.
"""
import argparse, glob, json, os, subprocess, sys, tempfile
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../encoder"))
from stance import squeezed

ap = argparse.ArgumentParser()
for a in ("data", "program", "out"): ap.add_argument("--" + a, required=True)
A = ap.parse_args()
COMMON = set("the of and to in a is that for it on was with as by at from be".split())
PIPELINE = "rapporteur: 1\nname: pages\ninput: {path: in}\nstages:\n  - use: ingest\noutput: {path: out, formats: [json], text: full}\nrun: {on_error: quarantine}\n"


def paragraphs():
    """Paragraphs of six words or more of English pages, each once, in the order of the files."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(folder + "/in")
        for part in ("wcxb", "readability", "trafilatura", "htmldate"):
            for page in glob.glob(f"{A.data}/ingest/{part}/html/*.html.gz"): os.symlink(os.path.abspath(page), f"{folder}/in/{part}-{os.path.basename(page)}")
        open(folder + "/pages.yml", "w").write(PIPELINE)
        # Exit code 3 says that a few pages hold no running text.
        subprocess.run([os.path.abspath(A.program), "run", "pages.yml"], cwd=folder, capture_output=True)
        seen = set()
        for path in sorted(glob.glob(folder + "/out/reports/**/*.json", recursive=True)):
            report = json.load(open(path, encoding="utf8"))
            text = report["text"] or ""
            words = text.lower().split()
            if len(words) < 80 or sum(w in COMMON for w in words) < 0.2 * len(words): continue
            for block in report["blocks"]:
                line = " ".join(text[block["span"][0]:block["span"][1]].split())
                if block["kind"] in ("paragraph", "quote", "list_item") and len(line.split()) >= 6 and line not in seen:
                    seen.add(line)
                    yield line


with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as file:
    file.write("\n\n".join(paragraphs()) + "\n"); file.flush()
    open(A.out + ".conllu", "wb").write(subprocess.run([A.program, "parse", "--model", "fast", file.name], capture_output=True, check=True).stdout)
asked = {squeezed(json.loads(l)["text"]) for part in ("dse", "newsmtsc") for l in open(f"{A.data}/stance/{part}.valid.jsonl", encoding="utf8")}
count = 0
with open(A.out + ".jsonl", "w", encoding="utf8") as out:
    for sentence in open(A.out + ".conllu", encoding="utf8").read().split("\n\n"):
        words = [c[1] for c in (l.split("\t") for l in sentence.split("\n")) if c[0].isdigit()]
        key = squeezed("".join(words))
        if not 5 <= len(words) <= 70 or key in asked or sum(c.isalpha() for c in "".join(words)) <= 0.7 * len("".join(words)): continue
        asked.add(key)
        count += 1
        out.write(json.dumps(dict(id=f"p{count}", corpus="pages", tokens=words, ner=["O"] * len(words))) + "\n")
print(count, "sentences")
