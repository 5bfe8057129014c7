#!/usr/bin/env python3
"""workbook_test.py YINDI SOURCE: an auditor's workbook recalculates.

Every cached number of a formula is made wrong, LibreOffice recalculates, and what it says is compared with the
engine's numbers to 1e-9. Also: the same input gives the same bytes; names that look like formulas stay words; changing
the yellow weight of WhatIf gives what the engine says of a case with that weight. 77 where soffice is not here.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

YINDI, SOURCE = sys.argv[1], sys.argv[2]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def yindi(*arguments):
    done = subprocess.run([YINDI, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"yindi {' '.join(arguments)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def rewritten(source, target, change):
    """The same package, each worksheet through `change(name, text)`."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                data = change(entry.filename, data.decode()).encode()
            new.writestr(entry, data)


def with_wrong_numbers(_, text):
    """Whatever stands beside a formula, or belongs to an array of them, becomes 777."""
    text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1<v>777</v>", text)
    return text


def recalculate(books, folder):
    """All at once, into the folder `out`: the office takes longer to start than to compute."""
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as file:
        file.write(ALWAYS)
    out = os.path.join(folder, "out")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx",
                    "--outdir", out, *books], check=True, capture_output=True, timeout=230)


def recalculated(book, folder):
    return os.path.join(folder, "out", os.path.basename(book))


