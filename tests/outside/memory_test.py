"""The largest documents of the shipped province take less than 300 MB each.

memory_test.py YINDI SOURCE_DIR
"""

import os
import subprocess
import sys
import tempfile

MOST = 300 * 1024  # KB
DOCUMENTS = [
    ["--shape", "province", "--output", "province.xlsx"],
    ["--shape", "province", "--output", "province.docx"],
    ["--each-county", "--as", "pdf", "--output", "each"],
]


def main() -> int:
    yindi, source = os.path.abspath(sys.argv[1]), sys.argv[2]
    failed = 0
    with tempfile.TemporaryDirectory() as room:
        for arguments in DOCUMENTS:
            command = [yindi, "report", os.path.join(os.path.abspath(source), "casebooks", "sichuan"), *arguments]
            process = subprocess.Popen(command, cwd=room, stdout=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            print(f"{arguments[-1]}: {used.ru_maxrss // 1024} MB, {used.ru_utime + used.ru_stime:.1f} s of processors")
            if status != 0 or used.ru_maxrss >= MOST:
                print(f"  status {status}; at most {MOST // 1024} MB were allowed")
                failed = 1
        counties = sum(name.endswith(".pdf") for name in os.listdir(os.path.join(room, "each")))
        if counties != 183 or not os.path.exists(os.path.join(room, "each", "index.html")):
            print(f"{counties} sheets and an index were expected to be 183")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
