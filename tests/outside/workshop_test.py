#!/usr/bin/python3
"""workshop_test.py YINDI SOURCE [PICTURES]: a whole workshop in a real browser (Chromium without a display).

Twelve people in three groups over two rounds: eight on phones, some of them offline in the middle, two on paper, one by
file, one by a survey table; late, doubled, damaged and foreign ballots on the way. Exit status 77 where Chromium or
Selenium is not here. With PICTURES a folder gets what the phones showed.
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
except ImportError:
    print("python3-selenium is not here: skipped")
    sys.exit(77)
DRIVER, BROWSER = shutil.which("chromedriver"), shutil.which("chromium")
if not DRIVER or not BROWSER:
    print("chromium and chromium-driver are not here: skipped")
    sys.exit(77)

YINDI, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
PICTURES = sys.argv[3] if len(sys.argv) > 3 else None
FAILED = []


def check(what, is_so):
    print(("ok    " if is_so else "WRONG ") + what, flush=True)
    if not is_so:
        FAILED.append(what)


def run(*arguments, status=0):
    done = subprocess.run([YINDI, *arguments], capture_output=True, text=True)
    if done.returncode != status:
        check("yindi %s gives %d, not %d: %s%s" % (" ".join(arguments), status, done.returncode, done.stdout, done.stderr), False)
    return done.stdout


GROUPS = {"bureau": ["a1", "a2", "a3", "a4"], "village": ["b1", "b2", "b3", "b4"], "firms": ["c1", "c2", "c3", "c4"]}
PEOPLE = [person for people in GROUPS.values() for person in people]


def make_casebook(folder):
    book = os.path.join(folder, "book")
    shutil.copytree(os.path.join(SOURCE, "tests/data/minimal"), book)
    shutil.rmtree(os.path.join(book, "rounds"))
    path = os.path.join(book, "casebook.toml")
    text = open(path, encoding="utf-8").read()
    text = re.sub(r"\[\[participant\]\]\n(?:.+\n)+\n?", "", text)
    text = re.sub(r"(?:# a over b.*\n)?\[\[judgement\]\]\n(?:.+\n)+\n?", "", text)
    people = "".join('[[participant]]\nid = "%s"\nname = "Person %s"\ngroup = "%s"\nweight = 1.0\n\n' % (p, p.upper(), g)
                     for g, members in GROUPS.items() for p in members)
    open(path, "w", encoding="utf-8").write(text.replace("[weighting]", people + "[weighting]"))
    return book


class Room:
    """yindi serve, its links, and what it says."""

    def __init__(self, book, number, port):
        self.process = subprocess.Popen([YINDI, "serve", book, "--round", str(number), "--links", "--port", str(port),
                                         "--who", "Wang Min"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.links, self.said = {}, []
        while len(self.links) < len(PEOPLE):
            line = self.process.stdout.readline()
            if not line:
                raise SystemExit("the room did not open:\n" + "".join(self.said))
            self.said.append(line)
            if "\thttp" in line:
                name, link = line.strip().split("\t")
                self.links[name.split()[1].lower()] = link

    def order(self, line, until=None):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        while until:
            said = self.process.stdout.readline()
            self.said.append(said)
            if not said or until in said:
                return said

    def stop(self):
        if self.process.poll() is not None:
            raise SystemExit("the room ended by itself with %d:\n%s" % (self.process.returncode, "".join(self.said)))
        self.order("stop")
        self.process.wait(timeout=20)
        self.said += self.process.stdout.readlines()
        return self.process.returncode


def browser():
    options = Options()
    options.binary_location = BROWSER
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage"]:
        options.add_argument(argument)
    options.add_experimental_option("mobileEmulation", {"deviceMetrics": {"width": 360, "height": 740, "pixelRatio": 2.0}})
    return webdriver.Chrome(service=Service(DRIVER), options=options)


class Phone:
    """One browser stands for all phones, one after the other; what it keeps it keeps by link."""

    def __init__(self, driver):
        self.driver = driver

    def view(self):
        return self.driver.find_element(By.ID, "page").get_attribute("data-view")

    def wait(self, is_so, seconds=30):
        end = time.time() + seconds
        while time.time() < end:
            if is_so():
                return True
            time.sleep(0.05)
        return False

    def open(self, link, language):
        self.driver.get(link)
        self.wait(lambda: self.view() in ("start", "question", "end", "closed", "badlink"))
        for switch in self.driver.find_elements(By.ID, "lang-" + language):
            switch.click()

    def click(self, name):
        self.driver.find_element(By.ID, name).click()

    def picture(self, name):
        if PICTURES:
            os.makedirs(PICTURES, exist_ok=True)
            self.driver.save_screenshot(os.path.join(PICTURES, name + ".png"))

    def network(self, works):
        self.driver.set_network_conditions(offline=not works, latency=0, throughput=-1)

    def text(self):
        return self.driver.find_element(By.ID, "page").text

    def question(self):
        return int(self.text().split("/")[0]) - 1

    def questions(self):
        return int(re.match(r"\d+ / (\d+)", self.text()).group(1))

    def answer(self, value, remark=None):
        if remark:
            self.driver.find_element(By.ID, "why").send_keys(remark)
        if value == "skip":
            self.click("skip")
            return
        size = int(value.split("/")[-1])
        rung = size if size % 2 else size + 1
        shown = ("1/%d" % rung if "/" in value else str(rung)) if rung > 1 else "1"
        self.driver.find_element(By.CSS_SELECTOR, "[data-v='%s']" % shown).click()
        if rung != size:
            self.click("less")
        self.click("next")

    def sent(self):
        return self.wait(lambda: self.driver.find_element(By.ID, "net").get_attribute("class").endswith("ok"))

    def fits(self):
        """No sideways scrolling, and none at all on a question."""
        size = self.driver.execute_script("var d=document.documentElement;return [d.scrollWidth,innerWidth,d.scrollHeight,innerHeight]")
        return size[0] <= size[1] and (self.view() != "question" or size[2] <= size[3])


def answers_of(random_numbers, count, lean):
    """Answers of somebody who leans one way, so that groups differ."""
    values = []
    for _ in range(count):
        size = max(1, min(9, lean + random_numbers.randint(-1, 1)))
        values.append(str(size) if lean > 0 and size > 1 else "1" if size == 1 else "1/%d" % size)
    return values


def main():
    random_numbers = random.Random(7)
    folder = tempfile.mkdtemp(prefix="yindi-workshop-")
    book = make_casebook(folder)
    run("check", book)
    driver = browser()
    phone = Phone(driver)
    try:
        first_round(book, folder, phone, random_numbers)
        second_round(book, phone, random_numbers)
        check("the journal is unbroken", json.loads(run("journal", book, "--format", "json"))["ok"])
        run("check", book)
    finally:
        driver.quit()
        shutil.rmtree(folder, ignore_errors=True)
    print("%d wrong" % len(FAILED))
    return 1 if FAILED else 0


def first_round(book, folder, phone, random_numbers):
    run("round", book, "--open", "--nodes", "goal,livelihood", "--naming", "named", "--who", "Wang Min", "--why", "first asking")
    room = Room(book, 1, 18137)
    said = {}
    for number, person in enumerate(["a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2"]):
        language = "zh" if number % 2 else "en"
        phone.open(room.links[person], language)
        if number < 2:
            phone.picture("start-" + language)
            check("the first page fits in " + language, phone.fits())
        phone.click("begin")
        count = phone.questions()
        said[person] = answers_of(random_numbers, count, {"a": 4, "b": 2, "c": 6}[person[0]])
        if person == "b1":
            said[person][1] = "skip"
        for k in range(count):
            if number < 2 and k == 1:
                phone.picture("question-" + language)
                check("a question fits in " + language, phone.fits())
            if person in ("a2", "b2") and k == 1:
                phone.network(False)
            phone.answer(said[person][k], "因为路远" if k == 0 and person == "b3" else None)
        if person in ("a2", "b2"):
            check(person + " answers on while the network is away", phone.view() == "end")
            phone.wait(lambda: "warn" in phone.driver.find_element(By.ID, "net").get_attribute("class"))
            phone.picture("offline-" + language)
            phone.driver.refresh() if person == "zz" else None
            phone.network(True)
        check(person + ": all sent", phone.sent())
        if number < 2:
            phone.picture("end-" + language)
            check("the last page fits sideways in " + language, phone.fits())
        if person != "c2":
            phone.click("handin")
            phone.sent()
    # Somebody opens their link on another phone: what was answered is there.
    phone.driver.execute_script("localStorage.clear()")
    phone.open(room.links["a1"], "en")
    phone.click("begin")
    check("the answers came back from the room", "1 / %d" % len(said["a1"]) in phone.text() and
          phone.driver.find_elements(By.CSS_SELECTOR, ".rung.on") != [])

    # Another's link, a forged one.
    phone.open(re.sub(r"t=.*", "t=" + "A" * 22, room.links["a1"]), "en")
    check("a forged link opens nothing", phone.view() == "badlink")

    # By file, by survey table, on paper.
    ballot = 'format = 1\nround = 1\nparticipant = "a4"\n\n[[judgement]]\nnode = "goal"\na = "nature"\nb = "livelihood"\nvalue = "4"\n'
    file = os.path.join(folder, "a4.toml")
    open(file, "w").write(ballot)
    run("round", book, "--collect", file)
    run("round", book, "--collect", file)  # the same again is no other ballot
    open(file, "w").write(ballot.replace('"4"', '"9"'))
    check("another ballot of the same voter is set aside", "has a ballot already" in run("round", book, "--collect", file, status=1))
    open(file, "w").write(ballot.replace("round = 1", "round = 7"))
    run("round", book, "--collect", file, status=1)
    open(file, "w").write(ballot[:60])
    run("round", book, "--collect", file, status=1)
    table = os.path.join(folder, "survey.csv")
    open(table, "w").write("who,nature:livelihood,income:market_risk,market_risk:services\nb4,2,3,0.5\n")
    run("round", book, "--table", table)
    first, again = os.path.join(folder, "first.csv"), os.path.join(folder, "again.csv")
    head = "sheet,nature:livelihood,income:market_risk\n"
    open(first, "w").write(head + "c3,1/5,2\nc4,3,\n")
    open(again, "w").write(head + "c3,5,2\nc4,3,\n")
    told = run("round", book, "--paper", first, "--again", again, status=1)
    check("the two entries of a sheet are compared", "one of the two read it from the wrong end" in told)
    open(again, "w").write(head + "c3,1/5,2\nc4,3,\n")
    run("round", book, "--paper", first, "--again", again)

    # c2 goes on without network, and comes back after the round was closed.
    phone.open(room.links["c2"], "en")
    phone.network(False)
    phone.driver.execute_script("document.getElementById('begin') && document.getElementById('begin').click()")
    if phone.view() == "end":
        phone.click("change")
    before = said["c2"][phone.question()]
    phone.driver.find_element(By.CSS_SELECTOR, "[data-v='1']").click()
    check("c2 changes an answer", before != "1")
    check("the room tells how many are done", "done: 11" in room.order("who", until="done: "))
    room.order("close", until="closed for good")
    phone.network(True)
    check("c2 is told that it came too late", phone.wait(lambda: phone.view() == "closed"))
    phone.picture("closed-en")
    check("stopping ends well", room.stop() == 0)

    found = json.loads(run("group", book, "--round", "1", "--format", "json"))
    check("every acknowledged ballot counts once: 12", len(found["people"]) == 12)
    goal = {m["id"]: m["weights"]["nature"] for n in found["nodes"] if n["node"] == "goal" for m in n["members"]}
    check("twelve weigh the goal", len(goal) == 12)
    check("the file counts as it came", abs(goal["a4"] - 0.8) < 1e-9)
    check("the survey table counts", abs(goal["b4"] - 2 / 3) < 1e-9)
    check("paper counts", abs(goal["c3"] - 1 / 6) < 1e-9)
    check("there is something to talk about", len(found["agenda"]) > 0 and found["agenda"][0]["score"] > 0)
    aside = [json.loads(line)["reason"] for line in open(os.path.join(book, "rounds/1/aside.jsonl"), encoding="utf-8")]
    check("late, doubled, foreign and damaged ones are set aside: %s" % aside,
          sorted(aside) == ["damaged", "double", "foreign", "late"])
    check("nothing of the store is left", not [f for f in os.listdir(os.path.join(book, "rounds/1")) if "sqlite" in f])


def second_round(book, phone, random_numbers):
    run("round", book, "--open", "--nodes", "goal,livelihood", "--naming", "named", "--who", "Wang Min", "--why", "after the talk")
    room = Room(book, 2, 18138)
    for person in PEOPLE:
        phone.open(room.links[person], "zh")
        phone.click("begin")
        for value in answers_of(random_numbers, phone.questions(), 3):
            phone.answer(value)
        phone.click("handin")
        check(person + " handed in again", phone.sent())
    room.order("close", until="closed for good")
    check("stopping ends well again", room.stop() == 0)
    found = json.loads(run("group", book, "--round", "2", "--format", "json"))
    check("twelve again", len(found["people"]) == 12)
    before, after = {}, {}
    for change in found["movement"]["consensus"]:
        before[change["node"]], after[change["node"]] = change["before"], change["after"]
    check("people moved together on the goal", after["goal"] > before["goal"])
    check("a closed round that is touched is found", touched(book))


def touched(book):
    path = os.path.join(book, "rounds/1/a1.toml")
    text = open(path, encoding="utf-8").read()
    open(path, "w", encoding="utf-8").write(text.replace("value", "value ", 1))
    done = subprocess.run([YINDI, "check", book], capture_output=True, text=True)
    open(path, "w", encoding="utf-8").write(text)
    return done.returncode == 1 and "rounds/1/a1.toml" in done.stdout + done.stderr


sys.exit(main())
