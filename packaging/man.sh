#!/bin/sh
# man.sh YINDI LANG VERSION OUTPUT: the manual page of yindi out of its own help, so that both say the same.
set -eu
yindi=$1 lang=$2 version=$3 output=$4
case $lang in
  zh) name='为县域选择产业并说明理由' synopsis='概要' description='说明' command='命令' example='文件' ;;
  *) name='choose industries for counties and defend the choice' synopsis=SYNOPSIS description=DESCRIPTION command=COMMAND example=FILES ;;
esac
# Lines as they stand: backslashes, leading points and quotes, and the hyphens of options are shielded.
plain() { sed -e 's/\\/\\e/g' -e "s/^[.']/\\\\\&&/" -e 's/-/\\-/g'; }
{
  printf '.TH YINDI 1 "" "yindi %s" ""\n.SH NAME\nyindi \\- %s\n' "$version" "$name"
  printf '.SH %s\n.nf\n' "$synopsis"
  "$yindi" help --lang "$lang" | sed -n 2p | plain
  printf '.fi\n.SH %s\n.nf\n' "$description"
  "$yindi" help --lang "$lang" | sed 2d | plain
  printf '.fi\n'
  for one in $("$yindi" help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p'); do
    printf '.SH %s: %s\n.nf\n' "$command" "$one" | sed 's/-/\\-/g'
    "$yindi" help "$one" --lang "$lang" | plain
    printf '.fi\n'
  done
  printf '.SH %s\n/usr/share/yindi/casebooks, /usr/share/yindi/criteria\n' "$example"
} >"$output.part"
mv "$output.part" "$output"
