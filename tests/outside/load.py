#!/usr/bin/python3
"""load.py YINDI SOURCE [PHONES [SECONDS]]: phones that answer within a minute, each from a loopback address of its own,
beside a plain file server on the same machine in the same run. Prints figures; judges nothing but lost requests."""
import http.server
import json
import os
import re
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

YINDI, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
PHONES = int(sys.argv[3]) if len(sys.argv) > 3 else 500
SECONDS = float(sys.argv[4]) if len(sys.argv) > 4 else 60
QUESTIONS = 21


def casebook(folder):
    """Seven criteria below the goal: 21 questions."""
    book = os.path.join(folder, "book")
    shutil.copytree(os.path.join(SOURCE, "casebooks/sichuan-hilly"), book)
    shutil.rmtree(os.path.join(book, "rounds"), ignore_errors=True)
    subprocess.run([YINDI, "round", book, "--open", "--naming", "pseudonymous"], check=True, capture_output=True)
    return book


class Client:
    """One phone on one connection: requests at given times, one after the other."""

    def __init__(self, number, port, requests, selector):
        self.requests, self.selector, self.held, self.waiting = requests, selector, b"", None
        self.times, self.bad = [], 0
        self.socket = socket.socket()
        self.socket.bind(("127.0.%d.%d" % (1 + number // 250, 1 + number % 250), 0))
        self.socket.connect(("127.0.0.1", port))
        self.socket.setblocking(False)
        selector.register(self.socket, selectors.EVENT_READ, self)

    def due(self):
        return self.requests[0][0] if self.requests and self.waiting is None else None

    def send(self):
        _, data = self.requests.pop(0)
        self.waiting = time.perf_counter()
        self.socket.setblocking(True)
        self.socket.sendall(data)
        self.socket.setblocking(False)

    def read(self):
        try:
            part = self.socket.recv(65536)
        except BlockingIOError:
            return
        if not part:
            self.bad += len(self.requests) + (self.waiting is not None)
            self.requests, self.waiting = [], None
            self.selector.unregister(self.socket)
            return
        self.held += part
        head = self.held.find(b"\r\n\r\n")
        if head < 0:
            return
        length = int(re.search(rb"[Cc]ontent-[Ll]ength: (\d+)", self.held[:head]).group(1))
        if len(self.held) < head + 4 + length:
            return
        self.times.append(time.perf_counter() - self.waiting)
        self.bad += not self.held.startswith(b"HTTP/1.1 200") and not self.held.startswith(b"HTTP/1.0 200")
        self.held, self.waiting = self.held[head + 4 + length:], None


def play(clients, selector):
    start = time.perf_counter()
    while any(client.requests or client.waiting is not None for client in clients):
        now = time.perf_counter() - start
        due = [client for client in clients if client.due() is not None]
        for client in due:
            if client.due() <= now:
                client.send()
        later = min((client.due() for client in clients if client.due() is not None), default=now + 0.05)
        for key, _ in selector.select(max(0.0005, min(0.02, later - now))):
            key.data.read()
    times = sorted(t for client in clients for t in client.times)
    return times, sum(client.bad for client in clients)


def post(port, path, body):
    data = json.dumps(body).encode()
    return ("POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            % (path, port, len(data))).encode() + data


def figures(name, times, bad, more=""):
    at = lambda share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    print("%-28s %6d requests, lost or refused %d, median %.1f ms, p99 %.1f ms, longest %.1f ms%s"
          % (name, len(times), bad, at(0.5), at(0.99), at(1), more), flush=True)


def main():
    folder = tempfile.mkdtemp(prefix="yindi-load-")
    book = casebook(folder)
    room = subprocess.Popen([YINDI, "serve", book, "--round", "1", "--links", "--seats", str(PHONES)],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    links = []
    while len(links) < PHONES:
        found = re.search(r"http://127.0.0.1:(\d+)/\?t=(.*)", room.stdout.readline())
        if found:
            links.append(found.groups())
    port = int(links[0][0])
    threading.Thread(target=lambda: [None for _ in room.stdout], daemon=True).start()
    probe = socket.create_connection(("127.0.0.1", port))
    probe.sendall(post(port, "/api/open", {"token": links[0][1]}))
    answer = b""
    while b'"state"' not in answer or not answer.rstrip().endswith(b"}"):
        answer += probe.recv(65536)
    paper = json.loads(answer[answer.index(b"\r\n\r\n") + 4:])["paper"]
    probe.close()

    def phone(number, token):
        step, first = SECONDS / (QUESTIONS + 2), number / PHONES * SECONDS / (QUESTIONS + 2)
        page = ("GET /?t=%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % (token, port)).encode()
        requests = [(first, page), (first + step, post(port, "/api/open", {"token": token}))]
        answers = {}
        for k in range(QUESTIONS):
            answers[str(k)] = {"v": str(1 + (number + k) % 9)}
            requests.append((first + (k + 2) * step, post(port, "/api/ballot", {
                "token": token, "set": paper["set"], "serial": k + 1, "done": k + 1 == QUESTIONS, "answers": dict(answers)})))
        return requests

    selector = selectors.DefaultSelector()
    clients = [Client(k, port, phone(k, token), selector) for k, (_, token) in enumerate(links)]
    times, bad = play(clients, selector)
    memory = int(re.search(r"VmHWM:\s+(\d+)", open("/proc/%d/status" % room.pid).read()).group(1)) / 1024
    figures("the room", times, bad, ", memory at most %.0f MB" % memory)
    for client in clients:
        client.socket.close()
    room.stdin.write("close\nstop\n")
    room.stdin.flush()
    room.wait(timeout=60)

    with open(os.path.join(folder, "page.html"), "wb") as page:
        page.write(b"x" * 30000)
    os.chdir(folder)
    http.server.SimpleHTTPRequestHandler.protocol_version = "HTTP/1.1"
    http.server.SimpleHTTPRequestHandler.log_message = lambda *ignored: None
    http.server.ThreadingHTTPServer.request_queue_size = 1024  # of 5, most of 500 phones wait a second and more
    plain = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    threading.Thread(target=plain.serve_forever, daemon=True).start()
    get = b"GET /page.html HTTP/1.1\r\nHost: x\r\n\r\n"
    selector = selectors.DefaultSelector()
    step = SECONDS / (QUESTIONS + 2)
    clients = [Client(k, plain.server_port, [(k / PHONES * step + q * step, get) for q in range(QUESTIONS + 2)], selector)
               for k in range(PHONES)]
    times, lost = play(clients, selector)
    figures("a plain file server", times, lost)
    voters = len(json.loads(subprocess.run([YINDI, "group", book, "--round", "1", "--format", "json"], check=True,
                                           capture_output=True, text=True).stdout)["people"])
    print("ballots that count after closing: %d of %d" % (voters, PHONES))
    shutil.rmtree(folder, ignore_errors=True)
    return 1 if bad or voters != PHONES else 0


sys.exit(main())
