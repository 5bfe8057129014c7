#!/bin/sh
# same_bytes.sh OLD NEW [CASEBOOK…]: runs two builds of yindi with the same arguments over the shipped casebooks, the
# minimal example, the textbook, the table of bad files and some matrices, and compares what they print (standard
# output, standard error, reports, exit status) byte by byte; only the version and the commit may differ. Further
# casebooks may be named. Lists each command that differs with the first lines of the difference, and fails if any does.
set -eu
[ $# -ge 2 ] || { echo "same_bytes.sh OLD_YINDI NEW_YINDI [CASEBOOK…]" >&2; exit 2; }
old=$(realpath "$1") new=$(realpath "$2")
shift 2
more=""
for folder in "$@"; do more="$more $(realpath "$folder")"; done
cd "$(dirname "$0")/.."
export LC_ALL=C YINDI_DATA="$PWD"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/old" "$scratch/new"
count=0 differ=0

# one SIDE PROGRAM ARGUMENT…: what a build prints, without its version; @ is a file of its own side.
one() {
  side=$scratch/$1 program=$2
  shift 2
  for argument in "$@"; do
    shift
    case $argument in @*) argument=$side/report${argument#@} ;; esac
    set -- "$@" "$argument"
  done
  rm -f "$side"/report*
  status=0
  "$program" "$@" >"$side/out" 2>"$side/err" || status=$?
  { cat "$side/out"; echo "-- standard error"; cat "$side/err"; echo "-- status $status"; } >"$side/all"
  for report in "$side"/report*; do
    if [ -f "$report" ]; then cat "$report" >>"$side/all"; fi
  done
  sed -E -e 's/yindi [0-9.]+ \([0-9a-z-]+\)/yindi VERSION/g' -e "s|$side|SIDE|g" "$side/all" >"$side/text"
}

# same ARGUMENT…
same() {
  one old "$old" "$@" &
  one new "$new" "$@"
  wait $!
  count=$((count + 1))
  if cmp -s "$scratch/old/text" "$scratch/new/text"; then return; fi
  differ=$((differ + 1))
  echo "differs: yindi $*"
  { diff "$scratch/old/text" "$scratch/new/text" || true; } | cut -c 1-200 | sed 's/^/  /' | head -n 12
}

# everywhere ARGUMENT…: in all formats and both languages.
everywhere() {
  for format in table json csv; do
    same "$@" --format $format
    same "$@" --format $format --lang zh
  done
}

# The table of bad files as casebooks: tests/data/bad_files.txt changes tests/data/minimal.
bad_files() {
  mkdir "$scratch/bad"
  awk -v base=tests/data/minimal -v to="$scratch/bad" '
    function unescaped(text, result, at, c) {
      result = ""
      while ((at = index(text, "\\")) > 0) {
        c = substr(text, at + 1, 1)
        result = result substr(text, 1, at - 1) (c == "n" ? "\n" : c == "t" ? "\t" : c)
        text = substr(text, at + 2)
      }
      return result text
    }
    function apply(path, text, at, line) {
      if (file == "") return
      path = folder "/" file
      if (whole) text = next_text
      else {
        text = ""
        while ((getline line < path) > 0) text = text line "\n"
        close(path)
        at = index(text, old_text)
        text = substr(text, 1, at - 1) next_text substr(text, at + length(old_text))
      }
      system("mkdir -p \"$(dirname \"" path "\")\"")
      printf "%s", text > path
      close(path)
      file = ""
    }
    /^#/ || /^$/ { apply(); fresh = 1; next }
    fresh || NR == 1 { fresh = 0; folder = to "/" NR; system("cp -r " base " " folder) }
    { rest = substr($0, 3) }
    /^@/ { apply(); file = rest; whole = 1; next_text = "" }
    /^-/ { old_text = unescaped(rest); whole = 0 }
    /^\+/ { next_text = unescaped(rest) }
    END { apply() }
  ' tests/data/bad_files.txt
  for folder in "$scratch"/bad/*; do same check "$folder" --format json; done
}

matrices() {
  cat >"$scratch/ratings.csv" <<'END'
alternative,income,area,risk,distance
direction,max,max,min,min
weight,0.4,0.3,0.2,0.1
tea,2100,35,0.3,12
yak,1800,80,0.5,48
pepper,2600,22,0.6,30
walnut,1500,64,0.2,25
END
  cat >"$scratch/comparisons.csv" <<'END'
,income,land,risk,roads
income,1,3,5,
land,,1,2,4
risk,,,1,2
roads,1/7,,,1
END
  for method in $("$old" methods --format csv | sed 1d | cut -d, -f1); do
    same matrix "$scratch/ratings.csv" --method "$method" --format json
    same matrix "$scratch/ratings.csv" --method "$method" --lang zh
  done
  for weighting in entropy critic merec std gini equal cilos idocriw; do
    same weigh "$scratch/ratings.csv" --by $weighting --format json
    same weigh casebooks/sichuan-plateau --by $weighting --format json
  done
  everywhere smaa "$scratch/ratings.csv" --method topsis --draws 2000 --seed 3
  same smaa "$scratch/ratings.csv" --method promethee-ii --draws 500 --seed 3 --format json
  everywhere compare "$scratch/ratings.csv"
  everywhere ahp "$scratch/comparisons.csv"
  same ahp "$scratch/comparisons.csv" "$scratch/comparisons.csv" --aggregate priorities --format json
  for file in casebooks/textbook/hierarchy/*.toml; do everywhere hierarchy "$file"; done
}

# casebook FOLDER: all that is asked of one.
casebook() {
  county=$("$old" rank "$1" --format csv 2>/dev/null | sed -n 2p | cut -d, -f1)
  everywhere check "$1"
  everywhere rank "$1"
  everywhere explain "$1" --county "$county" --levers
  everywhere robust "$1" --county "$county"
  same robust "$1" --draws 1000 --format json
  same robust "$1" --draws 1000 --weights any --format csv
  everywhere region "$1"
  same region "$1" --plan --format json
  same region "$1" --plan --choices 1 --lang zh
  everywhere compare "$1" --county "$county"
  for ending in html md; do
    same report "$1" --output "@.$ending"
    same report "$1" --output "@.$ending" --lang zh
  done
  for method in saw vikor promethee-ii electre-iii wpm codas; do same rank "$1" --method $method --format json; done
  same robust "$1" --county "$county" --method vikor --format json
  same robust "$1" --county "$county" --method edas --draws 300 --format json
  same explain "$1" --county "$county" --param weight_power=2 --format json
  same rank "$1" --set weighting.kind=entropy --format json
  same rank "$1" --set weighting.kind=entropy --set weighting.combine=game --format json
  same rank "$1" --set method.normalization=minmax --format json
  same report "$1" --county "$county" --method saw --output "@.md"
  same rank "$1" --method none
  same rank "$1" --county nowhere
  same rank "$1" --param weight_power=9
}

for command in $("$old" help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
  same help "$command"
  same help "$command" --lang zh
done
everywhere methods
same verify casebooks/textbook --format json
same verify casebooks/textbook --lang zh
everywhere check casebooks/textbook
matrices
for folder in tests/data/minimal casebooks/sichuan-plateau casebooks/sichuan-hilly casebooks/sichuan $more; do
  casebook "$folder"
done
bad_files
echo "$count commands compared, $differ differ"
[ "$differ" -eq 0 ]
