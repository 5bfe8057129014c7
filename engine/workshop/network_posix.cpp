#include "engine/workshop/network.h"

#include <algorithm>
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/resource.h>

namespace yindi {

const bool port_may_be_left = true;

std::size_t make_room_for(std::size_t connections) {
  constexpr rlim_t spare_files = 64; // for everything but connections
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return connections;
  const rlim_t wanted = static_cast<rlim_t>(connections) + spare_files;
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  const rlim_t fit = limit.rlim_cur > spare_files ? limit.rlim_cur - spare_files : 1;
  return std::min(connections, static_cast<std::size_t>(fit));
}

std::vector<std::string> local_addresses() {
  std::vector<std::string> others, loopback;
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return {"127.0.0.1"};
  for (const ifaddrs* one = all; one; one = one->ifa_next) {
    if (!one->ifa_addr || one->ifa_addr->sa_family != AF_INET || !(one->ifa_flags & IFF_UP)) continue;
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr, text, sizeof text);
    ((one->ifa_flags & IFF_LOOPBACK) ? loopback : others).emplace_back(text);
  }
  freeifaddrs(all);
  others.insert(others.end(), loopback.begin(), loopback.end());
  return others;
}

} // namespace yindi
