#!/usr/bin/env python3
"""docx_test.py YINDI SOURCE: LibreOffice reads the office's documents without loss.

Each is converted to text and to PDF: every piece of text of the document stands in what LibreOffice makes of it, in its
order; a notice is one page; pictures carry alternative texts; table heads repeat; styles and numbering are there.
77 where soffice or pdfinfo is not here.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

YINDI, SOURCE = sys.argv[1], sys.argv[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def report(casebook, file, *arguments):
    done = subprocess.run([YINDI, "report", casebook, *arguments, "--output", file], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"yindi report {' '.join(arguments)}: {done.returncode}\n{done.stderr}")


def convert(files, kind, folder):
    """All at once: the office takes longer to start than to read."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
                    "--outdir", folder, *files], check=True, capture_output=True, timeout=200)


def without_blanks(text):
    return re.sub(r"\s", "", text)


def written(name, casebook, arguments, folder):
    file, again = os.path.join(folder, name + ".docx"), os.path.join(folder, name + "-again.docx")
    report(casebook, file, *arguments)
    report(casebook, again, *arguments)
    assert open(file, "rb").read() == open(again, "rb").read(), f"{name}: the same input gave other bytes"
    return file


def check(name, folder, most_pages):
    file = os.path.join(folder, name + ".docx")
    with zipfile.ZipFile(file) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
        styles = package.read("word/styles.xml").decode()
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(part))
    used = {style.get(W + "val") for style in root.iter(W + "pStyle")}
    for style in used:
        assert f'w:styleId="{style}"' in styles, f"{name}: no style {style}"
    assert any(True for _ in root.iter(W + "numPr")), f"{name}: nothing is numbered"
    for table in root.iter(W + "tbl"):
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        if borders is not None and borders.find(W + "insideV") is None:
            assert table.find(f".//{W}tblHeader") is not None, f"{name}: a table's head does not repeat"
    for picture in root.iter(PICTURE):
        assert picture.get("descr"), f"{name}: a picture without words"
    text = without_blanks(open(os.path.join(folder, name + ".txt"), encoding="utf-8-sig").read())
    at = 0
    for piece in root.iter(W + "t"):
        wanted = without_blanks(piece.text or "")
        found = text.find(wanted, at)
        assert found >= 0, f"{name}: lost {piece.text!r}"
        at = found + len(wanted)
    info = subprocess.run(["pdfinfo", os.path.join(folder, name + ".pdf")], capture_output=True, text=True).stdout
    pages = int(re.search(r"Pages:\s+(\d+)", info)[1])
    assert pages <= most_pages, f"{name}: {pages} pages"
    print(f"{name}: {pages} pages, nothing lost")


def main():
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        print("soffice or pdfinfo is not here")
        sys.exit(77)
    plateau = os.path.join(SOURCE, "casebooks", "sichuan-plateau")
    documents = []
    for lang in ("en", "zh"):
        county = ["--county", "513334", "--lang", lang]
        documents += [(f"county-{lang}", county, 2), (f"notice-{lang}", [*county, "--shape", "notice"], 1),
                      (f"whole-{lang}", ["--lang", lang], 8)]
    with tempfile.TemporaryDirectory() as folder:
        files = [written(name, plateau, arguments, folder) for name, arguments, _ in documents]
        convert(files, "txt:Text (encoded):UTF8", folder)
        convert(files, "pdf", folder)
        for name, _, most_pages in documents:
            check(name, folder, most_pages)


main()
