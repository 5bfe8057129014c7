#!/bin/sh
# catalogue.sh SOURCE: collects the literals of tr(…) and mark(…) and fails where zh.po lacks one or holds one that
# nobody says any more.
set -eu
cd "$1"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
find engine gui -name '*.cpp' -o -name '*.h' | sort >"$scratch/files"
xgettext --from-code=UTF-8 --language=C++ --keyword=tr:2 --keyword=mark:1 --no-location --files-from="$scratch/files" \
  --output="$scratch/all.pot"
msgcmp engine/language/zh.po "$scratch/all.pot"
msgcomm --unique --no-location engine/language/zh.po "$scratch/all.pot" >"$scratch/extra.po" 2>/dev/null || true
if grep -A1 '^msgid' "$scratch/extra.po" | grep -v '^msgid ""' | grep -q '^msgid'; then
  echo "zh.po holds sentences that no source says:"
  grep '^msgid' "$scratch/extra.po"
  exit 1
fi
