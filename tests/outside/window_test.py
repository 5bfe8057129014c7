#!/usr/bin/python3
"""window_test.py WINDOW YINDI SOURCE [KILLS [SEED]]: the real window under an X server of its own, driven by keys and
pointer. One part makes a case from nothing, pastes numbers, changes a judgement, sees the ranking change, undoes,
exports and closes; one changes a table on disk meanwhile; one kills the window (SIGKILL) at random moments of an edit
script, after which at most the last 5 s of edits may be missing; one kills it while it serves a round to phones, after
which no acknowledged ballot may be missing. Pixels are not read: what the window did is in the
files it wrote. Exit 77 where a program that this needs is not here."""
import csv
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

WINDOW, YINDI, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
KILLS = int(sys.argv[4]) if len(sys.argv) > 4 else 6
SEED = int(sys.argv[5]) if len(sys.argv) > 5 else 19
MAY_MISS = 5.0  # seconds of edits
QUIET = {"capture_output": True, "text": True}


class Wrong(Exception):
    pass


def demand(fine, what):
    if not fine:
        raise Wrong(what)


def until(condition, seconds, what):
    end = time.time() + seconds
    while not condition():
        demand(time.time() < end, "after %d s: %s" % (seconds, what))
        time.sleep(0.05)


class Display:
    """An X server of its own on a number that nobody uses."""

    def __init__(self):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = ":" + told.readline().strip()
        demand(self.name != ":", "Xvfb did not start")

    def end(self):
        self.process.terminate()
        self.process.wait()


