#!/usr/bin/env python3
"""A stage in Python: how warm or harsh each sentence sounds, by a small list of words. Standard library only.

Protocol (rapporteur.stage/1): one JSON object a line, in and out. First comes a greeting, which is answered with name and version; then
documents, each answered in order with the layers that this program writes. Raise VERSION whenever the output changes for any input: it is
part of the fingerprint, so that reports made by an older version are made again."""
import json
import re
import sys

NAME, VERSION = "tone", 1
WARM = set("peace agreement welcome welcomed friendly ally allies cooperation trust thank thanked support supported".split())
HARSH = set("attack attacked threat threatened condemn condemned killed enemy war hostile brutal blame blamed".split())


def tone(text, sentences, least):
    for start, end in sentences:
        words = re.findall(r"[a-z]+", text[start:end].lower())
        warm, harsh = sum(w in WARM for w in words), sum(w in HARSH for w in words)
        if warm + harsh >= least:
            yield {"span": [start, end], "tone": round((warm - harsh) / (warm + harsh), 3)}


def main():
    least = 1
    for line in sys.stdin:
        request = json.loads(line)
        if "protocol" in request:
            least = int(request.get("options", {}).get("least", 1))
            answer = {"name": NAME, "version": VERSION}
        else:
            # Spans count code points: exactly what Python slices by.
            found = list(tone(request["text"], request["layers"].get("sentences") or [], least))
            answer = {"id": request["id"], "layers": {"x-tone": found}}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main()
