#!/bin/sh
# man.sh PROGRAM LANG VERSION OUTPUT: the manual page of yindi or yindi-gui out of its own help, so that both say the same.
set -eu
program=$1 lang=$2 version=$3 output=$4
page=$(basename "$program")
case $lang in
  zh) name='为县域选择产业并说明理由' window='因地的窗口' synopsis='概要' description='说明' command='命令' example='文件' also='参见' ;;
  *) name='choose industries for counties and defend the choice' window='the window of Yindi'
    synopsis=SYNOPSIS description=DESCRIPTION command=COMMAND example=FILES also='SEE ALSO' ;;
esac
case $page in *-gui) name=$window other=yindi ;; *) other=yindi-gui ;; esac
# Lines as they stand: backslashes, leading points and quotes, and the hyphens of options are shielded.
plain() { sed -e 's/\\/\\e/g' -e "s/^[.']/\\\\\&&/" -e 's/-/\\-/g'; }
# The help of the program, or of one of its commands; yindi-gui has neither commands nor another language.
help() {
  case $page in *-gui) "$program" --help ;; *) "$program" help "$@" --lang "$lang" ;; esac
}
{
  printf '.TH %s 1 "" "yindi %s" ""\n' "$(printf %s "$page" | tr a-z A-Z | plain)" "$version"
  printf '.SH NAME\n%s \\- %s\n' "$(printf %s "$page" | plain)" "$name"
  printf '.SH %s\n.nf\n' "$synopsis"
  help | sed -n 2p | plain
  printf '.fi\n.SH %s\n.nf\n' "$description"
  help | sed 2d | plain
  printf '.fi\n'
  for one in $(case $page in *-gui) ;; *) "$program" help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p' ;; esac); do
    printf '.SH %s: %s\n.nf\n' "$command" "$one" | sed 's/-/\\-/g'
    help "$one" | plain
    printf '.fi\n'
  done
  printf '.SH %s\n/usr/share/yindi/casebooks, /usr/share/yindi/criteria, /usr/share/yindi/manual\n' "$example"
  printf '.SH %s\n.BR %s (1)\n' "$also" "$(printf %s "$other" | plain)"
} >"$output.part"
mv "$output.part" "$output"
