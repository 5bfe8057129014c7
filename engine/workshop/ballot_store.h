#pragma once

// Where ballots lie while a round is open: an SQLite file in the round's folder, so that what was acknowledged survives
// a power cut. It knows seats only by the hash of their token, holds no time and, in an anonymous round, no name;
// tables are ordered by that hash, not by arrival. Closing empties and removes it.

#include "engine/format/diagnostic.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;

namespace yindi {

/// Who may fill in one ballot. `who` is a participant's id or a pseudonym; blank in an anonymous round.
struct Seat {
  std::string token_hash; ///< SHA-256 of the token, lower-case hex
  std::string who;
  std::string shown; ///< what the facilitator sees: a name, or the sign of an anonymous seat
  bool admitted = true;
  bool operator==(const Seat&) const = default;
};

/// The newest state of one ballot. `answers` is JSON as answer.h checks it.
struct StoredBallot {
  std::string seat; ///< token_hash
  long long serial = 0;
  bool done = false;
  std::string answers;
  std::string submitted; ///< blank in an anonymous round
  bool operator==(const StoredBallot&) const = default;
};

/// What arrived and does not count, with the reason's word: "late", "foreign", "damaged", "altered", "double".
struct SetAside {
  std::string seat, reason, content;
  bool operator==(const SetAside&) const = default;
};

/// Every function but open() may fail on a full or broken disk; then `failed()` says so, nothing was changed since the
/// last commit, and no ballot may be acknowledged.
class BallotStore {
public:
  /// Opens or makes the file; blank: in memory. An error where it is none of ours or cannot be written.
  static Loaded<BallotStore> open(const std::string& path);
  /// A copy in memory of what lies there, to look at where nothing may be written. An error as of open(), and where the
  /// last ballots still lie in SQLite's file beside it, which only who may write can take in.
  static Loaded<BallotStore> copy_of(const std::string& path);

  void begin();
  bool commit(); ///< false: rolled back
  void roll_back();
  bool failed() const { return failed_; }

  void put(const Seat& seat);
  void remove_seat(const std::string& token_hash);
  std::vector<Seat> seats();
  void put(const StoredBallot& ballot);
  std::optional<StoredBallot> ballot(const std::string& seat);
  std::vector<StoredBallot> ballots();
  /// Whether another seat of the same person has a ballot: on paper, by a file.
  bool has_other_ballot(const Seat& seat);
  void put(const SetAside& aside); ///< the same once
  std::vector<SetAside> aside();
  void remove(const SetAside& aside);
  void set(const std::string& key, const std::string& value);
  std::string get(const std::string& key); ///< blank where there is none
  void forget(const std::string& key);

  /// Takes out for good what could tell whose a ballot was: the ballots, what seats are called, the secret. What was
  /// set aside and the seats' hashes stay.
  void forget_ballots();
  /// Takes everything out; the commit makes it so.
  void clear();
  /// Of a store that was cleared: overwrites what was there with zeros, closes and removes the file with what SQLite
  /// keeps beside it.
  void destroy();

private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
  std::string path_;
  bool failed_ = false;

  Diagnostics make_ready();
  std::vector<std::vector<std::string>> run(const char* sql, const std::vector<std::string>& values = {});
};

} // namespace yindi
