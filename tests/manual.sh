#!/bin/sh
# manual.sh SOURCE_DIR YINDI: runs every command block (```sh) of the manual in a copy of the casebooks, page by page.
# A command must end with status 0, or with the one that the page says: "# exit status N", "# 退出状态 N".
# Also: both languages have the same chapters with the same commands' number, and every picture is there.
set -u
source=$(readlink -f "$1")
yindi=$(readlink -f "$2")
manual=$source/manual
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$yindi" "$work/bin/yindi"
PATH=$work/bin:$PATH
YINDI_DATA=$source
export PATH YINDI_DATA
failed=0
complain() { printf 'manual: %s\n' "$*" >&2; failed=1; }

chapters() { (cd "$manual/$1" && ls ./*.md); }
[ "$(chapters en)" = "$(chapters zh)" ] || complain "the two languages have other chapters"

# The commands of a page, one a line; a line that ends with a backslash goes on.
commands() {
  awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 }
    inside && NF { if (sub(/\\$/, "")) printf "%s", $0; else print }' "$1"
}

check_page() { # PAGE
  page=$1
  name=${page#"$manual"/}
  case $(sed -n 1p "$page") in '# '*) ;; *) complain "$name: the first line is no title" ;; esac
  for picture in $(sed -n 's/.*!\[[^]]*\](\.\.\/\([^)]*\)).*/\1/p' "$page"); do
    [ -s "$manual/$picture" ] || complain "$name: $picture is missing"
  done
  for target in $(sed -n 's/.*](\([0-9][^)#]*\)\.html[^)]*).*/\1/p' "$page"); do
    [ -f "$(dirname "$page")/$target.md" ] || complain "$name: no chapter $target"
  done
  room=$work/$name
  mkdir -p "$room"
  commands "$page" >"$room/commands"
  ln -s "$work/casebooks" "$room/casebooks"
  while IFS= read -r line; do
    wanted=$(printf '%s\n' "$line" | sed -n 's/.*# \(exit status\|退出状态\) \([0-9]\).*/\2/p')
    (cd "$room" && sh -c "$line") </dev/null >"$room/said" 2>&1
    status=$?
    if [ "$status" != "${wanted:-0}" ]; then
      complain "$name: status $status instead of ${wanted:-0}: $line"
      sed 's/^/  /' "$room/said" | tail -n 8 >&2
    fi
  done <"$room/commands"
}

# The languages side by side; what is complained of comes back as the status.
cp -R "$source/casebooks" "$work/casebooks"
(for page in "$manual"/en/*.md; do check_page "$page"; done; exit $failed) &
(for page in "$manual"/zh/*.md; do check_page "$page"; done; exit $failed) || failed=1
wait $! || failed=1

for chapter in $(chapters en); do
  en=$(commands "$manual/en/$chapter" | wc -l) zh=$(commands "$manual/zh/$chapter" | wc -l)
  [ "$en" = "$zh" ] || complain "$chapter: $en commands in English, $zh in Chinese"
done

# What the first chapter says of the ranking is what the ranking says.
scores=$("$yindi" rank "$source/casebooks/sichuan-hilly" --county 511921 --format csv \
  --set 'case.counties=["511921","511922","511923"]' \
  --set 'case.industries=["tea","huajiao_red","kiwifruit","tremella","goat"]' | awk -F, 'NR > 1 { printf "%.3f\n", $3 }')
for score in $scores; do
  for lang in en zh; do
    grep -q "$score" "$manual/$lang/01-first-case.md" || complain "$lang/01-first-case.md does not name the score $score"
  done
done
[ -n "$scores" ] || complain "the first case has no ranking"
exit $failed
