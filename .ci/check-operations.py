#!/usr/bin/env python3
"""Checks the syntax of the examples under Samples/operations: shell scripts by sh -n, the crontab and the systemd units by their grammar
(and by systemd-analyze where it is installed). Nothing is installed or run."""
import configparser, pathlib, re, shutil, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[1] / "Samples/operations"
FIELD = re.compile(r"^(\*|\d+(-\d+)?)(/\d+)?(,(\d+(-\d+)?)(/\d+)?)*$")
LIMITS = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)]
KNOWN = {
    "Unit": {"Description", "Documentation", "After"},
    "Service": {"Type", "User", "WorkingDirectory", "ExecStart", "SuccessExitStatus", "KillSignal", "TimeoutStopSec", "Nice", "IOSchedulingClass",
                "MemoryMax", "NoNewPrivileges", "PrivateTmp", "ProtectSystem", "ReadWritePaths"},
    "Timer": {"OnCalendar", "RandomizedDelaySec", "Persistent"}, "Install": {"WantedBy"},
}
faults = []
for script in sorted(ROOT.glob("*.sh")):
    done = subprocess.run(["sh", "-n", str(script)], capture_output=True, text=True)
    if done.returncode:
        faults.append(f"{script.name}: {done.stderr.strip()}")
for number, line in enumerate((ROOT / "crontab").read_text().splitlines(), 1):
    if not line.strip() or line.startswith("#") or re.match(r"^[A-Z_]+=", line):
        continue
    fields = line.split(None, 5)
    if len(fields) < 6 or not all(FIELD.match(f) for f in fields[:5]):
        faults.append(f"crontab:{number}: no five fields and a command")
        continue
    for field, (low, high) in zip(fields, LIMITS):
        if any(not low <= int(n) <= high for n in re.findall(r"(?<!/)\b\d+", field)):
            faults.append(f"crontab:{number}: {field} is not in {low}-{high}")
    if "%" in fields[5]:
        faults.append(f"crontab:{number}: cron takes % for a line feed")
for unit in sorted([*ROOT.glob("*.service"), *ROOT.glob("*.timer")]):
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    parser.optionxform = str
    try:
        parser.read_string(unit.read_text())
    except configparser.Error as error:
        faults.append(f"{unit.name}: {error}")
        continue
    for section in parser.sections():
        for key in parser[section]:
            if key not in KNOWN.get(section, set()):
                faults.append(f"{unit.name}: [{section}] {key} is none that we know")
    if shutil.which("systemd-analyze"):
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True)
        # A program that is not installed here is no mistake of the unit.
        bad = [l for l in done.stderr.splitlines() if unit.name in l and "not executable" not in l and "No such file" not in l]
        faults += bad
for fault in faults:
    print(fault)
print(f"{len(faults)} faults in the examples of Samples/operations")
sys.exit(1 if faults else 0)
