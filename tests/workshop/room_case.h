#pragma once

// A room over a small case: one node of three criteria, open to two participants by link and to others by code.

#include "engine/workshop/answer.h"
#include "tests/workshop/group_case.h"

#include <nlohmann/json.hpp>

namespace yindi::test {

inline Case case_with_round(const std::string& naming) {
  Case c = synthetic_case({1, 1, 1}, {{0.9, 0.1, 0.1}, {0.1, 0.9, 0.1}});
  c.head.id = "small";
  c.head.title = {"A small case", "小案例"};
  c.method.id = "saw";
  c.judging.participants = {person("a", "town"), person("b", "farm", 2)};
  Round round;
  round.number = 1;
  round.naming = naming;
  round.nodes = {"goal"};
  c.judging.rounds = {round};
  return c;
}

struct TestRoom {
  Room room;
  std::string a, b; ///< tokens
  double at = 100;

  explicit TestRoom(const std::string& naming = "named") {
    const Case c = case_with_round(naming);
    Loaded<QuestionSheet> sheet = question_sheet(c, 1);
    REQUIRE(sheet.value);
    Loaded<BallotStore> store = BallotStore::open("");
    REQUIRE(store.value);
    Loaded<Room> opened = open_room(std::move(*sheet.value), std::move(*store.value));
    REQUIRE(opened.value);
    room = std::move(*opened.value);
    room.page = "<!DOCTYPE html>";
    room.hosts = {"192.168.1.5:8137"};
    room.may_join = {{"a", "The a"}, {"b", "The b"}, {"c", "The c"}};
    room.now = [] { return std::string("2024-05-10T09:30:00"); };
    const bool anonymous = naming == "anonymous";
    a = personal_token(room, "a", anonymous ? "" : "a", "The a");
    b = personal_token(room, "b", anonymous ? "" : "b", "The b");
  }

  Request request(const std::string& target, const std::string& body) {
    return {"POST",
            target,
            {{"host", "192.168.1.5:8137"}, {"content-type", "application/json"}, {"origin", "http://192.168.1.5:8137"}},
            body,
            "192.168.1.9",
            at += 1};
  }
  Response ask(const Request& request) {
    room.store.begin();
    Response response = answer(room, request);
    REQUIRE(room.store.commit());
    return response;
  }
  Response ask(const std::string& target, const nlohmann::json& body) { return ask(request(target, body.dump())); }
  nlohmann::json ballot(const std::string& token, int serial, const nlohmann::json& answers, bool done = false) const {
    return {{"token", token}, {"set", room.sheet.set}, {"serial", serial}, {"done", done}, {"answers", answers}};
  }
};

inline nlohmann::json body_of(const Response& response) { return nlohmann::json::parse(response.body); }

} // namespace yindi::test
