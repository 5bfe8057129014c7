#!/bin/sh
# make.sh SOURCE YINDI OUTPUT: the manual as pages that need no network, out of SOURCE/{en,zh}/*.md.
# A line <!-- commands --> becomes what YINDI says of its commands. Needs cmark-gfm.
set -eu
source=$1 yindi=$2 output=$3

# Words of the frame around a chapter.
words() {
  case $1 in
    zh) manual='因地使用手册' contents='目录' before='上一章' after='下一章' other='English' other_lang=en html=zh-CN
        skip='跳到正文' once='与上文相同' show='展开' ;;
    *) manual='Yindi manual' contents='Contents' before='Previous' after='Next' other='中文' other_lang=zh html=en
       skip='To the text' once='as above' show='show' ;;
  esac
}

escaped() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g'; }
title_of() { sed -n '1s/^# //p' "$1" | escaped; }

# What the program says of itself. A long list that several commands have is folded, and told once.
commands() {
  printf '<pre><code>'
  "$yindi" help --lang "$1" | escaped
  printf '</code></pre>\n'
  for one in $("$yindi" help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p'); do
    "$yindi" help "$one" --lang "$1" | escaped | sed "s/^/$one	/"
  done | awk -F '\t' -v once="$once" -v show="$show" '
    function flush() {
      if (text == "") return
      if (lines > 14 && seen[text]++) printf "<p class=\"same\">%s %s</p>\n", head, once
      else if (lines > 14) printf "<details><summary>%s %s</summary><pre><code>%s</code></pre></details>\n", head, show, text
      else printf "<pre><code>%s</code></pre>\n", text
      text = ""; lines = 0
    }
    $1 != command { flush(); command = $1; printf "<h2>%s</h2>\n", command }
    { line = substr($0, length($1) + 2) }
    line == "" { flush(); next }
    { if (lines++ == 0) head = line; text = text line "\n" }
    END { flush() }'
}

# Headings of the second degree get a name, so that the list of contents can point to them.
named() { awk '{ while (sub(/<h2>/, "<h2 id=\"s" n + 1 "\">")) n++; print }'; }
headings() { sed -n 's|^<h2 id="\([^"]*\)">\(.*\)</h2>$|<li><a href="#\1">\2</a></li>|p'; }

body() { # LANG FILE
  sed 1d "$2" | cmark-gfm --unsafe -e table | while IFS= read -r line; do
    if [ "$line" = '<!-- commands -->' ]; then commands "$1"; else printf '%s\n' "$line"; fi
  done | sed -e 's|<table>|<div class="wide"><table>|' -e 's|</table>|</table></div>|' \
    -e 's|<p><img src="\([^"]*\)" alt="\([^"]*\)" /></p>|<figure><a href="\1"><img src="\1" alt="\2" width="1366" height="768" loading="lazy"></a><figcaption>\2</figcaption></figure>|' \
    -e '/language-formula/,/<\/pre>/{s/_\([A-Za-z]*\(,[a-z]\)*\)/<sub>\1<\/sub>/g;s|\^(\([^)]*\))|<sup>\1</sup>|g;s|\^\([a-z]\)|<sup>\1</sup>|g;}' | named
}

page() { # LANG FILE PREVIOUS NEXT
  name=$(basename "$2" .md)
  title=$(title_of "$2")
  chapter=$((chapter + 1))
  body "$1" "$2" >"$work/body"
  {
    cat <<HTML
<!DOCTYPE html>
<html lang="$html">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title – $manual</title>
<link rel="stylesheet" href="../style.css">
</head>
<body>
<a class="skip" href="#text">$skip</a>
<header><a class="home" href="index.html">$manual</a><a class="language" lang="$other_lang" hreflang="$other_lang" href="../$other_lang/$name.html">$other</a></header>
<div class="frame">
<nav aria-label="$contents"><details class="chapters" open><summary>$contents</summary><ol>
HTML
    for each in "$source/$1"/[0-9]*.md; do
      each_name=$(basename "$each" .md)
      if [ "$each_name" = "$name" ]; then
        printf '<li class="here"><a href="%s.html" aria-current="page">%s</a><ul>\n' "$each_name" "$title"
        headings <"$work/body"
        printf '</ul></li>\n'
      else
        printf '<li><a href="%s.html">%s</a></li>\n' "$each_name" "$(title_of "$each")"
      fi
    done
    printf '</ol></details></nav>\n<main id="text">\n<p class="number">%s</p>\n<h1>%s</h1>\n' "$chapter" "$title"
    cat "$work/body"
    printf '<div class="turn">'
    [ -z "$3" ] || printf '<a rel="prev" href="%s.html"><span>%s</span>%s</a>' "$(basename "$3" .md)" "$before" "$(title_of "$3")"
    [ -z "$4" ] || printf '<a rel="next" href="%s.html"><span>%s</span>%s</a>' "$(basename "$4" .md)" "$after" "$(title_of "$4")"
    printf '</div>\n</main>\n</div>\n</body>\n</html>\n'
  } >"$output/$1/$name.html"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$output/en" "$output/zh" "$output/pictures"
mkdir -p "$output"
cp "$source/style.css" "$output/style.css"
cp -R "$source/pictures" "$output/pictures"
for lang in en zh; do
  mkdir -p "$output/$lang"
  words $lang
  chapter=0 previous= here=
  for file in "$source/$lang"/[0-9]*.md ''; do
    [ -z "$here" ] || page $lang "$here" "$previous" "$file"
    previous=$here here=$file
  done
  # The first thing seen: what the manual holds.
  {
    printf '<!DOCTYPE html>\n<html lang="%s">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n<title>%s</title>\n<link rel="stylesheet" href="../style.css">\n</head>\n<body>\n' "$html" "$manual"
    printf '<header><a class="home" href="index.html">%s</a><a class="language" lang="%s" hreflang="%s" href="../%s/index.html">%s</a></header>\n<main class="cover">\n' "$manual" "$other_lang" "$other_lang" "$other_lang" "$other"
    cmark-gfm --unsafe "$source/$lang/index.md"
    printf '<ol class="cards">\n'
    for each in "$source/$lang"/[0-9]*.md; do
      printf '<li><a href="%s.html"><b>%s</b><span>%s</span></a></li>\n' "$(basename "$each" .md)" "$(title_of "$each")" "$(sed -n '3s/^> //p' "$each" | escaped)"
    done
    printf '</ol>\n</main>\n</body>\n</html>\n'
  } >"$output/$lang/index.html"
done
