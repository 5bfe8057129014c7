#include "engine/case/quality.h"
#include "engine/rationale/charts.h"
#include "engine/rationale/county_proof.h"
#include "engine/rationale/county_sheet.h"
#include "engine/rationale/markup.h"
#include "engine/rationale/sheet.h"
#include "engine/rationale/sheet_painter.h"
#include "engine/rationale/sheet_words.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace yindi {
namespace {

constexpr const char* sheet_style = R"(
:root { --ink: #111; --t2: #4a5462; --line: #c9c9c9; --accent: #23415F; --tint: #E7EDF4; }
* { box-sizing: border-box; }
html { background: #eceff2; -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); font: 17px/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
.long { overflow-wrap: anywhere; }
main { max-width: 860px; margin: 24px auto; padding: 28px 40px 44px; background: #fff; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 20px; padding-bottom: 6px; border-bottom: 3px solid var(--accent); color: var(--t2); font-size: 14px; }
h1 { margin: 18px 0 10px; font-size: 30px; line-height: 1.25; text-wrap: balance; }
section { padding: 14px 0 16px; border-bottom: 1px solid var(--line); display: grid; grid-template-columns: 128px minmax(0, 1fr); gap: 0 18px; scroll-margin-bottom: 70px; }
h2 { margin: 2px 0 0; font-size: 16px; line-height: 1.4; color: var(--accent); }
p { margin: 0 0 8px; }
.head { font-size: 24px; line-height: 1.3; font-weight: 700; }
.note, .code { font-size: 14px; line-height: 1.5; color: #3c3c3c; }
.strip { display: flex; margin: 0 0 10px; padding: 0; list-style: none; border: 1px solid var(--ink); max-width: 420px; font-size: 15px; }
.strip li { flex: 1; padding: 3px 8px; text-align: center; color: var(--t2); border-left: 1px solid var(--ink); }
.strip li:first-child { border-left: 0; }
.strip .on { background: #000; color: #fff; font-weight: 700; }
.disc { display: inline-block; width: .8em; height: .8em; margin-right: .35em; border: 1.5px solid #000; border-radius: 50%; vertical-align: -.05em; background: #fff; }
.disc.half { background: linear-gradient(90deg, #000 50%, #fff 50%); } .disc.full { background: #000; }
.gauges { display: grid; grid-template-columns: 1fr 1fr; gap: 18px; }
.gauge > b { font-size: 15px; } .gauge .share { float: right; font-size: 22px; line-height: 1.1; font-weight: 700; }
.bar { position: relative; clear: both; height: 14px; margin: 4px 0 20px; border: 1px solid var(--ink); }
.bar > i { position: absolute; inset: 0 auto 0 0; background: var(--accent); }
.bar > span { position: absolute; top: 14px; transform: translateX(-50%); font-size: 13px; color: var(--t2); white-space: nowrap; }
.bar > u { position: absolute; top: -4px; bottom: -1px; width: 2px; background: #000; box-shadow: 0 0 0 1px #fff; }
.values { display: flex; height: 12px; border: 1px solid var(--ink); margin: 6px 0 2px; }
.values i { display: block; border-left: 1px solid var(--ink); } .values i:nth-child(1) { background: var(--accent); border: 0; }
.values i:nth-child(3) { background: repeating-linear-gradient(135deg, #fff 0 3px, #777 3px 4px); }
.legend { display: flex; justify-content: space-between; font-size: 13px; color: var(--t2); }
table { width: 100%; border-collapse: collapse; border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink); margin: 2px 0 10px; font-size: 15px; line-height: 1.4; }
caption { text-align: left; font-size: 14px; color: var(--t2); padding-bottom: 4px; }
th, td { padding: 4px 10px 4px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-weight: 700; border-bottom: 1px solid var(--ink); vertical-align: bottom; }
.n { text-align: right; font-variant-numeric: tabular-nums; } td.n.short { white-space: nowrap; }
tr.group th { font-weight: 700; background: #ececec; padding-left: 6px; }
.maps { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0 12px; } .maps b { font-size: 14px; line-height: 1.3; }
.drawings { display: grid; grid-template-columns: repeat(2, 1fr); gap: 8px 12px; margin: 0 0 10px; } .drawings > div { break-inside: avoid; } .drawings b { font-size: 14px; } .drawings svg { display: block; width: 100%; height: auto; }
tr.total th, tr.total td { font-weight: 700; border-top: 1px solid var(--ink); }
td.chart { padding-right: 0; } .bars col.c { width: 26%; } .bars col.v { width: 17%; } .diff { position: relative; display: block; height: 13px; }
.diff i { position: absolute; top: 0; bottom: 0; background: var(--accent); } .diff i.minus { background: #fff; border: 1px solid #000; }
.diff u { position: absolute; top: -5px; bottom: -5px; width: 1px; background: #000; }
.form span.grow { white-space: nowrap; } .legend span { white-space: nowrap; } .form { border: 1.5px solid var(--ink); padding: 10px 14px; } .form p, .line { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 6px 0; }
.line > span, .form p > span { flex: 0 1 auto; display: flex; align-items: flex-end; gap: 8px; } .grow { flex: 1 1 140px !important; }
.blank { flex: 1; min-width: 70px; border-bottom: 1px solid #000; height: 1.4em; } .tick { display: inline-block; width: 15px; height: 15px; border: 1.5px solid #000; align-self: center; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px; margin: 0; } dt { font-weight: 700; } dd { margin: 0; }
.boxes { display: grid; grid-template-columns: repeat(5, 1fr); border: 1px solid #000; margin: 4px 0 12px; font-size: 14px; text-align: center; } .boxes div { padding: 4px; border-left: 1px solid #000; } .boxes div:first-child { border: 0; } .boxes b { display: block; }
.signs { display: flex; flex-wrap: wrap; gap: 12px 18px; margin-top: 40px; }
.star { float: left; width: 270px; max-width: 100%; margin: 0 20px 8px 0; } .star { overflow: visible; } .star text { font-size: 13px; }
footer { margin-top: 14px; font-size: 13px; color: var(--t2); }
nav, .brief { display: none; } .bar em { font-style: normal; }
data { white-space: nowrap; }
@media (max-width: 640px) {
  body { font-size: 17px; line-height: 26px; padding-bottom: 64px; }
  main { margin: 0; padding: 12px 16px 24px; } h1 { font-size: 26px; }
  section { display: block; } h2 { margin-bottom: 6px; font-size: 18px; }
  .gauge > b { display: block; } .gauge .share { float: none; }
  header span:first-child { display: none; } .gauges { gap: 14px; grid-template-columns: repeat(2, minmax(0, 1fr)); } .gauge b { font-weight: 700; } .bar em { display: none; } .form p { display: none; } .strip { font-size: 13px; } .strip li { padding: 3px 4px; }
  .wide colgroup { display: none; } .wide table, .wide caption, .wide tbody, .wide tr, .wide td, .wide th { display: block; width: auto; } .wide thead { display: none; }
  .wide tr { display: flex; flex-wrap: wrap; gap: 0 14px; padding: 6px 0; border-bottom: 1px solid var(--line); } .wide tr > * { max-width: 100%; } .wide td.none { display: none; } .wide th, .wide td { padding: 0; border: 0; text-align: left; } .wide td:empty, .wide th:empty { display: none; }
  .wide td[data-label]::before { content: attr(data-label) ": "; color: var(--t2); } :lang(zh) .wide td[data-label]::before { content: attr(data-label) "："; } .wide td.n.short { white-space: normal; } .wide tbody th { font-weight: 700; }
  .bars colgroup, .bars thead { display: none; } .bars table, .bars caption, .bars tbody, .bars tbody th { display: block; } .bars tr { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 64px; gap: 0 10px; padding: 6px 0; border-bottom: 1px solid var(--line); } .bars tbody th { grid-column: 1 / 4; } .bars td, .bars tbody th { padding: 0; border: 0 !important; text-align: left; } .bars td.n[data-label]:not(:empty)::before { content: attr(data-label) ": "; color: var(--t2); } :lang(zh) .bars td.n[data-label]:not(:empty)::before { content: attr(data-label) "："; } .bars td.chart { grid-column: 1 / 3; align-self: center; } .bars td.keep { text-align: right; } .bars td.n:empty { display: none; } .bars td.n.short { white-space: normal; }
  .maps, .drawings { grid-template-columns: 1fr; } .map text[paint-order] { font-size: 15px; }
  .boxes { grid-template-columns: 1fr 1fr; text-align: left; } .boxes div { border: 0; } .star { float: none; display: block; margin: 0 auto 8px; }
  nav { position: fixed; left: 0; right: 0; bottom: 0; height: 56px; display: flex; background: #f7f9fb; border-top: 1px solid var(--line); } nav a { flex: 1; display: flex; align-items: center; justify-content: center; color: var(--ink); font-size: 14px; line-height: 1.2; text-align: center; text-decoration: none; }
}
@page { size: A4; margin: 10mm 14mm; }
@media print {
  html { background: none; } body { font-size: 9.2pt; line-height: 1.3; } main { max-width: none; margin: 0; padding: 0; }
  h1 { font-size: 17pt; margin: 3mm 0 2mm; } h2 { font-size: 9.6pt; } .head { font-size: 13pt; } section { padding: .8mm 0; grid-template-columns: 22mm minmax(0, 1fr); gap: 0 3mm; break-inside: avoid; }
  p { margin-bottom: .5mm; } table { font-size: 7.6pt; line-height: 1.18; margin-bottom: .4mm; } th, td { padding: .12mm 2mm .12mm 0; } .note, .code, header, caption, .legend, footer { font-size: 7.2pt; line-height: 1.22; }
  .strip { font-size: 8.4pt; } .bar { height: 3mm; margin-bottom: 4.4mm; } .bar > span { top: 3mm; font-size: 7.6pt; } .diff { height: 2.4mm; } .boxes { font-size: 8pt; } .signs { margin-top: 7mm; } .star { width: 44mm; }
  tr.rest { display: none; } .brief { display: block; }
  section.second { break-before: page; } nav { display: none; } .bar, .values, .strip .on, .diff i, .disc { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)";

struct PageWriter {
  const CountySheet& sheet;
  std::string out{};

  std::string safe(const std::string& text) const { return escape_markup(text); }
  void words(const std::vector<SheetRun>& words) {
    for (const SheetRun& run : words) out += run.bold ? "<b>" + safe(run.text) + "</b>" : safe(run.text);
  }
  /// A number as a claim: its full value stands beside it.
  std::string number(const std::string& id, const std::string& shown) const {
    const auto found =
        std::find_if(sheet.claims.begin(), sheet.claims.end(), [&](const Claim& claim) { return claim.id == id; });
    if (found == sheet.claims.end()) return safe(shown);
    return fmt::format(R"(<data data-claim="{}" value="{}">{}</data>)", safe(id), shortest(found->value), safe(shown));
  }

  /// A table is as wide as its words need, so a word is broken only where it is longer than a column could be.
  static std::string classes(const std::string& text, bool number) {
    constexpr std::size_t long_word = 28, short_number = 14;
    std::size_t word = 0, longest = 0;
    for (const char c : text) {
      word = c == ' ' || (static_cast<unsigned char>(c) & 0x80) != 0 ? 0 : word + 1;
      longest = std::max(longest, word);
    }
    std::string all = number ? "n" : "";
    if (number && text.size() <= short_number) all += " short";
    if (longest > long_word) all += all.empty() ? "long" : " long";
    if (text == "–") all += all.empty() ? "none" : " none";
    return all.empty() ? std::string() : " class=\"" + all + "\"";
  }

  void operator()(const SheetText& b) {
    const char* names[] = {"head", "lead", "text", "note", "code"};
    out += fmt::format(R"(<p class="{}">)", names[static_cast<int>(b.kind)]);
    if (!b.mark.empty()) out += fmt::format(R"(<span class="disc {}"></span>)", b.mark);
    words(b.words);
    out += "</p>\n";
  }
  void operator()(const SheetStrip& b) {
    out += R"(<ul class="strip">)";
    for (std::size_t i = 0; i < b.cells.size(); ++i)
      out += fmt::format("<li{}>{}</li>", static_cast<int>(i) == b.chosen ? R"( class="on" aria-current="true")" : "",
                         safe(b.cells[i]));
    out += "</ul>\n";
  }
  void gauge(const SheetGauge& g, const char* claim) {
    out +=
        fmt::format(R"(<div class="gauge"><b>{}</b> <span class="share">{}</span><div class="bar" aria-hidden="true">)",
                    safe(g.name), g.share ? number(claim, g.shown) : std::string("–"));
    if (g.share) out += fmt::format(R"(<i style="width:{:.2f}%"></i>)", 100 * *g.share);
    for (const auto& [at, word] : {std::pair(g.likely, g.likely_word), std::pair(g.clear, g.clear_word)})
      out +=
          fmt::format(R"(<u style="left:{0:.1f}%"></u><span style="left:{0:.1f}%"><b>{0:.0f} </b><em>{1}</em></span>)",
                      100 * at, safe(word));
    out += "</div><p class=\"note\">" + safe(g.said) + "</p>";
  }
  void operator()(const SheetGauges& b) {
    out += R"(<div class="gauges">)";
    gauge(b.left, "sure.weights");
    out += "</div>";
    gauge(b.right, "sure.data");
    int all = 0;
    for (const auto& [name, count] : b.values) all += count;
    if (all > 0) {
      out += R"(<div class="values" aria-hidden="true">)";
      for (const auto& [name, count] : b.values)
        out += fmt::format(R"(<i style="width:{:.2f}%"></i>)", 100.0 * count / all);
      out += R"(</div><div class="legend">)";
      const char* ids[] = {"values.sourced", "values.assumed", "values.open"};
      for (std::size_t i = 0; i < b.values.size() && i < 3; ++i)
        out +=
            "<span>" + safe(b.values[i].first) + " " + number(ids[i], std::to_string(b.values[i].second)) + "</span>";
      out += "</div>";
    }
    out += "</div></div>\n";
  }
  void operator()(const SheetBars& b) {
    double up = 1e-12, down = 0;
    for (const SheetBar& bar : b.bars) up = std::max(up, bar.points), down = std::min(down, bar.points);
    const double zero = -down / (up - down) * 100, unit = 100 / (up - down);
    out += R"(<div class="bars"><table><caption>)" + safe(b.caption) + "</caption>\n<colgroup><col/>";
    out += std::string(b.other.empty() ? R"(<col class="v"/>)" : R"(<col class="v"/><col class="v"/>)") +
           R"(<col class="c"/><col/></colgroup>)" + "\n<thead><tr><td></td>";
    out += fmt::format(R"(<th class="n" scope="col">{}</th>)", safe(b.own));
    if (!b.other.empty()) out += fmt::format(R"(<th class="n" scope="col">{}</th>)", safe(b.other));
    out += "<td></td><td></td></tr></thead><tbody>";
    std::size_t at = 0;
    for (const SheetBar& bar : b.bars) {
      const Quality* quality = find_quality(bar.mark);
      const auto& claims = sheet.claims;
      std::string claim = bar.total ? "lead" : bar.rest ? "contribution.others" : "";
      if (claim.empty()) { // the bars stand in the order of the contributions
        std::size_t seen = 0;
        for (const Claim& one : claims)
          if (one.id.starts_with("contribution.") && one.id != "contribution.others" && seen++ == at) claim = one.id;
        ++at;
      }
      out += fmt::format(R"(<tr{}><th scope="row"{}>{}{}</th>)", bar.total ? R"( class="total")" : "",
                         classes(bar.name, false), quality ? std::string(quality->symbol) + " " : "", safe(bar.name));
      const auto value = [&](const std::string& shown, const std::string& label) {
        out += fmt::format(R"(<td{} data-label="{}">{}</td>)", classes(shown, true), safe(label), safe(shown));
      };
      value(bar.own, b.own);
      if (!b.other.empty()) value(bar.other, b.other);
      out += fmt::format(
          R"(<td class="chart" aria-hidden="true"><span class="diff"><i{} style="left:{:.2f}%;width:{:.2f}%"></i><u style="left:{:.2f}%"></u></span></td><td class="n short keep">{}</td></tr>)"
          "\n",
          bar.points < 0 ? R"( class="minus")" : "", bar.points < 0 ? zero + bar.points * unit : zero,
          std::abs(bar.points) * unit, zero, number(claim, bar.shown));
    }
    out += "</tbody></table></div>\n<p class=\"note\">" + safe(b.key) + "</p>\n";
  }
  void operator()(const SheetTable& b) {
    out += R"(<div class="wide"><table>)";
    if (!b.caption.empty()) out += "<caption>" + safe(b.caption) + "</caption>";
    out += "<colgroup>";
    for (const SheetColumn& column : b.columns)
      out += fmt::format(R"(<col style="width:{:.1f}%"/>)", 100 * column.share);
    out += "</colgroup><thead><tr>";
    for (const SheetColumn& column : b.columns)
      out += fmt::format(R"(<th scope="col"{}>{}</th>)", classes(column.title, column.number), safe(column.title));
    out += "</tr></thead><tbody>\n";
    constexpr std::size_t rows_on_paper = 24; // of a table that may be told in brief
    const bool brief = b.in_brief.size() > rows_on_paper + 1;
    for (std::size_t k = 0; k < b.rows.size(); ++k) {
      const auto& row = b.rows[k];
      if (row.size() == 1 && b.columns.size() > 1) {
        out += fmt::format(R"(<tr class="group"><th scope="rowgroup" colspan="{}">{}</th></tr>)"
                           "\n",
                           b.columns.size(), safe(row.front()));
        continue;
      }
      out += brief && k >= rows_on_paper ? R"(<tr class="rest">)" : "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool head = i == 0;
        out += fmt::format(R"(<{0}{1}{2}>{3}</{0}>)", head ? "th" : "td", classes(row[i], b.columns[i].number),
                           head ? std::string(R"( scope="row")")
                                : fmt::format(R"( data-label="{}")", safe(b.columns[i].title)),
                           safe(row[i]));
      }
      out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
    if (brief) out += R"(<p class="note brief">)" + safe(sheets::brief_of(b, rows_on_paper)) + "</p>\n";
  }
  void operator()(const SheetForm& b) {
    out += b.head.empty() ? R"(<div class="line">)" : R"(<div class="form"><b>)" + safe(b.head) + "</b>";
    for (const auto& fields : b.lines) {
      if (!b.head.empty()) out += "<p>";
      for (const SheetField& field : fields)
        out += fmt::format(R"(<span{}>{}{}{}</span> )", field.blank ? R"( class="grow")" : "",
                           field.box ? R"(<i class="tick"></i>)" : "", safe(field.label),
                           field.blank ? R"(<i class="blank"></i>)" : "");
      if (!b.head.empty()) out += "</p>";
    }
    out += "</div>\n";
  }
  void operator()(const SheetFacts& b) {
    out += "<dl>";
    for (const auto& [label, value] : b.rows) out += "<dt>" + safe(label) + "</dt><dd>" + safe(value) + "</dd>";
    out += "</dl>\n";
  }
  void operator()(const SheetStar& b) {
    if (!b.rays.empty()) star(b);
    for (const auto& paragraph : b.beside) {
      out += "<p>";
      words(paragraph);
      out += "</p>\n";
    }
  }
  void star(const SheetStar& b) {
    constexpr double cx = 135, cy = 95;
    // As wide as the longest name beside a node needs.
    double reach = 135;
    const std::vector<double> turned = directions(b);
    for (std::size_t i = 0; i < b.rays.size(); ++i)
      if (const double side = std::abs(std::cos(turned[i])); side >= 0.45)
        reach = std::max(reach, 76 * side + 18 +
                                    approximate_text_width(b.rays[i].name, TextSize::S, false) * 13 / em(TextSize::S));
    std::string said = b.centre;
    for (const SheetStar::Ray& ray : b.rays)
      said += (sheet.language == Language::zh ? "，" : ", ") + ray.name + " " + ray.letter;
    out += fmt::format(R"(<svg class="star" viewBox="{:.0f} 0 {:.0f} 190" role="img" aria-label="{}">)", cx - reach,
                       2 * reach, safe(said));
    std::string nodes;
    const std::vector<double> angles = directions(b);
    for (std::size_t i = 0; i < b.rays.size(); ++i) {
      const SheetStar::Ray& ray = b.rays[i];
      const double angle = angles[i], x = cx + 76 * std::cos(angle), y = cy - 62 * std::sin(angle);
      out += fmt::format(R"(<line x1="{}" y1="{}" x2="{:.1f}" y2="{:.1f}" stroke="#555" stroke-width="{}"/>)", cx, cy,
                         x, y, ray.same ? 4 : 1);
      nodes += ray.same ? fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="22" height="22" fill="#23415F"/>)", x - 11,
                                      y - 11)
                        : fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="11" fill="#fff" stroke="#000"/>)", x, y);
      nodes += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="middle" fill="{}">{}</text>)", x, y + 4.5,
                           ray.same ? "#fff" : "#000", safe(ray.letter));
      const double side = std::cos(angle);
      const bool upright = std::abs(side) < 0.45; // the name stands above or below
      nodes += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>)",
                           x + (upright    ? 0
                                : side > 0 ? 15
                                           : -15),
                           y + (!upright              ? 4.5
                                : std::sin(angle) > 0 ? -15
                                                      : 25),
                           upright    ? "middle"
                           : side > 0 ? "start"
                                      : "end",
                           safe(ray.name));
    }
    out += nodes +
           fmt::format(R"(<rect x="{0}" y="{1}" width="26" height="26" fill="#23415F" stroke="#000" stroke-width="3"/>)"
                       R"(<text x="{2}" y="{3}" text-anchor="middle" fill="#fff">{4}</text></svg>)",
                       cx - 13, cy - 13, cx, cy + 4.5, safe(b.centre_letter)) +
           "\n";
  }
  /// Where it is `small`, or there are too many counties, without their names.
  void map(const SheetMap& b, const std::string& name_of_map, bool small = false) {
    const bool many = b.nodes.size() > most_named_nodes;
    const double w = small ? 300 : 640,
                 h = small  ? 320
                     : many ? 560
                            : 620,
                 r = small ? (many ? 5 : 8) : (many ? 9 : 11), side = small ? 12 : 34, above = small ? 12 : 24;
    const double room = std::sqrt(w * h / static_cast<double>(std::max<std::size_t>(1, b.nodes.size())));
    const auto at = spread_out(b, w - 2 * side, h - 2 * side,
                               small ? std::clamp(0.75 * room, 11.0, 30.0) : std::clamp(0.75 * room, 20.0, 46.0));
    out += fmt::format(
        R"(<svg class="map" viewBox="0 0 {} {}" role="img" aria-label="{}" style="width:100%;height:auto;font-size:{}px">)",
        w, h, safe(name_of_map), small || many ? 9 : 12);
    const auto x_of = [&](std::size_t i) { return at[i].first + side; };
    const auto y_of = [&](std::size_t i) { return at[i].second + above; };
    for (const SheetMap::Edge& edge : b.edges)
      out += fmt::format(R"(<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}" stroke-width="{}"/>)",
                         x_of(edge.a), y_of(edge.a), x_of(edge.b), y_of(edge.b), edge.same ? "#8596ad" : "#c9c9c9",
                         edge.same ? r / 2 : 1);
    for (std::size_t i = 0; i < b.nodes.size(); ++i) {
      const SheetMap::Node& node = b.nodes[i];
      const double x = x_of(i), y = y_of(i), frame = r + 3;
      if (node.framed)
        out += fmt::format(
            R"(<rect x="{:.1f}" y="{:.1f}" width="{}" height="{}" fill="#fff" stroke="#000" stroke-width="2"/>)",
            x - frame, y - frame, 2 * frame, 2 * frame);
      out += node.kind == 0 ? fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{}" height="{}" fill="#23415F"/>)",
                                          x - r, y - r, 2 * r, 2 * r)
                            : fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="{}" fill="{}" stroke="#000"/>)", x, y,
                                          r, node.kind == 1 ? "#fff" : "#dde3ea");
      if (small && many) continue;
      out += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="middle" fill="{}">{}</text>)", x,
                         y + (small || many ? 3.2 : 4.2), node.kind == 0 ? "#fff" : "#000", safe(node.letter));
    }
    // Names come last, each with a white rim, so that nothing is printed over them.
    const auto name = [&](double x, double y, int size, const char* weight, const std::string& text) {
      out += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="{}" font-weight="{}" )"
                         R"(stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">{}</text>)",
                         x, y, size, weight, safe(text));
    };
    for (std::size_t i = 0; i < b.nodes.size() && !small && !many; ++i)
      name(x_of(i), y_of(i) + r + (b.nodes[i].framed ? 15 : 12), b.nodes.size() <= 30 ? 13 : 11, "400",
           b.nodes[i].name);
    for (const SheetMap::District& district : b.districts) {
      double x = 0, y = 0;
      for (const std::size_t i : district.nodes) x += x_of(i), y += y_of(i);
      const auto n = static_cast<double>(district.nodes.size());
      name(x / n, y / n + 5, 14, "700", district.name);
    }
    out += "</svg>\n";
  }
  /// What stands under a picture: its number and title, and how it is to be read.
  void figure(const std::string& title, const std::string& key) {
    out += "<p class=\"note\">" + (title.empty() ? "" : "<b>" + safe(title) + "</b> ") + safe(key) + "</p>\n";
  }
  void operator()(const SheetMap& b) {
    map(b, b.title.empty() ? b.key : b.title);
    figure(b.title, b.key);
  }
  void operator()(const SheetMaps& b) {
    out += R"(<div class="maps">)";
    for (const auto& [title, one] : b.maps) {
      out += "<div><b>" + safe(title) + "</b>";
      map(one, title, true);
      out += "</div>";
    }
    out += "</div>\n";
    figure(b.title, b.key);
  }
  void operator()(const SheetDrawings& b) {
    out += R"(<div class="drawings">)";
    for (const SheetDrawings::One& one : b.drawings)
      out += "<div><b>" + safe(one.title) + "</b>" + to_svg(one.drawing) + "</div>";
    out += "</div>\n";
  }
  void operator()(const SheetBoxes& b) {
    out += R"(<div class="boxes">)";
    for (const auto& [label, value] : b.boxes) out += "<div><b>" + safe(label) + "</b>" + safe(value) + "</div>";
    out += "</div>\n";
  }
  void operator()(const SheetSignatures& b) {
    out += R"(<div class="signs">)";
    for (const std::string& name : b.names)
      out += R"(<span class="line grow"><span class="grow">)" + safe(name) + R"( <i class="blank"></i></span></span>)";
    if (!b.end.empty()) out += "<span>" + safe(b.end) + "</span>";
    out += "</div>\n";
  }
};

} // namespace

std::string write_county_html(const CountySheet& sheet) {
  const bool zh = sheet.language == Language::zh;
  // The parts first: the head carries what their texts hash to.
  PageWriter body{sheet};
  PartTexts texts;
  int page = 1;
  for (const SheetPart& part : sheet.parts) {
    const std::string head =
        fmt::format("<section id=\"{}\"{}>", body.safe(part.id), part.page != page ? R"( class="second")" : "");
    page = part.page;
    const std::size_t from = body.out.size() + head.size();
    body.out += head + fmt::format("\n<h2>{}</h2>\n<div>\n", body.safe(part.label));
    for (const SheetBlock& block : part.blocks) {
      // In English the title says it already.
      if (const auto* text = std::get_if<SheetText>(&block); text && text->kind == SheetText::Kind::head && !zh)
        continue;
      std::visit(body, block);
    }
    body.out += "</div>\n";
    texts.emplace_back(part.id, text_of_markup(body.out.substr(from)));
    body.out += "</section>\n";
  }
  PageWriter w{sheet};
  w.out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"generator\" content=\"yindi {} ({})\"/>\n"
      "<meta name=\"yindi-proof\" content=\"",
      zh ? "zh-Hans" : "en", w.safe(sheet.provenance.version), w.safe(sheet.provenance.commit));
  const std::size_t place_of_proof = w.out.size();
  w.out += "\"/>\n<title>" + w.safe(sheet.title) + "</title>\n<style>";
  w.out += sheet_style;
  w.out += "</style>\n</head>\n<body>\n<main>\n";
  w.out +=
      fmt::format("<header><span>{}</span><span>{}</span><span>{}</span></header>\n<h1>{}</h1>\n", w.safe(sheet.kind),
                  w.safe(sheet.case_title), w.safe(day_in_words(sheet.date, sheet.language)), w.safe(sheet.title));
  w.out += body.out;
  w.out += "<footer>" + w.safe(sheet.foot) + "</footer>\n</main>\n<nav>";
  for (const char* id : {"answer", "others", "neighbours", "find", "decision"})
    for (const SheetPart& part : sheet.parts)
      if (part.id == id) w.out += fmt::format("<a href=\"#{}\">{}</a>", id, w.safe(part.label));
  w.out += "</nav>\n</body>\n</html>\n";
  texts.emplace_back(outside_parts, text_around_sections(w.out));
  w.out.insert(place_of_proof, w.safe(proof_text(sheet, texts)));
  return std::move(w.out);
}

} // namespace yindi
