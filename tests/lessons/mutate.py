#!/usr/bin/env python3
"""Each mutation of a lesson must fail `lesson verify`.

    mutate.py LEASH LESSON.md [MOST]

A mutation negates the predicate of an option, exchanges the predicates of two options, changes the
text of a `says`, or leaves out a line or one term of a check. verify must notice the first and the
third kind by playing the lesson. verify may notice the others by a comparison with the unchanged
lesson in another language. Prints the mutations that verify has not noticed, and exits with 1 if
there are any, and with 2 if verify fails the unchanged lesson. MOST is the largest number of
mutations to try.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile


def steps_of(lines):
    """Returns for each line the id of its step."""
    step, steps = "", []
    for line in lines:
        heading = re.match(r"## .*\{#([^ }]+)", line)
        step = heading.group(1) if heading else step
        steps.append(step)
    return steps


def predicate(line):
    found = re.match(r"(- \[ \] .*<!-- )([^;>]*?)( *(;.*)?-->)$", line)
    return found and (found.group(1), found.group(2), found.group(3))


def negated(text):
    terms = [term.strip() for term in text.split("&&")]
    return " || ".join(term[4:] if term.startswith("not ") else "not " + term for term in terms)


def mutations(lines):
    """Yields (what, number of the line, the new lines, alone). With `alone`, verify must notice the
    mutation by playing the lesson."""
    block = ""
    for i, line in enumerate(lines):
        if line.startswith("```"):
            block = line[3:].strip()
        option = predicate(line)
        if option:
            new = option[0] + negated(option[1]) + option[2]
            yield "the predicate is negated", i, lines[:i] + [new] + lines[i + 1:], True
            other = i + 1 < len(lines) and predicate(lines[i + 1])
            if other:
                swapped = [option[0] + other[1] + option[2], other[0] + option[1] + other[2]]
                yield "two options change places", i, lines[:i] + swapped + lines[i + 2:], False
        elif line.startswith("```"):
            continue
        elif block == "leash says" and line.strip():
            new = "what no check has ever said"
            yield "says something else", i, lines[:i] + [new] + lines[i + 1:], True
        elif block.startswith("leash check") and line.strip():
            yield "a line of the check is left out", i, lines[:i] + lines[i + 1:], False
            terms = line.split("&&")
            for j in range(len(terms) if len(terms) > 1 else 0):
                rest = "&&".join(terms[:j] + terms[j + 1:]).strip()
                yield "a term of the check is left out", i, lines[:i] + [rest] + lines[i + 1:], False


def is_seen(leash, folder, path_of_lesson, lines, step, original):
    name = os.path.basename(path_of_lesson)
    beliefs = os.path.join(os.path.dirname(path_of_lesson), "beliefs.yaml")
    # Some checks look for a sentence in the language of the lesson.
    language = os.path.basename(os.path.dirname(os.path.abspath(path_of_lesson)))
    here = os.path.join(folder, language)
    there = os.path.join(folder, "bb")
    for path, text in ((here, lines), (there, original)):
        if text is None:
            continue
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, name), "w", encoding="utf-8") as file:
            file.write("\n".join(text) + "\n")
        if os.path.exists(beliefs):
            shutil.copy(beliefs, path)
    wish = os.path.join(here, name) + ("." + step if step else "")
    run = subprocess.run([leash, "-c", f"lesson verify '{wish}'"], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, check=False, timeout=300)
    return run.returncode != 0


def main():
    leash, lesson = sys.argv[1:3]
    most = int(sys.argv[3]) if len(sys.argv) > 3 else None
    with open(lesson, encoding="utf-8") as file:
        lines = file.read().splitlines()
    steps = steps_of(lines)
    name = os.path.basename(lesson)
    with tempfile.TemporaryDirectory() as folder:
        if is_seen(leash, folder, lesson, lines, "", None):
            print(f"{name}: verify fails the unchanged lesson", file=sys.stderr)
            return 2
    unseen = 0
    for count, (what, i, mutant, alone) in enumerate(mutations(lines)):
        if most is not None and count >= most:
            break
        with tempfile.TemporaryDirectory() as folder:
            seen = is_seen(leash, folder, lesson, mutant, steps[i], None if alone else lines)
        print(f"{name}:{i + 1}: {what}: {'seen' if seen else 'NOT SEEN'}", flush=True)
        unseen += not seen
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
