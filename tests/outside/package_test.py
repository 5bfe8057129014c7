#!/usr/bin/python3
"""package_test.py YINDI BUILD [DEB]: the Debian package in a fresh Debian of this machine's release without a compiler.

It is made of BUILD by cpack (or is DEB), judged by lintian where that is here, installed, used as an ordinary user (the
ranking is the one of YINDI), used once more beside a desktop's programs (window, F1, file type, manual pages,
completion), and purged after each: the same files are there as before it came. YINDI_BASE may name a folder that
debootstrap made, which is copied in place of being fetched; YINDI_KEEP a folder that gets what was written, to be looked
at. Exit 77 where root, debootstrap or the network is not here. It takes five minutes, most of them for fetching."""
import glob
import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import urllib.request

YINDI, BUILD = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
MIRROR = "http://deb.debian.org/debian"
BASE, KEEP = os.environ.get("YINDI_BASE"), os.environ.get("YINDI_KEEP")
SHIPPED = "/usr/share/yindi/casebooks"
PLATEAU = SHIPPED + "/sichuan-plateau"
HOME = "/home/official"
CASE = HOME + "/县案例"
# What the second half needs beside the package; it comes after the first, so that it hides no missing dependency.
TOOLS = ["xvfb", "xdotool", "man-db", "locales", "bash-completion", "xdg-utils", "shared-mime-info", "desktop-file-utils",
         "appstream", "libglib2.0-bin", "poppler-utils"]
# What dpkg, apt and the programs above keep for themselves.
OWN_BOOKS = ("dev", "proc", "sys", "tmp", "root", "home", "run", "var/log", "var/cache", "var/lib/apt", "var/lib/dpkg")


class Wrong(Exception):
    pass


def demand(fine, what):
    if not fine:
        raise Wrong(what)


def skip(reason):
    print("skipped: " + reason)
    sys.exit(77)


def run(*command, told=None, **settings):
    done = subprocess.run(command, capture_output=True, text=True, **settings)
    demand(done.returncode == 0,
           "%s: status %d\n%s" % (" ".join(told or command)[:300], done.returncode, (done.stdout + done.stderr)[-2000:]))
    return done.stdout


class Debian:
    """A folder with a fresh Debian. Each command has mounts and processes of its own, so none outlives it."""

    def __init__(self, folder, codename):
        self.root = os.path.join(folder, "root")
        if BASE:
            run("cp", "-a", BASE, self.root)
        else:
            run("debootstrap", "--variant=minbase", codename, self.root, MIRROR)
        self.super("apt-get", "-q", "update")
        self.super("useradd", "--create-home", "--shell", "/bin/bash", "official")

    def inside(self, user, command, **variables):
        mounts = ('mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && mount -t tmpfs tmpfs "$0/run" && '
                  'exec chroot --userspec="$1" "$0" /usr/bin/env -i "${@:2}"')
        home = "/root" if user == "root:root" else HOME
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LANG": "C.UTF-8", **variables}
        return run("unshare", "--mount", "--pid", "--fork", "--kill-child", "bash", "-c", mounts, self.root, user,
                   *["%s=%s" % one for one in environment.items()], *command, told=command, timeout=1500)

    def super(self, *command):
        return self.inside("root:root", command, DEBIAN_FRONTEND="noninteractive")

    def user(self, *command, **variables):
        return self.inside("official:official", command, **variables)

    def script(self, text, **variables):
        return self.user("bash", "-euc", text, **variables)

    def install(self, *packages):
        return self.super("apt-get", "-q", "-y", "-o", "Dpkg::Use-Pty=0", "install", "--no-install-recommends", *packages)

    def path(self, inner):
        return self.root + inner

    def files(self):
        """Every path with what it is; of a file the hash, but not of big ones, which only dpkg writes."""
        found = {}
        for folder, folders, files in os.walk(self.root):
            inner = os.path.relpath(folder, self.root)
            folders[:] = [one for one in folders if os.path.normpath(os.path.join(inner, one)) not in OWN_BOOKS]
            for name in folders + files:
                file, about = os.path.join(folder, name), os.lstat(os.path.join(folder, name))
                said = [oct(about.st_mode), about.st_uid, about.st_gid]
                if stat.S_ISREG(about.st_mode):
                    said.append(about.st_size)
                    if about.st_size < 1 << 20:
                        with open(file, "rb") as opened:
                            said.append(hashlib.sha1(opened.read()).hexdigest())
                found[os.path.relpath(file, self.root)] = said
        return found


def compare(before, after):
    left = sorted(set(after) - set(before))
    gone = sorted(set(before) - set(after))
    changed = sorted(one for one in before if one in after and before[one] != after[one])
    demand(not (left or gone or changed), "after purging: left %s, gone %s, changed %s" % (left[:9], gone[:9], changed[:9]))


