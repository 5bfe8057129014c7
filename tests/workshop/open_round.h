#pragma once

#include "engine/workshop/answer.h"
#include "engine/workshop/closing.h"
#include "engine/workshop/seals.h"

#include "engine/casebook/read_casebook.h"
#include "engine/format/hash.h"
#include "tests/case/scratch.h"
#include "tests/catch.h"

#include <filesystem>
#include <nlohmann/json.hpp>

/// A round of the minimal casebook, and what comes into it.
namespace workshop_fixture {

using namespace yindi;

inline const Signed by{"Wang Min", "2024-05-10T10:00:00Z", ""};

/// The minimal casebook with an open round in the place of its own.
struct OpenRound {
  Scratch scratch;
  explicit OpenRound(const std::string& naming) {
    std::filesystem::remove_all(scratch.folder / "rounds");
    REQUIRE(begin_round(scratch.path(), read(), {{"goal", "livelihood"}, naming, {}}, by).value == 1);
  }
  Case read() const {
    const auto book = open_casebook(scratch.path());
    for (const Diagnostic& diagnostic : book.diagnostics) UNSCOPED_INFO(print(diagnostic));
    REQUIRE(book.value);
    REQUIRE_FALSE(has_errors(book.diagnostics));
    return book.value->value;
  }
  Room room() const {
    Loaded<Room> loaded = room_of(scratch.path(), read(), 1);
    REQUIRE(loaded.value);
    loaded.value->hosts = {"here"};
    loaded.value->page = "page";
    return std::move(*loaded.value);
  }
  std::string aside() const { return scratch.read("rounds/1/aside.jsonl"); }
  std::string verdict() const { // of the journal and the seals
    const auto book = open_casebook(scratch.path());
    const Journal journal = read_journal_of(scratch.path(), book.value->value.record.journal);
    std::string text = journal.ok && journal.beyond == 0 ? "" : "journal; ";
    for (const Diagnostic& one : broken_rounds(scratch.path(), book, journal))
      text += one.message.in(Language::en) + "; ";
    return text;
  }
};

inline IncomingBallot incoming(const std::string& who, const std::string& value) {
  return {who, who, {{0, {value, "", ""}}}, who + ".toml", "bytes of " + who};
}

/// What a phone with this token gets for its ballot.
inline Response phone(Room& room, const std::string& token, const std::string& value, const std::string& comment = {}) {
  nlohmann::json body = {{"token", token}, {"set", room.sheet.set}, {"serial", 1}, {"done", true}};
  body["answers"] = {{"0", {{"v", value}}}};
  if (!comment.empty()) body["answers"]["0"]["c"] = comment;
  room.store.begin();
  notice_closing(room);
  Response response = answer(
      room, {"POST", "/api/ballot", {{"host", "here"}, {"content-type", "application/json"}}, body.dump(), "", 1});
  REQUIRE(room.store.commit());
  return response;
}

inline bool holds(const std::filesystem::path& file, const std::string& text) {
  return slurp(file).find(text) != std::string::npos;
}

} // namespace workshop_fixture
