#!/bin/sh
# includes.sh SOURCE: the rooms of the engine include only themselves and the rooms before them; none includes the
# window or what draws it; the document holds no matrices, and the window reads no files and has an order of its own. Prints each include that goes
# the wrong way and fails.
set -eu
cd "$1"
rooms="language vectors format case schema casebook edit region conditions weights methods ranking plan robustness workshop textbook validity results rationale command"
include='^[[:space:]]*#[[:space:]]*include[[:space:]]*'
bad=0

# report SAYING LINES
report() {
  [ -n "$2" ] || return 0
  printf '%s:\n%s\n' "$1" "$2" >&2
  bad=1
}

# includes FOLDER PATTERN: the include lines in the folder whose target matches.
includes() { grep -rnE --include='*.cpp' --include='*.h' --include='*.in' "${include}[<\"]($2)" "$1" || true; }

allowed=""
for room in $rooms; do
  allowed="$allowed${allowed:+|}$room"
  [ -d "engine/$room" ] || continue
  report "engine/$room comes before" "$(includes "engine/$room" 'engine/' | grep -vE "[<\"]engine/($allowed)/" || true)"
done

for folder in engine/*/; do
  room=$(basename "$folder")
  case " $rooms " in *" $room "*) ;; *) report "no place in the order of tests/includes.sh" "$folder" ;; esac
done
report "sources outside the rooms" "$(find engine -maxdepth 1 -name '*.cpp' -o -maxdepth 1 -name '*.h')"

report "the engine knows no window" "$(includes engine 'gui/|imgui|backends/|GLFW/|EGL/|GL/')"
# A path from the root shows its room; "other.h" and "../room/other.h" would hide it.
report "written from the root, please" \
  "$(grep -rnE --include='*.cpp' --include='*.h' "${include}\"" engine | grep -vE '"(engine/|command/version\.h)' || true)"
report "the methods are formulas and know no case" \
  "$(includes engine/methods 'engine/(case/case|region|conditions|weights|edit|casebook)/?')"
report "the document holds no matrices" "$(includes engine/case 'Eigen/'; includes engine/language 'Eigen/')"
# The window: what it knows (session) and what it is drawn on (platform) know nothing of each other; widgets stand on
# both, pages on widgets. A page includes its own folder and what all pages share; the frame stands around all of them.
report "gui/session draws nothing" "$(includes gui/session 'gui/(platform|widgets|pages)|gui/[a-z_]+\.h|imgui|backends/|GLFW/|EGL/|GL/')"
report "gui/platform knows no page" "$(includes gui/platform 'gui/(session|widgets|pages)|gui/[a-z_]+\.h')"
report "gui/widgets come before" "$(includes gui/widgets 'gui/(pages)|gui/[a-z_]+\.h')"
report "gui/pages come before" "$(includes gui/pages 'gui/[a-z_]+\.h')"
for folder in gui/pages/*/; do
  page=$(basename "$folder")
  report "$folder knows other pages" "$(includes "$folder" 'gui/pages/[a-z_]+/' | grep -vE "[<\"]gui/pages/$page/" || true)"
done
report "no place in the order of tests/includes.sh" \
  "$(find gui -mindepth 1 -maxdepth 1 -type d | grep -vE '^gui/(session|platform|widgets|pages)$' || true)"
report "the window reads no files" "$(includes gui 'toml\+\+/|nlohmann/')"
report "the sources know no tests" "$(includes engine 'tests/'; includes gui 'tests/')"
report "Catch2 of Debian 12 or 13 comes by tests/catch.h" \
  "$(grep -rn --include='*.cpp' '#include <catch2' tests | grep -v '^tests/main.cpp' || true)"
report "CTest loses a test whose name has a semicolon" "$(grep -rnE --include='*.cpp' 'TEST_CASE\("[^"]*;' tests || true)"
exit $bad
