#!/bin/sh
# catalogue.sh SOURCE: collects the literals of tr(…) and mark(…) and fails where zh.po lacks one, holds one that nobody
# says any more, or translates one without the same {} places (which would throw when it is said).
set -eu
export LC_ALL=C.UTF-8
cd "$1"
po=engine/language/zh.po
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

# collect POT FOLDER…: what the sources in the folders say.
collect() {
  pot=$1
  shift
  find "$@" -name '*.cpp' -o -name '*.h' | sort >"$scratch/files"
  xgettext --from-code=UTF-8 --language=C++ --keyword=tr:2 --keyword=mark:1 --no-location --force-po \
    --files-from="$scratch/files" --output="$pot"
}

# sentences FILE: its English, sorted, one a line.
sentences() {
  msgattrib --no-obsolete --no-wrap "$1" | awk '
    function literal(line) { sub(/^[^"]*"/, "", line); sub(/"$/, "", line); return line }
    /^msgid "/ { english = literal($0); inside = 1; next }
    /^"/ && inside { english = english literal($0); next }
    /^msgstr/ && inside { inside = 0; if (english != "") print english }
  ' | sort
}

msgfmt --output-file=/dev/null "$po" || bad=1

collect "$scratch/said.pot" engine gui
sentences "$po" >"$scratch/translated"
sentences "$scratch/said.pot" >"$scratch/said"
comm -13 "$scratch/translated" "$scratch/said" >"$scratch/lacking"
if [ -s "$scratch/lacking" ]; then
  echo "$po lacks:" >&2
  cat "$scratch/lacking" >&2
  bad=1
fi
# … and what it has must be translated, and by somebody sure of it.
msgcmp "$po" "$scratch/said.pot" 2>"$scratch/problems" ||
  { bad=1; grep -vE 'message is (not used|used but)' "$scratch/problems" >&2 || true; }

# A test may say a sentence too, so that it can be checked before a page does.
collect "$scratch/all.pot" engine gui tests
sentences "$scratch/all.pot" >"$scratch/said"
comm -23 "$scratch/translated" "$scratch/said" >"$scratch/unsaid"
if [ -s "$scratch/unsaid" ]; then
  echo "$po holds sentences that no source says:" >&2
  cat "$scratch/unsaid" >&2
  bad=1
fi

msgattrib --no-obsolete --no-location --no-wrap "$po" >"$scratch/po"
# The places of a sentence, as the numbers of its arguments: "{} of {}" and "{1} of {0}" both have " 0 1".
awk '
  function places(text, set, next_one, place, n, i, result) {
    gsub(/\{\{|\}\}/, "", text)
    split("", set)
    next_one = 0; n = 0
    while (match(text, /\{[0-9]*(:[^{}]*)?\}/)) {
      place = substr(text, RSTART + 1, RLENGTH - 2)
      sub(/:.*/, "", place)
      if (place == "") place = next_one++
      set[place + 0] = 1
      if (place + 0 >= n) n = place + 1
      text = substr(text, RSTART + RLENGTH)
    }
    result = text ~ /[{}]/ ? " a stray brace" : ""
    for (i = 0; i < n; i++) if (i in set) result = result " " i
    return result
  }
  function judge() {
    if (english != "" && chinese != "" && places(english) != places(chinese)) {
      printf "the places differ:%s in \"%s\" but%s in \"%s\"\n", places(english), english, places(chinese), chinese
      wrong = 1
    }
    english = ""; chinese = ""
  }
  function literal(line) { sub(/^[^"]*"/, "", line); sub(/"$/, "", line); return line }
  /^msgid / { judge(); part = "id" }
  /^msgstr / { part = "str" }
  /^(msgid |msgstr )?"/ { if (part == "id") english = english literal($0); else chinese = chinese literal($0) }
  END { judge(); exit wrong }
' "$scratch/po" >&2 || bad=1
exit $bad
