#include "engine/case/quality.h"
#include "engine/rationale/markup.h"
#include "engine/rationale/page.h"

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

extern const unsigned char report_template[];
extern const unsigned long report_template_size;

namespace yindi {
namespace {

struct HtmlWriter {
  std::string out;

  void words(const Words& words) {
    for (const Run& run : words) {
      if (const Quality* found = find_quality(run.quality)) // drawn in the template's <defs>
        out += fmt::format(R"(<svg class="m"><use href="#m-{}"/></svg>)", found->id);
      if (!run.link.empty()) out += fmt::format(R"(<a href="{}">)", escape_markup(run.link));
      if (run.bold) out += "<b>";
      if (run.code) out += "<code>";
      out += escape_markup(run.text);
      if (run.code) out += "</code>";
      if (run.bold) out += "</b>";
      if (!run.link.empty()) out += "</a>";
    }
  }
  static std::string id(const std::string& anchor) {
    return anchor.empty() ? "" : fmt::format(R"( id="{}")", escape_markup(anchor));
  }

  void operator()(const Heading& h) {
    out += fmt::format("<h{0}{1}{2}>{3}</h{0}>\n", h.level, id(h.anchor), h.own_page ? R"( class="sheet")" : "",
                       escape_markup(h.text));
  }
  void operator()(const Paragraph& p) {
    out += p.strong ? R"(<p class="strong">)" : "<p>";
    words(p.words);
    out += "</p>\n";
  }
  void operator()(const Bullets& b) {
    out += "<ul>\n";
    for (const Words& item : b.items) {
      out += "<li>";
      words(item);
      out += "</li>\n";
    }
    out += "</ul>\n";
  }
  void operator()(const Table& t) {
    out += fmt::format(R"(<div class="table"><table{}>)", t.columns.size() > 8 ? R"( class="wide")" : "");
    if (!t.caption.empty()) out += "<caption>" + escape_markup(t.caption) + "</caption>";
    out += "\n<thead><tr>";
    for (const Column& column : t.columns)
      out += fmt::format(R"(<th scope="col"{}>{}</th>)", column.number ? R"( class="n")" : "",
                         escape_markup(column.title));
    out += "</tr></thead>\n<tbody>\n";
    for (const TableRow& row : t.rows) table_row(t, row);
    out += "</tbody></table></div>\n";
  }
  void table_row(const Table& t, const TableRow& row) {
    out += "<tr" + id(row.anchor) + ">";
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
      const char* tag = i == 0 ? "th" : "td";
      out += std::string("<") + tag + (i == 0 ? R"( scope="row")" : "");
      if (i == 0 && row.depth > 0) out += fmt::format(R"( class="d{}")", std::min(row.depth, 4));
      if (t.columns[i].number) out += R"( class="n")";
      out += ">";
      if (i < row.cells.size()) words(row.cells[i]);
      out += std::string("</") + tag + ">";
    }
    out += "</tr>\n";
  }
  void operator()(const Figure& f) {
    out += "<figure>\n" + to_svg(f.drawing) + "<figcaption>" + escape_markup(f.caption) + "</figcaption></figure>\n";
    if (f.table.rows.empty()) return;
    // The chart again for those who cannot see it.
    out += R"(<div class="spoken">)";
    (*this)(f.table);
    out += "</div>\n";
  }
  void operator()(const Fold& f) {
    out += "<details><summary>" + escape_markup(f.title) + "</summary>\n";
    for (const Block& block : f.blocks) std::visit(*this, block.value);
    out += "</details>\n";
  }
};

kainjow::mustache::data contents(const Page& page) {
  kainjow::mustache::data list{kainjow::mustache::data::type::list};
  for (const Block& block : page.blocks)
    if (const auto* h = std::get_if<Heading>(&block.value); h && h->level == 2) {
      kainjow::mustache::data entry;
      entry.set("anchor", h->anchor);
      entry.set("text", h->text);
      list.push_back(entry);
    }
  return list;
}

} // namespace

std::string write_html(const Rationale& rationale, Language language) {
  const Page page = compose(rationale, language);
  HtmlWriter writer;
  for (const Block& block : page.blocks) std::visit(writer, block.value);

  kainjow::mustache::mustache frame{std::string(reinterpret_cast<const char*>(report_template), report_template_size)};
  frame.set_custom_escape([](const std::string& text) { return escape_markup(text); });
  kainjow::mustache::data data;
  data.set("lang", language == Language::zh ? "zh-Hans" : "en");
  data.set("title", page.title);
  data.set("subtitle", page.subtitle);
  data.set("kind", page.kind);
  data.set("case", rationale.c.head.title.empty() ? rationale.c.head.id : rationale.c.head.title.in(language));
  data.set("made_by", page.made_by);
  data.set("contents_title", std::string(tr(language, "Contents")));
  data.set("contents", contents(page));
  data.set("body", writer.out);
  return frame.render(data);
}

} // namespace yindi
