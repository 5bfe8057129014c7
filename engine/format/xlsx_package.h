#pragma once

#include "engine/language/language.h"

#include <cstddef>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

/// The package of an .xlsx: a ZIP of XML parts that are related to each other (ECMA-376, part 2).
namespace yindi::xlsx {

using Xml = pugi::xml_node;

/// A tag may take thirty times its bytes in memory, so tags are counted before they are read.
struct Limit {
  std::size_t bytes, tags;
};
constexpr Limit of_cells{64 << 20, 4'000'000}, of_parts{8 << 20, 400'000};

/// What goes wrong with the whole file, anywhere in its parts; read_xlsx makes it a diagnostic.
struct Unreadable {
  Sentence message, hint;
};
[[noreturn]] void refuse(Sentence message, Sentence hint);
Sentence save_again();

/// The name without the prefix of its namespace, of which programs choose their own.
std::string_view local(const char* name);
Xml child(Xml node, std::string_view name);
std::string_view attribute(Xml node, std::string_view name);
bool set_on(Xml node, std::string_view name);
std::string words_in(Xml node);

/// A part of the package as XML.
struct PartXml {
  std::string bytes;
  pugi::xml_document document;
  Xml root() const { return document.document_element(); }
};

struct Package {
  const std::string& bytes;

  /// Nothing where the part is missing; throws Unreadable for one that is damaged, too large or hostile.
  bool load(const std::string& name, PartXml& part, Limit most = of_parts) const;
};

struct Relation {
  std::string kind, target; ///< the last word of its type; a path in the package
};
using Relations = std::map<std::string, Relation>; ///< by id

Relations relations_of(const Package& package, const std::string& part);
/// The part of that kind; blank where there is none.
std::string part_of(const Relations& relations, std::string_view kind);

} // namespace yindi::xlsx
