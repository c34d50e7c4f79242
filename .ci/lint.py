#!/usr/bin/env python3
"""Checks the rules of the house: who imports whom, no traps, documented public declarations, files of a readable length."""
import pathlib, re, sys

STAGES = {"Ingest", "Dates", "Actors", "Figures", "Quotes", "Events", "Claims", "Stance", "Risk"}
ROOMS = STAGES | {"Markup", "Prose", "Lexicons", "Neural", "Language", "StageKit", "Reports", "Corpus", "Views", "Pipeline", "Rapporteur", "RapporteurCLI"}
MAY_IMPORT = {
    "Prose": set(), "Markup": {"CLibXML2"}, "Lexicons": {"Prose"}, "StageKit": {"Prose", "Lexicons"},
    "Neural": {"Prose", "Lexicons", "StageKit", "CNeural"}, "Language": {"Prose", "Lexicons", "StageKit", "Neural", "CNeural"}, "Reports": {"Prose", "Lexicons"}, "Corpus": {"Prose", "Lexicons", "Reports"},
    "Views": {"Prose", "Lexicons", "Reports", "Corpus", "GRDB"}, "Pipeline": {"Prose", "Lexicons", "StageKit", "Reports", "Yams", "Logging"},
}
for stage in STAGES:
    MAY_IMPORT[stage] = {"Prose", "Lexicons", "Language", "StageKit"} | ({"Markup", "CZlib", "CZstd", "CBrotli"} if stage == "Ingest" else {"Neural", "CNeural"} if stage == "Stance" else set())
SYSTEM = {"Glibc", "Musl", "Darwin", "Synchronization", "FoundationEssentials", "Android"}
LONGEST = 400

faults = []
for path in sorted(pathlib.Path("Sources").rglob("*.swift")):
    room = path.parts[1]
    lines = path.read_text(encoding="utf-8").split("\n")
    if len(lines) > LONGEST:
        faults.append(f"{path}: {len(lines)} lines, more than {LONGEST}")
    previous = ""
    in_text = False
    for number, line in enumerate(lines, 1):
        code = line.split("//")[0] if '"' not in line else line
        imported = re.match(r"\s*(?:@\w+\s+)?import\s+(?:\w+\s+)?(\w+)", line)
        if imported:
            name = imported[1]
            if name == "Foundation":
                faults.append(f"{path}:{number}: Foundation")
            elif room in MAY_IMPORT and name not in MAY_IMPORT[room] | SYSTEM:
                faults.append(f"{path}:{number}: {room} may not import {name}")
        if re.search(r"\btry!|\bas!|\bfatalError\(|\bTODO\b|\bFIXME\b|\bNSRegularExpression\b", code):
            faults.append(f"{path}:{number}: {line.strip()}")
        declaration = re.match(
            r"\s*(?:public|open)(?:\(set\))? (?:(?:final|static|mutating|nonmutating|indirect|override|class|convenience|required|lazy) )*"
            r"(?:class|struct|enum|protocol|func|var|let|init|subscript|typealias|actor)\b", line)
        inherited = re.search(
            r"init\(from|func encode\(|static func (<|==)|var (description|debugDescription|errorDescription|rawValue|codingPath)\b|func hash\("
            r"|init\((stringLiteral|arrayLiteral|rawValue)|let rawValue|static let name = LayerName|static func == |static func < ", line)
        if declaration and not inherited and not in_text:
            if not re.match(r"\s*(///|@|\*/)", previous) and "override" not in line and room in ROOMS - {"Rapporteur", "RapporteurCLI"}:
                faults.append(f"{path}:{number}: no doc comment: {line.strip()[:80]}")
        if line.count('"""') == 1:
            in_text = not in_text
        if line.strip():
            previous = line
own_path = re.compile(r"(^|[^A-Za-z0-9_.])/(work|farm)/")
for path in sorted(pathlib.Path(".").rglob("*")):
    if path.is_file() and path.suffix in {".swift", ".md", ".yml", ".tsv", ".txt", ".py", ""} and not any(p.startswith(".build") or p in {".git", "out"} for p in path.parts):
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        if own_path.search(text) and path.name != "lint.py":
            faults.append(f"{path}: a path of one machine")
for fault in faults:
    print(fault)
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
