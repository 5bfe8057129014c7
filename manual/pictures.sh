#!/bin/sh
# pictures.sh YINDI-GUI FOLDER: makes the manual's pictures again, in both languages, into FOLDER/{en,zh}.
# It drives the first case through the real window, so it needs Xvfb, xdotool, xclip and ImageMagick's import beside pngquant.
set -eu
gui=$(readlink -f "$1")
mkdir -p "$2"
folder=$(readlink -f "$2")
work=$(mktemp -d)
screen=:79
Xvfb $screen -screen 0 1366x768x24 >/dev/null 2>&1 &
server=$!
window=
trap 'kill $window $server 2>/dev/null || true; rm -rf "$work"' EXIT
sleep 1
export DISPLAY=$screen XDG_CONFIG_HOME="$work/config" XDG_CACHE_HOME="$work/cache" LC_ALL=C.UTF-8
cases=$(dirname "$(readlink -f "$0")")/../casebooks

click() { xdotool mousemove "$1" "$2" sleep .3 click 1 sleep .6; }
key() { xdotool key "$1" sleep .8; }
words() { # typed letters other than Latin ones get lost, so all are pasted
  printf %s "$1" | xclip -selection clipboard
  xdotool key ctrl+v sleep .8
}
snap() { # NAME: what the window shows, with the pointer out of the way
  xdotool mousemove 1345 560 sleep 1.5
  import -window root "$folder/$lang/$1.png"
}
shot() { # NAME ARGUMENT…: drawn without a display
  name=$1
  shift
  "$gui" --screenshot "$folder/$lang/$name.png" --size 1366x768 --lang $lang --theme light "$@"
}

for lang in en zh; do
  case $lang in
    en) author='Agriculture bureau of Bazhong' by='County government' dissent='The bank doubts the first three years'
        reason='Places like ours live from it, and the land suits it' cell=500 row=282 ;;
    zh) author='巴中市农业农村局' by='县人民政府' dissent='银行对头三年有顾虑' reason='条件相近的县靠它吃饭，土地也适合' cell=410 row=240 ;;
  esac
  rm -rf "$folder/$lang" && mkdir -p "$folder/$lang" "$work/$lang"
  shot start
  export HOME="$work/$lang"
  cd "$HOME"
  "$gui" --size 1366x768 --lang $lang >"$work/log" 2>&1 &
  window=$!
  sleep 4
  click 1046 90; sleep 2      # New case...
  click 300 300; sleep 2      # the hills
  key ctrl+Return; sleep 1
  click 170 662               # Bazhong
  click 370 307; click 370 338; click 370 369
  snap counties
  key ctrl+Return; sleep 2
  click 160 243; click 160 274; click 160 336; click 160 491
  snap industries
  click 200 174; words goat; sleep 1; click 160 243
  key ctrl+Return; key ctrl+Return; sleep 1
  click 460 477; words "$author"
  key ctrl+Return; sleep 3
  click 300 462; key ctrl+a; words '~/three-counties'; sleep 1
  snap summary
  key ctrl+Return; sleep 6
  key ctrl+4; sleep 2
  click "$cell" "$row"; xdotool type --delay 90 320; key Return; sleep 2; click "$cell" "$row"
  snap own
  key ctrl+s; sleep 2
  kill $window
  window=
  sleep 1
  one=$(ls -d "$work/$lang"/*/)
  one=${one%/}
  sed -i '/^\[journal\]/,$d' "$one/casebook.toml"
  rm -f "$one/journal.jsonl"
  printf '[[decision]]\ncounty = "511921"\nchosen = ["tea"]\nby = "%s"\ndate = 2026-12-01\nreason = "%s"\ndissent = "%s"\n' \
    "$by" "$reason" "$dissent" >>"$one/casebook.toml"
  shot ranking --page ranking --county 511921 "$one"
  shot robustness --page robustness --county 511921 "$one"
  shot region --page region --view today "$cases/sichuan-hilly"
  shot decision --page workshop --view decision --county 511921 "$one"
  shot report --page report --county 511921 "$one"
  shot weights --page weights --county 511921 "$one"
  shot round --page workshop --view round --county 511921 "$one"
  shot criteria --page criteria --county 511921 "$one"
done
for picture in "$folder"/*/*.png; do pngquant --force --strip --speed 1 --output "$picture" 64 "$picture"; done
