#!/bin/sh
# includes.sh SOURCE: the rooms of the engine include only themselves and the rooms before them; none includes the
# window or what draws it. Prints each arrow that goes the wrong way and fails.
set -eu
cd "$1"
bad=0
allowed=""
for room in language case conditions weights methods rationale command; do
  allowed="$allowed $room"
  pattern=$(printf '%s' "$allowed" | sed 's/^ //; s/ /|/g')
  wrong=$(grep -rnE '#include "(engine|gui)/' "engine/$room" | grep -vE "#include \"engine/($pattern)/" || true)
  if [ -n "$wrong" ]; then printf '%s\n' "$wrong"; bad=1; fi
done
wrong=$(grep -rnE '#include *[<"](gui/|imgui|backends/|GLFW/|EGL/)' engine || true)
if [ -n "$wrong" ]; then printf '%s\n' "$wrong"; bad=1; fi
known=" language case conditions weights methods rationale command "
for folder in engine/*/; do
  room=$(basename "$folder")
  case "$known" in *" $room "*) ;; *) echo "engine/$room has no place in the order of tests/includes.sh"; bad=1 ;; esac
done
exit $bad
