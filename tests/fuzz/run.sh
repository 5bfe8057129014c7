#!/bin/sh
# run.sh BUILD [INPUTS [SECONDS]]: the request reader under the address and undefined-behaviour sanitizers, and the
# server under the thread sanitizer. BUILD is a folder in which the target `engine` was built; only the room's own files
# are compiled anew, because the whole engine under sanitizers takes a long time. Needs clang (CXX names another). With
# libFuzzer INPUTS are its runs; where it is not there the program makes them itself.
set -eu
build=$1 inputs=${2:-1000000} seconds=${3:-20}
cd "$(dirname -- "$0")/../.."
cxx=${CXX:-clang++}
room="answer answers ballot_store phone_page room server tokens"
out=$(mktemp -d)
trap 'rm -r "$out"' EXIT

# compile SANITIZERS PROGRAM DEFINES: what of the engine is not compiled here comes from its library.
compile() {
  sources="tests/fuzz/$2.cpp"
  for file in $room; do sources="$sources engine/workshop/$file.cpp"; done
  objects=""
  for file in $sources; do
    object="$out/$1-$(basename "$file").o"
    "$cxx" -std=c++20 -O1 -g -fno-omit-frame-pointer -fsanitize="$1" -fno-sanitize-recover=all $3 -I. -c "$file" -o "$object"
    objects="$objects $object"
  done
  "$cxx" -fsanitize="$1" $objects "$build/engine/libengine.a" $(sed -n 's/^  LINK_LIBRARIES = engine\/libengine.a//p' "$build/build.ninja" | head -1) -o "$out/$2"
}

compile address,undefined requests -DYINDI_OWN_LOOP
echo "made by chance:"
"$out/requests" "$inputs"
if compile fuzzer,address,undefined requests "" 2>/dev/null; then
  mkdir "$out/corpus"
  echo "libFuzzer:"
  "$out/requests" -runs="$inputs" -max_len=2000 -timeout=10 -verbosity=0 -print_final_stats=1 "$out/corpus"
fi
compile thread phones ""
echo "threads:"
"$out/phones" "$seconds"