def make_package(folder):
    done = subprocess.run(["cpack", "--config", "CPackConfig.cmake", "-B", folder], cwd=BUILD, capture_output=True, text=True)
    found = glob.glob(os.path.join(folder, "yindi_*.deb"))
    demand(done.returncode == 0 and found, "the package cannot be made; the targets manual_pages and manual come first:\n" +
           (done.stdout + done.stderr)[-1500:])
    return found[0]


def lint(package):
    if not shutil.which("lintian"):
        print("lintian is not here: the package is not judged by it", flush=True)
        return
    # As root it says so, in a line that is no finding.
    done = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning", package], capture_output=True, text=True)
    demand(done.returncode == 0, "lintian:\n" + done.stdout + done.stderr)


def ranked(text):
    return json.loads(text)["counties"]


def use(debian, package):
    """As an official does who has nothing but the package."""
    for compiler in ("cc", "gcc", "g++", "c++", "clang"):
        demand(not glob.glob(debian.path("/usr/bin/%s*" % re.escape(compiler))), "there is a compiler: " + compiler)
    version = run("dpkg-deb", "--field", package, "Version").strip()
    for program in ("yindi", "yindi-gui"):
        said = debian.user(program, "--version")
        demand(re.search(r"\b%s\b" % re.escape(version), said), "%s --version says %s" % (program, said))
    books = sorted(os.path.dirname(one)[len(debian.root):] for one in glob.glob(debian.path(SHIPPED) + "/*/casebook.toml"))
    demand(PLATEAU in books and len(books) >= 3, "shipped casebooks: %s" % books)
    for book in books:
        debian.user("yindi", "check", book)
    demand(ranked(debian.user("yindi", "rank", PLATEAU, "--format", "json")) ==
           ranked(run(YINDI, "rank", debian.path(PLATEAU), "--format", "json")), "the ranking is not the one of the build")
    debian.user("yindi", "verify")
    debian.user("cp", "-r", PLATEAU, CASE)
    for lang in ("en", "zh"):
        for ending in ("html", "pdf"):
            debian.user("yindi", "report", CASE, "--county", "513334", "--lang", lang, "--output", "%s/county-%s.%s" %
                        (HOME, lang, ending))
        debian.user("yindi-gui", CASE, "--lang", lang, "--size", "1600x1000", "--screenshot", "%s/window-%s.png" % (HOME, lang))
    debian.user("yindi", "report", CASE, "--lang", "zh", "--output", HOME + "/case-zh.html")
    debian.user("yindi", "report", CASE, "--verify", HOME + "/county-zh.html")


def pictures(debian):
    """Chinese has its glyphs: each typeface is carried in the document, and what is drawn can be read back."""
    rows = [row.split() for row in debian.user("pdffonts", HOME + "/county-zh.pdf").splitlines()[2:]]
    demand(rows and all(re.search("Noto(Sans|Serif)CJK", row[0]) and row[-5] == "yes" for row in rows), "typefaces of the PDF: %s" % rows)
    text = re.sub(r"\s", "", debian.user("pdftotext", HOME + "/county-zh.pdf", "-"))
    demand("理塘县" in text and len(re.findall("[\u4e00-\u9fff]", text)) > 500, "the PDF reads as " + text[:200])
    for lang in ("en", "zh"):
        with open(debian.path("%s/window-%s.png" % (HOME, lang)), "rb") as file:
            head = file.read(24)
            size = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
            demand(head[1:4] == b"PNG" and size == (1600, 1000), "no picture of a window: %s" % (size,))
            demand(len(file.read()) > 30000, "the picture of the window is as good as empty")


def manual(debian):
    """Every page and picture that the manual names is there, and nothing comes from elsewhere."""
    pages = glob.glob(debian.path("/usr/share/yindi/manual/*/*.html"))
    demand(len(pages) >= 18, "the manual has %d pages" % len(pages))
    for page in pages:
        with open(page, encoding="utf-8") as file:
            text = file.read()
        for tag, target in re.findall(r'<(a|link|img|script)\b[^>]*?\b(?:href|src)="([^"#]+)', text):
            elsewhere = re.match(r"[a-z]+:", target)
            demand(tag == "a" or not elsewhere, "%s loads %s" % (page, target))
            demand(elsewhere or os.path.exists(os.path.join(os.path.dirname(page), target)), "%s: no %s" % (page, target))


