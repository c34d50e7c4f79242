#!/usr/bin/env python3
"""Runs the transcripts of a README: in each ```console block, every line after `$ ` is a command and the lines below it are what
it prints. `...` stands for anything, inside a line or for lines; a command may name its exit code at its end: `# exits 2`."""
import re, subprocess, sys


def blocks(text):
    for block in re.findall(r"```console\n(.*?)```", text, re.S):
        command, expected = None, []
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, expected
                command, expected = line[2:], []
            else:
                expected.append(line)
        if command:
            yield command, expected


def pattern(lines):
    parts = []
    for line in lines:
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(re.escape(line.rstrip()).replace(r"\.\.\.", ".*") + r"[ \t]*\n")
    return "".join(parts) + r"\s*\Z"


def main(path):
    faults = count = 0
    for command, expected in blocks(open(path, encoding="utf-8").read()):
        count += 1
        code = re.search(r"#\s*exits (\d+)", command)
        done = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        output = done.stdout.decode("utf-8", "replace")
        wanted = int(code[1]) if code else 0
        if done.returncode != wanted:
            print(f"$ {command}\nexited {done.returncode}, not {wanted}:\n{output}")
            faults += 1
        elif expected and not re.match(pattern(expected), output.rstrip("\n") + "\n"):
            print(f"$ {command}\nprinted:\n{output}\nthe README says:\n" + "\n".join(expected))
            faults += 1
        else:
            print(f"ok: {command}")
    print(f"{count} commands of {path}, {faults} faults")
    sys.exit(1 if faults or not count else 0)


main(sys.argv[1])
