#pragma once

// A room over three questions, put together by hand, so that a fuzzer links little of the engine.

#include "engine/workshop/answer.h"
#include "engine/workshop/room.h"

#include <cstdlib>
#include <utility>

namespace yindi::test {

inline QuestionSheet small_sheet() {
  QuestionSheet sheet;
  sheet.round = 1;
  sheet.naming = "pseudonymous";
  sheet.title = sheet.question = Text{"A small case", "小案例"};
  SheetNode node{"goal", {"the goal", "总目标"}, {}, {1, 2, 3, 4, 5, 6, 7, 8, 9}, {0.58, std::nullopt}};
  for (const char* id : {"a", "b", "c"}) node.items.push_back({id, {id, id}, {"worst", "差"}, {"best", "好"}, {}});
  sheet.nodes = {node};
  sheet.questions = {{0, 0, 1}, {0, 2, 0}, {0, 1, 2}};
  sheet.set = "0123456789abcdef";
  sheet.minutes = 1;
  return sheet;
}

inline Room small_room() {
  Loaded<BallotStore> store = BallotStore::open("");
  Loaded<Room> room = store.value ? open_room(small_sheet(), std::move(*store.value)) : Loaded<Room>{};
  if (!room.value) std::abort();
  room.value->hosts = {"192.168.1.5:8137"};
  room.value->page = "<!DOCTYPE html>";
  room.value->now = [] { return std::string("2024-05-10T09:30:00"); };
  return std::move(*room.value);
}

} // namespace yindi::test
