#!/bin/sh
# start.sh SOURCE: what ./start does before it builds, in a copy of it among stand-ins for the system's programs, so
# that neither this machine nor its packages matter.
# shellcheck disable=SC2016 # bodies of scripts
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/bin" "$scratch/home/build/release" "$scratch/home/casebooks"
cp "$1/start" "$scratch/home/start"

log=$scratch/log
bad=0

# stand_in FILE BODY
stand_in() { printf '#!/bin/sh\n%s\n' "$2" >"$1"; chmod +x "$1"; }
for tool in cmake ctest apt-get; do stand_in "$scratch/bin/$tool" "echo $tool \"\$@\" >>'$log'"; done
stand_in "$scratch/bin/dpkg-query" 'for p; do :; done; [ "$p" = "${LACKING:-}" ] || echo installed'
stand_in "$scratch/bin/id" 'echo ${WHO:-1000}'
stand_in "$scratch/bin/sudo" "[ \"\${SUDO:-no}\" = yes ] || exit 1; [ \"\$1\" = -n ] && shift; \"\$@\""
for program in yindi yindi-gui; do
  stand_in "$scratch/home/build/release/$program" "echo $program \"\$@\" >>'$log'; [ \"\$1\" != \"\${FAILING:-}\" ]"
done

# expect STATUS NAME=VALUE… -- ARGUMENT…: runs start from elsewhere; what was called is in $log, what was said in $said.
expect() {
  wanted=$1 settings=
  shift
  while [ "$1" != -- ]; do settings="$settings $1"; shift; done
  shift
  : >"$log"
  status=0
  # shellcheck disable=SC2086 # a list of words
  (cd / && env -u DISPLAY -u WAYLAND_DISPLAY -u CI PATH="$scratch/bin:$PATH" $settings \
    sh "$scratch/home/start" "$@" </dev/null >"$scratch/said" 2>&1) || status=$?
  [ "$status" = "$wanted" ] || wrong "exit $status, not $wanted, of:$settings start $*"
}
wrong() { bad=1; printf '%s\n' "$1"; cat "$scratch/said" "$log"; }
called() { grep -q -- "$1" "$log" || wrong "did not call: $1"; }
not_called() { ! grep -q -- "$1" "$log" || wrong "called: $1"; }
said() { grep -q -- "$1" "$scratch/said" || wrong "did not say: $1"; }

expect 0 -- help
said 'no-window'
expect 2 -- nonsense
expect 2 -- build test

expect 0 --
not_called apt-get
called 'cmake .*--target yindi yindi-gui'
called 'yindi rank casebooks/sichuan-plateau'
called 'yindi report casebooks/sichuan-hilly --output .*/build/report/sichuan-hilly.html'
said "Report: $scratch/home/build/report/sichuan-hilly.html"
not_called yindi-gui\ casebooks
expect 0 DISPLAY=:0 --
called 'yindi-gui casebooks/sichuan-plateau'
expect 0 DISPLAY=:0 CI=true --
not_called yindi-gui\ casebooks
expect 0 DISPLAY=:0 -- --no-window
not_called yindi-gui\ casebooks
expect 1 FAILING=rank --
not_called 'yindi report'
expect 1 FAILING=report --

expect 0 -- test
called 'ctest --test-dir build/release'
expect 0 -- build
not_called 'yindi rank'

# A missing package: as root, with sudo, and with neither.
expect 0 LACKING=gettext WHO=0 -- build
called 'apt-get .* update'
called 'apt-get .* install --no-install-recommends gettext'
expect 0 LACKING=gettext SUDO=yes -- build
called 'apt-get .* install --no-install-recommends gettext'
expect 1 LACKING=gettext -- build
not_called apt-get
not_called cmake
said 'apt-get install -y --no-install-recommends gettext'
exit $bad
