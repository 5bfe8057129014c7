#!/bin/sh
# includes.sh SOURCE: the rooms of the engine include only themselves and the rooms before them; none includes the
# window or what draws it; the document holds no matrices, and the window reads no files. Prints each include that goes
# the wrong way and fails.
set -eu
cd "$1"
rooms="language vectors format case schema casebook edit region conditions weights methods ranking plan robustness textbook validity results rationale command"
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
report "the window reads no files" "$(includes gui 'toml\+\+/|nlohmann/')"
report "the sources know no tests" "$(includes engine 'tests/'; includes gui 'tests/')"
exit $bad
