// What is shipped speaks both languages: a Chinese report of it holds no English reason, title or column.

#include "engine/casebook/read_casebook.h"
#include "engine/casebook/write_casebook.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

namespace shipped_texts_test {

using namespace yindi;

namespace {

bool chinese(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9) return true;
  return false;
}

} // namespace

TEST_CASE("shipped reasons, sources and columns are there in Chinese", "[case][shipped]") {
  for (const char* name : {"sichuan", "sichuan-hilly", "sichuan-plateau"}) {
    const auto read = read_casebook(YINDI_SOURCE "/casebooks/" + std::string(name));
    REQUIRE(read.value);
    for (const ColumnNote& n : read.value->model->columns) {
      INFO(name << " " << n.table << "." << n.column);
      CHECK(chinese(n.name.zh));
      CHECK(!n.name.en.empty());
      CHECK(chinese(n.note.zh));
    }
    for (const Source& s : read.value->model->sources) {
      INFO(name << " " << s.id);
      CHECK(chinese(s.title.zh));
      CHECK(s.note.en.empty() == s.note.zh.empty());
      CHECK(s.licence.en.empty() == s.licence.zh.empty());
    }
    for (const GivenValue& v : read.value->model->values) CHECK(chinese(v.note.zh));
  }
}

TEST_CASE("columns for texts in Chinese are read, and written only where there are any", "[case]") {
  const Scratch scratch;
  const std::string before = scratch.read("sources.csv");
  auto loaded = read_casebook(scratch.path());
  REQUIRE(loaded.value);
  CHECK(compose(*loaded.value).at("sources.csv") == before);
  loaded.value->model.edit().sources[1].title.zh = "地名";
  loaded.value->model.edit().columns[0].name = {"Longitude", "经度"};
  loaded.value->model.edit().values[0].note.zh = "三个村";
  const auto files = compose(*loaded.value);
  CHECK(files.at("sources.csv").find(",note,title_zh\n") != std::string::npos);
  CHECK(files.at("columns.csv").find(",note,name_en,name_zh\n") != std::string::npos);
  CHECK(files.at("values.csv").find(",note,note_zh\n") != std::string::npos);
  for (const auto& [file, bytes] : files) scratch.write(file, bytes);
  const auto again = read_casebook(scratch.path());
  CHECK(again.diagnostics == read_casebook(scratch.path()).diagnostics);
  REQUIRE(again.value);
  CHECK(*again.value == *loaded.value);
}

} // namespace shipped_texts_test
