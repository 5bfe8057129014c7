#!/usr/bin/python3
"""windows_test.py YINDI SOURCE [FOLDER]: the programs for Windows (`./start windows`), by Wine, beside YINDI of this
machine: the same bytes for the same casebook in a folder with a Chinese name, documents of each kind, two programs at
once on one round, and the window's picture. FOLDER is what was made, SOURCE/build/windows/yindi-windows-x86_64 if not
given. Exit 77 where there is no such folder or no Wine; the window is left out where no Xvfb is."""
import os
import shutil
import subprocess
import sys
import tempfile

YINDI, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
FOLDER = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else SOURCE + "/build/windows/yindi-windows-x86_64"
WINE = SOURCE + "/packaging/windows/wine"
wrong = 0


def skip(reason):
    print("skipped: " + reason)
    sys.exit(77)


def demand(fine, what):
    global wrong
    if not fine:
        wrong += 1
        print("wrong: " + what)


def here(*command, **settings):
    return subprocess.run([YINDI, *command], capture_output=True, timeout=200, **settings)


def there(*command, program="yindi", **settings):
    return subprocess.run([WINE, "%s/%s.exe" % (FOLDER, program), *command], capture_output=True, timeout=200, **settings)


def same(folder, *command):
    ours, theirs = here(*command, cwd=folder), there(*command, cwd=folder)
    demand((ours.returncode, ours.stdout) == (theirs.returncode, theirs.stdout),
           "%s: status %d and %d, %d and %d bytes\n%s" % (" ".join(command), ours.returncode, theirs.returncode,
                                                         len(ours.stdout), len(theirs.stdout), theirs.stderr[-500:]))


def numbers(folder):
    for case in ("张伟 的县", "小"):
        for command in (["rank"], ["robust", "--draws", "1000"], ["region", "--plan"], ["weigh", "--by", "entropy"]):
            same(folder, command[0], case, *command[1:], "--format", "json")
        same(folder, "check", case, "--lang", "zh")
        same(folder, "rank", case, "--lang", "zh")
    same(folder, "verify", SOURCE + "/casebooks/textbook")
    same(folder, "rank", "没有")  # no such folder, told with its name


def documents(folder):
    """Bytes of text are the same; of those that carry a typeface or a time, what they begin with."""
    for ending, begin in (("html", b"<!DOCTYPE"), ("md", b"#"), ("pdf", b"%PDF-1"), ("docx", b"PK"), ("xlsx", b"PK")):
        name = "报告." + ending
        done = there("report", "小", "--output", name, "--lang", "zh", cwd=folder)
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            demand(False, "no %s: %s" % (name, done.stderr.decode()[-500:]))
            continue
        with open(path, "rb") as file:
            made = file.read()
        demand(made.startswith(begin), "%s begins with %r" % (name, made[:20]))
        if ending in ("html", "md"):
            here("report", "小", "--output", "ours." + ending, "--lang", "zh", cwd=folder)
            with open(os.path.join(folder, "ours." + ending), "rb") as file:
                demand(file.read() == made, name + " has other bytes")
    for name in ("报告.html", "报告.docx", "报告.xlsx"):
        demand(there("report", "小", "--verify", name, cwd=folder).returncode == 0, name + " does not verify")


def two_at_once(folder):
    """Each takes its own people's answers; nobody's is lost, and the journal holds."""
    shutil.copytree(SOURCE + "/tests/data/minimal", folder + "/会")
    shutil.rmtree(folder + "/会/rounds", ignore_errors=True)
    opened = there("round", "会", "--open", "--naming", "pseudonymous", "--who", "张伟", cwd=folder)
    demand(opened.returncode == 0, "no round: " + opened.stderr.decode())
    programs = []
    for name in ("甲", "乙"):
        with open("%s/%s.csv" % (folder, name), "w", encoding="utf-8") as table:
            table.write("who,nature:livelihood\n" + "".join("%s%d,%d\n" % (name, k, 1 + k % 9) for k in range(40)))
        programs.append(subprocess.Popen([WINE, FOLDER + "/yindi.exe", "round", "会", "--table", name + ".csv"],
                                         cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
    said = [program.communicate(timeout=200)[0].decode() for program in programs]
    demand([program.returncode for program in programs] == [0, 0], "two at once: " + "".join(said)[-800:])
    closed = there("round", "会", "--close", "--who", "张伟", cwd=folder)
    demand(closed.returncode == 0 and b"80" in closed.stdout, "closing: " + (closed.stdout + closed.stderr).decode())
    held = here("journal", "会", "--verify", cwd=folder)
    demand(held.returncode == 0, "the journal does not hold: " + (held.stdout + held.stderr).decode())


def window(folder):
    if not shutil.which("xvfb-run"):
        print("without the window: xvfb-run is not here")
        return
    done = subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", WINE, FOLDER + "/yindi-gui.exe", "--screenshot",
                           "窗.png", "--lang", "zh", "小"], cwd=folder, capture_output=True, timeout=200)
    path = folder + "/窗.png"
    made = os.path.exists(path) and open(path, "rb").read(4) == b"\x89PNG" and os.path.getsize(path) > 20000
    demand(done.returncode == 0 and made, "no picture of the window: %d %s" % (done.returncode, done.stderr[-500:]))


def main():
    if not os.path.exists(FOLDER + "/yindi.exe"):
        skip("no folder for Windows was made (./start windows)")
    if not shutil.which(subprocess.run([WINE, "--which"], capture_output=True, text=True).stdout.strip()):
        skip("Wine is not here (package wine64)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        os.environ.setdefault("YINDI_WINE", scratch + "/wine")
        shutil.copytree(SOURCE + "/casebooks/sichuan-plateau", scratch + "/张伟 的县")
        shutil.copytree(SOURCE + "/tests/data/minimal", scratch + "/小")
        for part in (numbers, documents, two_at_once, window):
            part(scratch)
    if wrong:
        sys.exit("%d wrong" % wrong)
    print("the same as here")


main()