def desktop(debian):
    """The entry, the file type, what a double click does, the manual pages, the completion."""
    debian.user("desktop-file-validate", "/usr/share/applications/yindi.desktop")
    debian.user("appstreamcli", "validate", "--no-net", *[one[len(debian.root):] for one in
                glob.glob(debian.path("/usr/share/metainfo/*yindi*.xml"))])
    kind = debian.user("gio", "info", "-a", "standard::content-type", CASE + "/casebook.toml")
    demand("application/x-yindi-casebook" in kind, "the type of casebook.toml is " + kind)
    demand("yindi.desktop" in debian.user("gio", "mime", "application/x-yindi-casebook"), "nothing opens a casebook")
    for page in ("yindi", "yindi-gui"):
        english = debian.user("man", page, LANG="C.UTF-8", MANWIDTH="100")
        chinese = debian.user("man", page, LANG="zh_CN.UTF-8", MANWIDTH="100")
        demand("SYNOPSIS" in english and "--lang" in english, "man %s: %s" % (page, english[:300]))
        demand("概要" in chinese and "--lang" in chinese, "man %s in Chinese: %s" % (page, chinese[:300]))
    complete = """. /usr/share/bash-completion/bash_completion
{ declare -F _comp_load >/dev/null && _comp_load yindi; } || _completion_loader yindi || [ $? = 124 ]
complete -p yindi >&2
COMP_WORDS=(yindi %s) COMP_CWORD=%d
_yindi
echo "${COMPREPLY[@]}" """
    demand("rank" in debian.user("bash", "-c", complete % ("ra", 1)).split(), "ra is not completed")
    demand("--county" in debian.user("bash", "-c", complete % ("rank --cou", 2)).split(), "rank --cou is not completed")


WINDOW = """exec 3<>/tmp/display; : >/tmp/display
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>&1 &
for i in $(seq 300); do number=$(cat /tmp/display); [ -z "$number" ] || break; sleep .1; done
export DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1 XDG_RUNTIME_DIR=$HOME BROWSER=$HOME/browser
printf '#!/bin/sh\\necho "$1" >>"$HOME/shown"\\n' >$HOME/browser; chmod +x $HOME/browser
class=$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/yindi.desktop)
gio launch /usr/share/applications/yindi.desktop "$0/casebook.toml" & # what a double click does
for i in $(seq 600); do
  window=$(xdotool search --onlyvisible --class "^$class\$" | tail -n 1)
  [ -z "$window" ] || break
  sleep .1
done
xdotool mousemove 800 500
for i in $(seq 30); do [ ! -s $HOME/shown ] || break; xdotool key F1; sleep 3; done
cat $HOME/shown
xdotool key ctrl+q
for i in $(seq 300); do xdotool getwindowpid $window >/dev/null 2>&1 || { echo closed; break; }; sleep .1; done
"""


def window(debian):
    said = debian.user("bash", "-c", WINDOW, CASE)
    demand(re.search(r"/usr/share/yindi/manual/en/index\.html", said), "F1 shows no manual: " + said)
    demand(said.rstrip().endswith("closed"), "the window does not close: " + said)


def stay(debian, package, parts):
    """Comes, is used, goes: nothing else came with it, and nothing of it is left."""
    before = debian.files()
    said = debian.install("/tmp/yindi.deb")
    demand(" 1 newly installed" in said, "more than the package came:\n" + said)
    for part, arguments in parts:
        part(debian, *arguments)
        print("%s: fine" % part.__name__, flush=True)
    debian.super("dpkg", "--purge", "yindi")
    compare(before, debian.files())
    demand(not glob.glob(debian.path("/var/lib/dpkg/info/yindi*")), "dpkg still knows scripts of it")
    print("purged: nothing left", flush=True)


def keep(debian):
    os.makedirs(KEEP, exist_ok=True)
    for file in glob.glob(debian.path(HOME) + "/*.*"):
        shutil.copy(file, KEEP)


def main():
    if os.geteuid() != 0:
        skip("only root can make a fresh Debian")
    for program in ("debootstrap", "unshare", "chroot", "dpkg-deb", "cpack"):
        if not shutil.which(program) and not (program == "debootstrap" and BASE):
            skip("%s is not here" % program)
    codename = dict(line.strip().split("=", 1) for line in open("/etc/os-release") if "=" in line).get("VERSION_CODENAME", "")
    if subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True).returncode:
        skip("mounts of one's own are not allowed here")
    try:
        urllib.request.urlopen("%s/dists/%s/Release" % (MIRROR, codename), timeout=30).close()
    except OSError as error:
        skip("%s has no %s for us: %s" % (MIRROR, codename, error))
    folder = tempfile.mkdtemp(prefix="yindi-package-", dir="/var/tmp")
    try:
        package = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else make_package(os.path.join(folder, "made"))
        lint(package)
        debian = Debian(folder, codename)
        shutil.copy(package, debian.path("/tmp/yindi.deb"))
        debian.super("apt-get", "-q", "-y", "-o", "Dpkg::Use-Pty=0", "satisfy", "--no-install-recommends",
                     run("dpkg-deb", "--field", package, "Depends").strip())
        stay(debian, package, [(use, [package]), (manual, [])])
        debian.install(*TOOLS)
        debian.super("localedef", "-i", "zh_CN", "-f", "UTF-8", "zh_CN.UTF-8")
        stay(debian, package, [(pictures, []), (desktop, []), (window, [])])
        if KEEP:
            keep(debian)
    except Wrong as wrong:
        print(wrong)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


sys.exit(main())
