#!/usr/bin/python3
"""power_cut_test.py YINDI SOURCE [TIMES]: a room is killed (SIGKILL) at a random moment while phones answer, again and
again: every acknowledged ballot is there afterwards, in the state that was acknowledged or a newer one that was sent."""
import http.client
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

YINDI, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
TIMES = int(sys.argv[3]) if len(sys.argv) > 3 else 10
PHONES = 6


def casebook(folder):
    book = os.path.join(folder, "book")
    shutil.copytree(os.path.join(SOURCE, "tests/data/minimal"), book)
    shutil.rmtree(os.path.join(book, "rounds"))
    subprocess.run([YINDI, "round", book, "--open", "--naming", "pseudonymous"], check=True, capture_output=True)
    return book


def serve(book):
    room = subprocess.Popen([YINDI, "serve", book, "--round", "1", "--links", "--seats", str(PHONES)],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    links = []
    while len(links) < PHONES:
        line = room.stdout.readline()
        if not line:
            sys.exit("the room did not open")
        if "\thttp" in line:
            links.append(re.search(r"http://([^/]+)/\?t=(.*)", line.strip()).groups())
    return room, links


class Phone(threading.Thread):
    """Sends its ballot again and again, each time with the next serial, until the room is gone."""

    def __init__(self, host, token, start):
        super().__init__()
        self.host, self.token, self.serial, self.sent, self.acknowledged = host, token, start, start, start

    def run(self):
        try:
            connection = http.client.HTTPConnection(self.host, timeout=5)
            opened = self.post(connection, "/api/open", {"token": self.token})
            while True:
                self.sent = self.serial + 1
                answer = self.post(connection, "/api/ballot", {
                    "token": self.token, "set": opened["paper"]["set"], "serial": self.sent, "done": True,
                    "answers": {"0": {"v": "3", "c": str(self.sent)}}})
                if answer.get("serial") == self.sent:
                    self.serial = self.acknowledged = self.sent
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            pass  # the room was killed

    def post(self, connection, path, body):
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        return json.loads(connection.getresponse().read())


def main():
    numbers = random.Random(3)
    folder = tempfile.mkdtemp(prefix="yindi-power-")
    book, lost, states = casebook(folder), 0, {}
    total = 0
    for _ in range(TIMES):
        room, links = serve(book)
        phones = [Phone(host, token, states.get(token, 0)) for host, token in links]
        for phone in phones:
            phone.start()
        time.sleep(numbers.uniform(0.02, 0.4))
        room.send_signal(signal.SIGKILL)
        room.wait()
        for phone in phones:
            phone.join()
        # What is there now, as the phones see it when the room is back.
        room, links = serve(book)
        for phone, (host, token) in zip(phones, links):
            connection = http.client.HTTPConnection(host, timeout=10)
            ballot = phone.post(connection, "/api/open", {"token": token})["ballot"]
            total += 1
            states[token] = ballot["serial"]
            if not phone.acknowledged <= ballot["serial"] <= phone.sent:
                print("lost: acknowledged %d, sent %d, there %d" % (phone.acknowledged, phone.sent, ballot["serial"]))
                lost += 1
            if ballot["serial"] and ballot["answers"]["0"]["c"] != str(ballot["serial"]):
                print("mixed up:", ballot)
                lost += 1
        room.stdin.write("stop\n")
        room.stdin.flush()
        room.wait(timeout=20)
    subprocess.run([YINDI, "round", book, "--close"], check=True, capture_output=True)
    found = json.loads(subprocess.run([YINDI, "group", book, "--round", "1", "--format", "json"], check=True,
                                      capture_output=True, text=True).stdout)
    voters = len(found["people"])
    shutil.rmtree(folder, ignore_errors=True)
    print("%d cuts, %d ballots looked at, %d lost; %d of %d count after closing" % (TIMES, total, lost, voters, PHONES))
    return 1 if lost or voters != PHONES else 0


sys.exit(main())
