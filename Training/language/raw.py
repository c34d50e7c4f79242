"""Sentences of the stance data's train parts, whose README allows them for shipped weights, cut into words by the program:
python raw.py --data FOLDER --program rapporteur --out raw.conllu [TEXT.txt …]"""
import argparse, json, subprocess, tempfile

ap = argparse.ArgumentParser()
for a in ("data", "program", "out"): ap.add_argument("--" + a, required=True)
ap.add_argument("texts", nargs="*"); A = ap.parse_args()
rows = [json.loads(l)["text"] for part in ("dse", "newsmtsc") for l in open(f"{A.data}/stance/{part}.train.jsonl", encoding="utf8")]
texts = list(dict.fromkeys(" ".join(t.split()) for t in rows + [p for f in A.texts for p in open(f, encoding="utf8").read().split("\n")] if t.strip()))
with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as file:
    file.write("\n\n".join(texts) + "\n"); file.flush()
    open(A.out, "wb").write(subprocess.run([A.program, "parse", file.name], capture_output=True, check=True).stdout)
print(len(texts), "texts")
