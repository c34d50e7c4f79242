#!/usr/bin/env python3
"""Validates every report of a folder against the JSON Schema (package jsonschema), and what a schema cannot say: each span
slices to the words that the report quotes, every id resolves, and the risk shares add up."""
import json, pathlib, sys
import jsonschema


def spans(value, path=""):
    """Every (path, span, quoted words or None) of a report."""
    if isinstance(value, dict):
        if isinstance(value.get("span"), list):
            yield path, value["span"], value.get("text")
        for key, member in value.items():
            if key in ("trigger", "cue", "clause", "condition", "horizon", "speaker_span", "counted_span") and isinstance(member, list):
                yield f"{path}.{key}", member, value.get("text") if key == "trigger" else None
            yield from spans(member, f"{path}.{key}")
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from spans(element, f"{path}[{index}]")


def links(value):
    """Every id that a report refers to."""
    if isinstance(value, dict):
        for key, member in value.items():
            if key not in ("id", "text", "name", "title"):
                yield from links(member)
    elif isinstance(value, list):
        for element in value:
            yield from links(element)
    elif isinstance(value, str) and value.split(":")[0] in ("date", "actor", "figure", "quote", "event", "claim") and value.split(":")[-1].isdigit():
        yield value


def main(schema_path, folder):
    schema = json.load(open(schema_path))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted(pathlib.Path(folder).rglob("*.json"))
    faults = 0
    for file in files:
        report = json.load(open(file))
        found = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(report)]
        body = {k: v for k, v in report.items() if k not in ("source", "meta", "layers", "text", "warnings")}
        text = report["text"]
        for path, (start, end), quoted in spans(body):
            if not 0 <= start <= end <= len(text):
                found.append(f"{path}: span {start}-{end} outside the text")
            elif quoted is not None and text[start:end] != quoted:
                found.append(f"{path}: {text[start:end]!r} is not {quoted!r}")
        known = {item["id"] for name in ("dates", "actors", "figures", "quotes", "events", "claims") for item in report[name] or []}
        found += [f"{link} names nothing" for link in links({k: v for k, v in body.items() if not k.startswith("x-")}) if link not in known]
        for category in (report["risk"] or {}).get("categories", []):
            total = sum(item.get("share", 0) for item in category["evidence"])
            if abs(total - category["score"]) > 0.01:
                found.append(f"risk {category['name']}: shares add up to {total}, not {category['score']}")
        for fault in found[:10]:
            print(f"{file}: {fault}")
        faults += len(found)
    print(f"{len(files)} reports, {faults} faults")
    sys.exit(1 if faults or not files else 0)


main(*sys.argv[1:3])
