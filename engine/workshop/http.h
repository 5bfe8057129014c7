#pragma once

// A request and its response as values, so that every answer can be tested without a socket.

#include <map>
#include <string>

namespace yindi {

struct Request {
  std::string method, target;
  std::map<std::string, std::string> headers; ///< by lower-case name; of repeated ones all, joined by ", "
  std::string body;
  std::string address; ///< of the sender, without its port; used for rates alone and never stored
  double at = 0;       ///< when it arrived: seconds that only ever grow
};

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body;
};

} // namespace yindi