def cells(book):
    """sheet → cell → (value, whether a formula stands there)."""
    with zipfile.ZipFile(book) as file:
        shared = []
        if "xl/sharedStrings.xml" in file.namelist():
            for item in ElementTree.fromstring(file.read("xl/sharedStrings.xml")).iter(MAIN + "si"):
                shared.append("".join(t.text or "" for t in item.iter(MAIN + "t")))
        names = [s.get("name") for s in ElementTree.fromstring(file.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        all_cells = {}
        for number, name in enumerate(names, 1):
            found = {}
            for cell in ElementTree.fromstring(file.read(f"xl/worksheets/sheet{number}.xml")).iter(MAIN + "c"):
                if cell.get("t") == "inlineStr":
                    found[cell.get("r")] = ("".join(t.text or "" for t in cell.iter(MAIN + "t")), False)
                    continue
                value = cell.find(MAIN + "v")
                if value is None or value.text is None:
                    continue
                text = value.text
                if cell.get("t") == "s":
                    text = shared[int(text)]
                elif cell.get("t") not in ("str", "e", "b"):
                    text = float(text)
                found[cell.get("r")] = (text, cell.find(MAIN + "f") is not None)
            all_cells[name] = found
        return all_cells


def compared(wanted, got):
    """The formulas and what they gave, and the number of them."""
    wrong, formulas = [], 0
    for sheet, own in wanted.items():
        for place, (value, formula) in own.items():
            if not formula:
                continue
            formulas += 1
            other = got[sheet].get(place, ("nothing",))[0]
            if isinstance(value, float):
                if not isinstance(other, float) or abs(other - value) > 1e-9 * max(1, abs(value)):
                    wrong.append(f"{sheet}!{place}: the engine says {value!r}, LibreOffice {other!r}")
            elif other != value:
                wrong.append(f"{sheet}!{place}: the engine says {value!r}, LibreOffice {other!r}")
    return wrong, formulas


def with_wrong_values(name, casebook, arguments, folder):
    book = os.path.join(folder, name + ".xlsx")
    yindi("report", casebook, *arguments, "--output", book)
    again = os.path.join(folder, name + "-again.xlsx")
    yindi("report", casebook, *arguments, "--output", again)
    assert open(book, "rb").read() == open(again, "rb").read(), f"{name}: the same input gave other bytes"
    wrong_book = os.path.join(folder, name + "-wrong.xlsx")
    rewritten(book, wrong_book, with_wrong_numbers)
    return wrong_book


def check_recalculation(name, folder, least):
    book, wrong_book = os.path.join(folder, name + ".xlsx"), os.path.join(folder, name + "-wrong.xlsx")
    wrong, formulas = compared(cells(book), cells(recalculated(wrong_book, folder)))
    assert formulas >= least, f"{name}: only {formulas} formulas"
    assert not wrong, f"{name}: {len(wrong)} of {formulas} formulas differ\n" + "\n".join(wrong[:20])
    print(f"{name}: {formulas} formulas recalculated")


def with_another_weight(casebook, county, folder):
    """A workbook with 0.9 typed into its yellow cell."""
    book = os.path.join(folder, "what-if.xlsx")
    yindi("report", casebook, "--county", county, "--output", book)
    changed = os.path.join(folder, "what-if-changed.xlsx")
    names = list(cells(book))
    sheet = f"xl/worksheets/sheet{names.index('WhatIf') + 1}.xml"
    rewritten(book, changed,
              lambda name, text: re.sub(r'(<c r="B5"[^>]*><v>)[^<]*', r"\g<1>0.9", text) if name == sheet else text)
    return changed


def check_what_if(casebook, county, folder):
    """Another weight typed into the yellow cell gives the scores of `yindi rank` with these weights."""
    book, changed = os.path.join(folder, "what-if.xlsx"), os.path.join(folder, "what-if-changed.xlsx")
    now = cells(book)["WhatIf"]
    then = cells(recalculated(changed, folder))["WhatIf"]
    weights = {now[f"A{row}"][0]: (then[f"D{row}"][0], then[f"E{row}"][0]) for row in range(9, 200)
               if f"D{row}" in now and f"A{row}" in now and f"E{row}" in now and "." not in now[f"A{row}"][0]
               and now[f"A{row}"][0] != "Sum"}
    assert abs(sum(new for _, new in weights.values()) - 1) < 1e-9, weights
    ranked = json.loads(yindi("rank", casebook, "--county", county, "--format", "json"))["counties"][0]
    assert set(ranked["weights"]) == set(weights)
    moved = [leaf for leaf, (old, new) in weights.items() if abs(new - old) > 1e-6]
    assert moved, "nothing moved"
    scores = [then[f"J{row}"][0] for row in range(9, 60) if isinstance(then.get(f"J{row}", ("",))[0], float)]
    before = [then[f"H{row}"][0] for row in range(9, 60) if isinstance(then.get(f"H{row}", ("",))[0], float)]
    assert len(scores) == len(before) == len(ranked["ranking"]) and scores != before
    print("WhatIf moves with its yellow cell")


def check_hostile(folder):
    """Names that look like formulas, markup, or nothing a table can hold come out as words."""
    copy = os.path.join(folder, "hostile")
    shutil.copytree(os.path.join(SOURCE, "casebooks", "sichuan-plateau"), copy)
    hostile = "=cmd|'/c calc'!A1 <script>\"&\" \U0001F33E \u0627\u0644"
    path = os.path.join(copy, "industries.csv")
    lines = open(path, encoding="utf-8").read().split("\n")
    for at, line in enumerate(lines):
        if line.startswith("yak,"):
            fields = line.split(",")
            fields[1] = '"' + hostile.replace('"', '""') + '"'
            fields[2] = '"' + "+" + "牦" * 10000 + '"'
            lines[at] = ",".join(fields)
    open(path, "w", encoding="utf-8").write("\n".join(lines))
    for lang, name in (("en", hostile), ("zh", "+" + "牦" * 10000)):
        book = os.path.join(folder, f"hostile-{lang}.xlsx")
        yindi("report", copy, "--county", "513334", "--lang", lang, "--output", book)
        found = [formula for own in cells(book).values() for value, formula in own.values() if value == name]
        assert len(found) >= 3, "the hostile name is not intact"
        assert [f for f in found if not f], "the hostile name is a formula"
        with zipfile.ZipFile(book) as file:
            formulas = "".join(re.findall(r"<f[^>]*>([^<]*)</f>", "".join(
                file.read(n).decode() for n in file.namelist() if "worksheets/sheet" in n)))
        assert "calc'!A1" not in formulas and "牦" not in formulas, "a name stands in a formula"
    print("hostile names are words")


def main():
    if not shutil.which("soffice"):
        print("soffice is not here")
        sys.exit(77)
    plateau = os.path.join(SOURCE, "casebooks", "sichuan-plateau")
    hilly = os.path.join(SOURCE, "casebooks", "sichuan-hilly")
    books = [("county", plateau, ["--county", "513334"], 1000),
             ("chinese", plateau, ["--county", "513334", "--lang", "zh"], 1000),
             ("classic", plateau, ["--county", "513401", "--param", "weight_power=2"], 1000),
             ("sum", plateau, ["--county", "513401", "--method", "saw"], 1000),
             ("no-formula", plateau, ["--county", "513401", "--method", "vikor"], 300),
             ("whole", hilly, ["--lang", "zh"], 10000)]
    with tempfile.TemporaryDirectory() as folder:
        recalculate([with_another_weight(plateau, "513334", folder)] +
                    [with_wrong_values(name, casebook, arguments, folder) for name, casebook, arguments, _ in books],
                    folder)
        for name, _, _, least in books:
            check_recalculation(name, folder, least)
        check_what_if(plateau, "513334", folder)
        check_hostile(folder)


main()
