#include "engine/format/xlsx_package.h"

#include "engine/format/words.h"
#include "engine/format/zip.h"

#include <algorithm>
#include <cstring>

namespace yindi::xlsx {

void refuse(Sentence message, Sentence hint) { throw Unreadable{std::move(message), std::move(hint)}; }

Sentence save_again() { return say(mark("open it in a spreadsheet and save it anew as .xlsx, or as CSV")); }

std::string_view local(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon ? colon + 1 : name;
}
Xml child(Xml node, std::string_view name) {
  for (const Xml one : node.children())
    if (local(one.name()) == name) return one;
  return {};
}
std::string_view attribute(Xml node, std::string_view name) {
  for (const pugi::xml_attribute one : node.attributes())
    if (local(one.name()) == name) return one.value();
  return {};
}
bool set_on(Xml node, std::string_view name) {
  const std::string_view value = attribute(node, name);
  return value == "1" || value == "true" || value == "on";
}
std::string words_in(Xml node) {
  std::string all;
  for (const Xml one : node.children())
    if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) all += one.value();
  return all;
}

bool Package::load(const std::string& name, PartXml& part, Limit most) const {
  ZipFile file = read_zip_file(bytes, name, most.bytes);
  if (file.is == ZipFile::Is::missing) return false;
  if (file.is == ZipFile::Is::broken)
    refuse(say(mark("the workbook is damaged or protected by a password: {} cannot be unpacked"), plain(name)),
           save_again());
  part.bytes = std::move(file.bytes);
  const auto tags = std::count_if(part.bytes.begin(), part.bytes.end(), [](char c) { return c == '<' || c == '='; });
  if (file.is == ZipFile::Is::too_large || static_cast<std::size_t>(tags) > most.tags)
    refuse(say(mark("{} holds more than can be read"), plain(name)), say(mark("save the sheet that is needed as CSV")));
  const pugi::xml_parse_result read = part.document.load_buffer_inplace(
      part.bytes.data(), part.bytes.size(), pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata_single);
  if (!read)
    refuse(say(mark("the XML of {0} is broken at byte {1}"), plain(name), std::to_string(read.offset)), save_again());
  for (const Xml node : part.document.children())
    if (node.type() == pugi::node_doctype)
      refuse(say(mark("{} declares a document type, which no workbook does"), plain(name)), save_again());
  return true;
}

namespace {
/// `../media/a.xml` seen from `xl/worksheets/b.xml`.
std::string seen_from(const std::string& part, std::string target) {
  std::replace(target.begin(), target.end(), '\\', '/');
  if (target.starts_with('/')) return target.substr(1);
  std::vector<std::string> path = split(part, '/');
  if (!path.empty()) path.pop_back();
  for (const std::string& step : split(target, '/')) {
    if (step == "..") {
      if (!path.empty()) path.pop_back();
    } else if (step != "." && !step.empty()) {
      path.push_back(step);
    }
  }
  std::string result;
  for (const std::string& step : path) result += (result.empty() ? "" : "/") + step;
  return result;
}

} // namespace

Relations relations_of(const Package& package, const std::string& part) {
  const auto slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1),
                    name = slash == std::string::npos ? part : part.substr(slash + 1);
  Relations all;
  PartXml xml;
  if (!package.load(folder + "_rels/" + name + ".rels", xml)) return all;
  for (const Xml one : xml.root().children()) {
    const std::string_view type = attribute(one, "Type");
    all[std::string(attribute(one, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                              seen_from(part, std::string(attribute(one, "Target")))};
  }
  return all;
}

std::string part_of(const Relations& relations, std::string_view kind) {
  for (const auto& [id, relation] : relations)
    if (relation.kind == kind) return relation.target;
  return {};
}

} // namespace yindi::xlsx