class Window:
    """The program with a home of its own. Its window is as large as the screen."""

    def __init__(self, display, home, *arguments):
        self.environment = dict(os.environ, DISPLAY=display.name, HOME=home, LIBGL_ALWAYS_SOFTWARE="1", LANG="C.UTF-8",
                                XDG_RUNTIME_DIR=home)
        for name in ("CONFIG", "STATE", "DATA", "CACHE"):
            self.environment["XDG_%s_HOME" % name] = os.path.join(home, name.lower())
        os.makedirs(home, exist_ok=True)
        self.log = open(os.path.join(home, "window.log"), "a+", encoding="utf-8")
        self.process = subprocess.Popen([WINDOW, "--lang", "en", "--size", "1600x1000", *arguments],
                                        env=self.environment, stdout=self.log, stderr=self.log, cwd=home)
        until(lambda: self.alive() and self.tool("search", "--onlyvisible", "--pid", str(self.process.pid)).stdout, 30,
              "no window")
        self.tool("mousemove", "1500", "700")
        self.settle()

    def alive(self):
        if self.process.poll() is not None:
            self.log.seek(0)
            raise Wrong("the window ended by itself with %d: %s" % (self.process.returncode, self.log.read()[-600:]))
        return True

    def tool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, **QUIET)

    def busy(self):
        """Whether a thread runs or wants to."""
        folder = "/proc/%d/task" % self.process.pid
        for thread in os.listdir(folder):
            try:
                with open(os.path.join(folder, thread, "stat")) as stat:
                    if stat.read().rsplit(")", 1)[1].split()[0] in "RD":
                        return True
            except OSError:
                pass  # it has ended
        return False

    def settle(self, quiet=8, most=3.0):
        """Until nothing runs in it for a while: it has drawn what the last key did. A window with a caret never rests."""
        end, still = time.time() + most, 0
        while still < quiet and time.time() < end and self.alive():
            still = 0 if self.busy() else still + 1
            time.sleep(0.025)

    def press(self, *keys):
        for key in keys:
            self.tool("key", key)
            self.settle()

    def type(self, text):
        # The first letter may be what opens the field.
        self.tool("type", text[0])
        time.sleep(0.4)
        self.tool("type", "--delay", "40", text[1:])
        self.settle(most=0.6)

    def click(self, x, y):
        self.tool("mousemove", str(x), str(y))
        time.sleep(0.15)
        self.tool("mousedown", "1")
        time.sleep(0.15)
        self.tool("mouseup", "1")
        self.settle()

    def paste(self, text):
        program = ["xclip", "-selection", "clipboard", "-in"] if shutil.which("xclip") else ["xsel", "-b", "-i"]
        subprocess.run(program, input=text.encode(), env=self.environment, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        self.press("ctrl+v")

    def run(self, action):
        """By the palette, under its English name."""
        self.press("ctrl+p")
        self.type(action)
        self.press("Return")

    def close(self):
        self.tool("key", "ctrl+q")
        try:
            code = self.process.wait(20)
        except subprocess.TimeoutExpired:
            raise Wrong("it does not close") from None
        demand(code == 0, "closing gave %s" % code)

    def kill(self):
        self.process.kill()
        self.process.wait()


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ranking(book):
    done = subprocess.run([YINDI, "rank", book, "--format", "json"], **QUIET)
    demand(done.returncode == 0, "rank: " + done.stderr)
    return json.loads(done.stdout)


def check(book):
    done = subprocess.run([YINDI, "check", book], **QUIET)
    demand(done.returncode == 0, "check: " + done.stdout + done.stderr)


COUNTIES = ["511921", "511923", "511922"]
# elev_seat_m, land_low_m, land_mid_m, land_high_m, relief10_m, rdls, t_ann_c, t_ann_se_c in the order of the table.
NUMBERS = {"511921": ["401", "391", "806", "1186", "459", "1.75", "16.7", "0.5"],
           "511922": ["571", "491", "931", "1566", "431", "1.91", "16.1", "0.3"],
           "511923": ["371", "351", "526", "741", "191", "0.91", "16.6", "0.6"]}


def whole_way(display, folder):
    home = os.path.join(folder, "home")
    window = Window(display, home)
    try:
        window.press("ctrl+n")
        window.click(460, 290)  # the third shipped region: the hills of north-east Sichuan
        window.press("ctrl+Return")
        window.paste("通江县\n平昌县\n南江县\n")
        window.press("ctrl+Return")
        for row in (0, 1, 2, 3, 8):
            window.click(345, 243 + 31 * row)
        window.press("ctrl+Return", "ctrl+Return", "ctrl+Return", "ctrl+Return")  # weights, question, summary, made
        book = os.path.join(home, "industries-for-tongjiang-pingchang-and-nanjiang")
        until(lambda: os.path.exists(os.path.join(book, "casebook.toml")), 20, "no new case")
        window.settle()
        made = ranking(book)
        demand(sorted(c["id"] for c in made["counties"]) == sorted(COUNTIES),
               "counties: %s" % [c["id"] for c in made["counties"]])
        for county in made["counties"]:
            found = len(county["ranking"]) + len(county.get("excluded", []))
            demand(found == 5, "%s: %d industries" % (county["id"], found))

        window.press("ctrl+4")
        ids = [row["id"] for row in table(os.path.join(book, "counties.csv"))][:3]
        demand(sorted(ids) == sorted(COUNTIES), "the first rows are %s" % ids)
        window.paste("".join("\t".join(NUMBERS[i]) + "\n" for i in ids))
        window.press("ctrl+s")
        columns = ["elev_seat_m", "land_low_m", "land_mid_m", "land_high_m", "relief10_m", "rdls", "t_ann_c",
                   "t_ann_se_c"]
        for row in table(os.path.join(book, "counties.csv"))[:3]:
            now = [row[column] for column in columns]
            demand(now == NUMBERS[row["id"]], "pasted: %s has %s" % (row["id"], now))
        pasted = ranking(book)
        demand(pasted["counties"] != made["counties"], "the pasted numbers change nothing")

        window.press("ctrl+3", "1", "ctrl+s")
        judged = ranking(book)
        demand(judged["counties"] != pasted["counties"], "the judgement changes nothing")
        window.press("ctrl+z", "ctrl+s")
        demand(ranking(book)["counties"] == pasted["counties"], "undone, the ranking is another one")

        window.press("ctrl+9")
        document = os.path.join(home, "industries-for-tongjiang-pingchang-and-nanjiang-%s-en.pdf")
        written = lambda: [i for i in COUNTIES if os.path.exists(document % i)]
        end = time.time() + 30
        while not written() and time.time() < end:
            window.press("ctrl+e")  # the document is being worked out at first
            time.sleep(0.3)
        demand(written(), "no document")
        with open(document % written()[0], "rb") as file:
            demand(file.read(5) == b"%PDF-", "the document is no PDF")
        window.close()
        check(book)
    finally:
        window.kill()


def minimal(folder):
    book = os.path.join(folder, "book")
    shutil.copytree(os.path.join(SOURCE, "tests/data/minimal"), book)
    return book


def cell(book, row, column):
    return table(os.path.join(book, "counties.csv"))[row][column]


def changed_on_disk(display, folder):
    """Another program writes a table while nothing is unsaved here: it is read again by itself, at least never undone."""
    book = minimal(folder)
    window = Window(display, os.path.join(folder, "home"), book, "--page", "conditions")
    try:
        path = os.path.join(book, "counties.csv")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        demand(",395," in text, "the sample is another one")
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(text.replace(",395,", ",777,"))
        os.replace(path + ".new", path)
        time.sleep(4)
        window.settle()
        window.press("ctrl+Home", "Down")
        window.press("7", "Return", "ctrl+s")
        time.sleep(1)
        demand(cell(book, 0, "elev_seat_m") == "777", "the other's number was overwritten: %s" % cell(book, 0, "elev_seat_m"))
        if cell(book, 1, "elev_seat_m") != "7":
            print("remark: this window does not read a changed table again by itself; it did not overwrite it")
        check(book)
    finally:
        window.kill()


ANSWERS = {**{str(n): str(n) for n in range(1, 10)}, **{"shift+%d" % n: "1/%d" % n for n in range(2, 10)}}


def judgement(book):
    """The first pair's answer, which is the one that the Weights page asks about at first."""
    with open(os.path.join(book, "casebook.toml"), encoding="utf-8") as file:
        return re.search(r'^value = "(.*)"', file.read(), re.M).group(1)


class Script:
    """Answers to one question, undone and redone; what it is after each of them, and when the key was sent."""

    def __init__(self, numbers, first):
        self.numbers, self.keys = numbers, []
        self.begin(first)

    def begin(self, value):
        self.states, self.at, self.log = [value], 0, [(0.0, value)]

    def next_key(self):
        """Each of the answers once before one comes again, so that an answer tells when it was given."""
        if not self.keys:
            self.keys = self.numbers.sample(sorted(ANSWERS), len(ANSWERS))
        key = self.keys.pop()
        return key if ANSWERS[key] != self.states[self.at] else self.next_key()

    def step(self, window):
        what = self.numbers.choices(["edit", "undo", "redo", "save"], [8, 3, 2, 1])[0]
        if what == "undo" and self.at > 0:
            self.at -= 1
            key = "ctrl+z"
        elif what == "redo" and self.at + 1 < len(self.states):
            self.at += 1
            key = "ctrl+y"
        elif what == "save":
            window.tool("key", "ctrl+s")
            return
        else:
            key = self.next_key()
            self.states[self.at + 1:] = [ANSWERS[key]]
            self.at += 1
        self.log.append((time.time(), self.states[self.at]))
        window.tool("key", key)

    def allowed(self, killed):
        """What may be there: the state of 5 s before the kill and every later one."""
        old = [i for i, (when, _) in enumerate(self.log) if when <= killed - MAY_MISS]
        return [value for _, value in self.log[old[-1]:]]


def kills(display, folder, times):
    numbers = random.Random(SEED)
    book, home = minimal(folder), os.path.join(folder, "home")
    kept = os.path.join(folder, ".book.unsaved")
    recovered, whole, most = 0, 0, 0.0
    window = Window(display, home, book, "--page", "weights")
    try:
        # Once without a kill: the script and the window mean the same.
        script = Script(numbers, judgement(book))
        for _ in range(8):
            script.step(window)
            window.settle()
        window.press("ctrl+s")
        demand(judgement(book) == script.states[script.at],
               "before any kill: %s instead of %s" % (judgement(book), script.log))
        for k in range(times):
            end = time.time() + numbers.uniform(0.1, 9)
            while time.time() < end:
                script.step(window)
                time.sleep(max(0.0, min(numbers.uniform(0.1, 0.6), end - time.time())))
            window.kill()
            killed = time.time()
            check(book)
            found = os.path.exists(kept)
            window = Window(display, home, book, "--page", "weights")
            if found:
                recovered += 1
                window.press("Return")  # go on with them
                window.press("ctrl+s")
            value, allowed = judgement(book), script.allowed(killed)
            demand(value in allowed, "kill %d: %s is there, sent were %s" %
                   (k, value, [(round(when - killed, 2), state) for when, state in script.log[-12:]]))
            missing = [when for when, _ in script.log[1 + max(i for i, one in enumerate(script.log) if one[1] == value):]]
            most = max([most] + [killed - when for when in missing])
            whole += not missing
            check(book)
            script.begin(value)
            if os.environ.get("YINDI_TELLS"):
                print("kill %d: kept %s, missing %d" % (k, found, len(missing)), flush=True)
        window.close()
    finally:
        window.kill()
    print("%d kills, %d with unsaved work recovered, %d with nothing missing; the oldest missing edit was %.1f s old" %
          (times, recovered, whole, most))


PHONES = 4


def serve(book):
    """A room without window: it makes the links, and they stay good for the next room of this round."""
    room = subprocess.Popen([YINDI, "serve", book, "--round", "1", "--links", "--seats", str(PHONES)],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    links = []
    while len(links) < PHONES:
        line = room.stdout.readline()
        demand(line, "the room did not open")
        if "\thttp" in line:
            links.append(re.search(r"http://([^/]+)/\?t=(.*)", line.strip()).groups())
    return room, links


def stop(room):
    room.stdin.write("stop\n")
    room.stdin.flush()
    room.wait(timeout=20)


def post(connection, path, body):
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    return json.loads(connection.getresponse().read())


class Phone(threading.Thread):
    """Sends its ballot again and again, each time with the next serial, until the room is gone."""

    def __init__(self, host, token, start):
        super().__init__()
        self.host, self.token, self.sent, self.acknowledged = host, token, start, start

    def run(self):
        try:
            connection = http.client.HTTPConnection(self.host, timeout=10)
            opened = post(connection, "/api/open", {"token": self.token})
            while True:
                self.sent += 1
                answer = post(connection, "/api/ballot", {
                    "token": self.token, "set": opened["paper"]["set"], "serial": self.sent, "done": True,
                    "answers": {"0": {"v": "3", "c": str(self.sent)}}})
                if answer.get("serial") == self.sent:
                    self.acknowledged = self.sent
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            pass  # the window was killed


def listening_port(process):
    """The port on which a program listens, of the system's tables."""
    held = set()
    for number in os.listdir("/proc/%d/fd" % process):
        try:
            held.add(os.readlink("/proc/%d/fd/%s" % (process, number)))
        except OSError:
            pass
    for line in open("/proc/net/tcp"):
        words = line.split()
        if words[3] == "0A" and "socket:[%s]" % words[9] in held:
            return int(words[1].split(":")[1], 16)
    return None


def served_by_the_window(display, folder, times):
    """The window serves a round and is killed while phones answer: what was acknowledged is there afterwards."""
    numbers, book = random.Random(SEED), minimal(folder)
    shutil.rmtree(os.path.join(book, "rounds"))
    subprocess.run([YINDI, "round", book, "--open", "--naming", "pseudonymous"], check=True, **QUIET)
    room, links = serve(book)
    stop(room)
    states, acknowledged = {}, 0
    for k in range(times):
        window = Window(display, os.path.join(folder, "home"), book, "--page", "workshop", "--view", "round")
        try:
            window.click(737, 480)  # "Turn it on"
            until(lambda: window.alive() and listening_port(window.process.pid), 10, "the window does not serve")
            host = "127.0.0.1:%d" % listening_port(window.process.pid)
            phones = [Phone(host, token, states.get(token, 0)) for _, token in links]
            for phone in phones:
                phone.start()
            time.sleep(numbers.uniform(0.1, 1.5))
        finally:
            window.kill()
        for phone in phones:
            phone.join()
        room, again = serve(book)
        for phone in phones:
            before = states.get(phone.token, 0)
            ballot = post(http.client.HTTPConnection(again[0][0], timeout=10), "/api/open",
                          {"token": phone.token})["ballot"]
            acknowledged += phone.acknowledged - before
            states[phone.token] = ballot["serial"]
            demand(phone.acknowledged <= ballot["serial"] <= phone.sent, "kill %d: acknowledged %d, sent %d, there %d" %
                   (k, phone.acknowledged, phone.sent, ballot["serial"]))
        stop(room)
    demand(acknowledged > 0, "no ballot was acknowledged by the window")
    print("%d kills of a serving window, %d ballots acknowledged, none lost" % (times, acknowledged))


def main():
    for program in ("Xvfb", "xdotool"):
        if not shutil.which(program):
            print("skipped: %s is not here" % program)
            return 77
    if not shutil.which("xclip") and not shutil.which("xsel"):
        print("skipped: neither xclip nor xsel is here")
        return 77
    folder, display, bad = tempfile.mkdtemp(prefix="yindi-window-"), Display(), 0
    try:
        for name, part in (("whole way", lambda at: whole_way(display, at)),
                           ("changed on disk", lambda at: changed_on_disk(display, at)),
                           ("kills", lambda at: kills(display, at, KILLS)),
                           ("serving", lambda at: served_by_the_window(display, at, max(1, KILLS // 4)))):
            if os.environ.get("ONLY_PART", name) != name:
                continue
            at, begun = os.path.join(folder, name.replace(" ", "-")), time.time()
            os.makedirs(at)
            try:
                part(at)
                print("%s: fine, %.0f s" % (name, time.time() - begun), flush=True)
            except Wrong as wrong:
                bad += 1
                print("%s (seed %d): %s" % (name, SEED, wrong), flush=True)
    finally:
        display.end()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if bad else 0


sys.exit(main())
