#!/usr/bin/python3
"""every_ballot_test.py YINDI SOURCE [TIMES]: a round with phones, ballot files and a survey table, among them late,
doubled, damaged, altered and foreign ones; server and command are killed (SIGKILL) at a random moment, again and again:
every acknowledged valid ballot counts exactly once, every other is listed with its reason."""
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

import hashlib

YINDI, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
TIMES = int(sys.argv[3]) if len(sys.argv) > 3 else 5
PHONES, PEOPLE = ["p1", "p2", "p3"], ["p1", "p2", "p3", "p5", "p6", "p7"]
QUIET = {"capture_output": True, "text": True}


def casebook(folder):
    book = os.path.join(folder, "book")
    shutil.copytree(os.path.join(SOURCE, "tests/data/minimal"), book)
    shutil.rmtree(os.path.join(book, "rounds"))
    path = os.path.join(book, "casebook.toml")
    text = open(path, encoding="utf-8").read()
    text = re.sub(r"\[\[participant\]\]\n(?:.+\n)+\n?", "", text)
    text = re.sub(r"(?:# a over b.*\n)?\[\[judgement\]\]\n(?:.+\n)+\n?", "", text)
    people = "".join('[[participant]]\nid = "%s"\nname = "Person %s"\n\n' % (p, p) for p in PEOPLE)
    open(path, "w", encoding="utf-8").write(text.replace("[weighting]", people + "[weighting]"))
    return book


def ballot(who, value, number=1):
    return ('format = 1\nround = %d\nparticipant = "%s"\n\n[[judgement]]\nnode = "goal"\na = "nature"\nb = "livelihood"\n'
            'value = "%s"\n' % (number, who, value))


def incoming(folder):
    """What arrives otherwise than by phone: arguments of `yindi round`, in an order of its own where it matters."""
    stick = os.path.join(folder, "stick")
    os.makedirs(stick)
    files = {"p5.toml": ballot("p5", "3"), "p5b.toml": ballot("p5", "7"), "cut.toml": ballot("p6", "5")[:75],
             "other_round.toml": ballot("p6", "5", 9), "nobody.toml": ballot("nobody", "5"), "p6.toml": ballot("p6", "1/3")}
    for name, text in files.items():
        open(os.path.join(folder, name), "w").write(text)
    open(os.path.join(stick, "p7.toml"), "w").write(ballot("p7", "9"))
    sealed = hashlib.sha256(ballot("p7", "2").encode()).hexdigest()
    open(os.path.join(stick, "round.toml"), "w").write('[ballots]\n"p7.toml" = "%s"\n' % sealed)
    open(os.path.join(folder, "survey.csv"), "w").write("who,nature:livelihood\np7,2\np6,8\nstranger,5\n")
    of = lambda name: ["--collect", os.path.join(folder, name)]
    return [of("p5.toml"), of("p5b.toml"), of("cut.toml"), of("other_round.toml"), of("p6.toml"), of("nobody.toml"),
            ["--collect", stick], ["--table", os.path.join(folder, "survey.csv")]]


EXPECTED = ["altered", "damaged", "double", "double", "foreign", "foreign", "foreign", "late", "late"]


class Phone(threading.Thread):
    """Sends its ballot again and again, each time with the next serial, until the room is gone."""

    def __init__(self, host, token):
        super().__init__()
        self.host, self.token, self.sent, self.acknowledged = host, token, 0, 0

    def run(self):
        try:
            connection = http.client.HTTPConnection(self.host, timeout=5)
            opened = post(connection, "/api/open", {"token": self.token})
            while True:
                self.sent += 1
                answer = post(connection, "/api/ballot", {
                    "token": self.token, "set": opened["paper"]["set"], "serial": self.sent, "done": True,
                    "answers": {"0": {"v": "3", "c": str(self.sent)}}})
                if answer.get("serial") == self.sent:
                    self.acknowledged = self.sent
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            pass  # the room was killed


def post(connection, path, body):
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    return json.loads(connection.getresponse().read())


