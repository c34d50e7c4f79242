#!/usr/bin/env python3
"""Writes Documentation/ConfigReference.md from the JSON Schema that the program prints, or, with --check, tells whether it is current.
Usage: rapporteur schema config | .ci/config-reference.py [--check]"""
import json, pathlib, sys

PAGE = pathlib.Path(__file__).resolve().parents[1] / "Documentation/ConfigReference.md"


def kind(schema):
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{v}`" for v in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(kind(s) for s in schema["anyOf"])
    if schema.get("type") == "array":
        return "list of " + ("mappings" if "properties" in schema["items"] else kind(schema["items"]))
    if "pattern" in schema:
        return "size (`512MB`)" if "B" in schema["pattern"] else "time (`20s`, `500ms`, `2m`)"
    limits = [f"{name} {schema[key]}" for key, name in (("minimum", "from"), ("maximum", "to")) if key in schema]
    names = {"string": "text", "integer": "whole number", "boolean": "true or false", "object": "mapping", "number": "number"}
    return " ".join([names.get(schema.get("type"), "any")] + limits)


def rows(schema):
    required = set(schema.get("required", []))
    for name, value in schema["properties"].items():
        default = json.dumps(value["default"], ensure_ascii=False) if "default" in value else "needed" if name in required else ""
        yield f"| `{name}` | {kind(value)} | {f'`{default}`' if default and default != 'needed' else default} | {value.get('description', '')} |"


def section(title, schema, out, depth=2):
    out += ["", f"{'#' * depth} {title}", "", "| key | value | default | meaning |", "|---|---|---|---|", *rows(schema)]
    for name, value in schema["properties"].items():
        inner = value["items"] if value.get("type") == "array" else value
        if "properties" in inner:
            section(f"`{name}`" if depth == 2 else f"`{name}` ({title.strip('`')})", inner, out, min(depth + 1, 4))
    for rule in schema.get("allOf", []):
        stage = rule["if"]["properties"]["use"]["const"]
        options = rule["then"]["properties"]["with"]
        if options["properties"]:
            section(f"Options of `{stage}`", options, out, 4)


schema = json.load(sys.stdin)
out = ["# Pipeline files", "", "Made by `.ci/config-reference.py` from `rapporteur schema config`: do not edit. Unknown keys are errors; paths are relative to the file;",
       "`${NAME:-default}` in a value stands for a variable of the environment. `rapporteur check` finds every mistake."]
section("Keys", schema, out)
text = "\n".join(out) + "\n"
if "--check" in sys.argv:
    if PAGE.read_text(encoding="utf-8") != text:
        print("Documentation/ConfigReference.md is not what the program says: rapporteur schema config | .ci/config-reference.py")
        sys.exit(1)
else:
    PAGE.write_text(text, encoding="utf-8")