def serve(book):
    room = subprocess.Popen([YINDI, "serve", book, "--round", "1", "--links"], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, text=True)
    links = []
    while len(links) < len(PEOPLE):
        line = room.stdout.readline()
        if not line:
            sys.exit("the room did not open")
        if "\thttp" in line:
            links.append(re.search(r"http://([^/]+)/\?t=(.*)", line.strip()).groups())
    return room, links


def until_killed(book, arguments, numbers):
    """The commands one after the other, the running one killed at a random moment."""
    end = time.time() + numbers.uniform(0.02, 0.5)
    for one in arguments:
        process = subprocess.Popen([YINDI, "round", book, *one], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None:
            if time.time() > end:
                process.kill()
                process.wait()
                return
            time.sleep(0.002)


def once(numbers):
    folder = tempfile.mkdtemp(prefix="yindi-ballots-")
    wrong = []
    try:
        book = casebook(folder)
        subprocess.run([YINDI, "round", book, "--open"], check=True, **QUIET)
        arguments = incoming(folder)
        room, links = serve(book)
        phones = [Phone(*link) for link in links[:len(PHONES)]]
        for phone in phones:
            phone.start()
        until_killed(book, arguments, numbers)
        room.kill()
        room.wait()
        for phone in phones:
            phone.join()
        for one in arguments:  # whoever brought them brings them again: twice is once
            subprocess.run([YINDI, "round", book, *one], **QUIET)
        until_killed(book, [["--close"]], numbers)
        if "open" in subprocess.run([YINDI, "round", book], **QUIET).stdout.split("\n")[0]:
            done = subprocess.run([YINDI, "round", book, "--close"], **QUIET)
            if done.returncode:
                wrong.append("closing: " + done.stdout + done.stderr)
        else:
            subprocess.run([YINDI, "round", book, "--round", "1", "--close"], **QUIET)  # ends what was cut short
        for value in ("4", "6"):  # late, of somebody who is there
            open(os.path.join(folder, "late.toml"), "w").write(ballot("p5", value))
            subprocess.run([YINDI, "round", book, "--round", "1", "--collect", os.path.join(folder, "late.toml")], **QUIET)
        ballots = {name[:-5]: open(os.path.join(book, "rounds/1", name), encoding="utf-8").read()
                   for name in os.listdir(os.path.join(book, "rounds/1")) if name.endswith(".toml") and name != "round.toml"}
        for name, phone in zip(PHONES, phones):
            serial = int((re.search(r'comment = "(\d+)"', ballots.get(name, "")) or [0, 0])[1])
            if not phone.acknowledged <= serial <= phone.sent:
                wrong.append("%s: acknowledged %d, sent %d, counted %d" % (name, phone.acknowledged, phone.sent, serial))
        values = {name: re.search(r'value = "(.*)"', ballots.get(name, 'value = "-"')).group(1) for name in ("p5", "p6", "p7")}
        if values != {"p5": "3", "p6": "1/3", "p7": "2"}:
            wrong.append("counted: %s" % values)
        if set(ballots) - set(PEOPLE):
            wrong.append("also counted: %s" % sorted(set(ballots) - set(PEOPLE)))
        aside = sorted(json.loads(line)["reason"] for line in open(os.path.join(book, "rounds/1/aside.jsonl"), encoding="utf-8"))
        if aside != EXPECTED:
            wrong.append("set aside: %s" % aside)
        for command in (["check", book], ["journal", book, "--verify"]):
            done = subprocess.run([YINDI, *command], **QUIET)
            if done.returncode:
                wrong.append(" ".join(command) + ": " + done.stdout + done.stderr)
        left = [name for name in os.listdir(os.path.join(book, "rounds/1")) if "sqlite" in name]
        if left:
            wrong.append("left behind: %s" % left)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return wrong


def main():
    numbers, bad = random.Random(11), 0
    for k in range(TIMES):
        wrong = once(numbers)
        bad += bool(wrong)
        for line in wrong:
            print("time %d: %s" % (k, line), flush=True)
    print("%d times, %d of them wrong" % (TIMES, bad))
    return 1 if bad else 0


sys.exit(main())
