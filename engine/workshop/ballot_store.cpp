#include "engine/workshop/ballot_store.h"

#include "engine/format/folder.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sqlite3.h>

namespace yindi {
namespace {

constexpr int format = 1;
constexpr int application = 0x59696e64; ///< "Yind": tells our file from any other SQLite file

const char* const schema =
    "CREATE TABLE IF NOT EXISTS about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS seat(token TEXT PRIMARY KEY, who TEXT NOT NULL, shown TEXT NOT "
    "NULL, admitted INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS ballot(seat TEXT PRIMARY KEY, serial INTEGER NOT NULL, done "
    "INTEGER NOT NULL, answers TEXT NOT NULL, submitted TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS aside(seat TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT "
    "NULL, PRIMARY KEY(seat, reason, content)) WITHOUT ROWID;";

Diagnostic broken(const std::string& path, const std::string& why) {
  return {Severity::error,
          path,
          1,
          1,
          say(mark("the ballots cannot be kept here: {}"), why),
          say(mark("look whether the folder can be written and the disk has room; a file that another program made "
                   "must go elsewhere"))};
}

bool execute(sqlite3* database, const std::string& sql) {
  return sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

long long number(sqlite3* database, const char* pragma) {
  sqlite3_stmt* statement = nullptr;
  long long result = -1;
  if (sqlite3_prepare_v2(database, pragma, -1, &statement, nullptr) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    result = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return result;
}

StoredBallot ballot_from(const std::vector<std::string>& row) {
  StoredBallot ballot{row[0], 0, row[2] == "1", row[3], row[4]};
  std::from_chars(row[1].data(), row[1].data() + row[1].size(), ballot.serial);
  return ballot;
}

} // namespace

void BallotStore::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Loaded<BallotStore> BallotStore::open(const std::string& path) {
  BallotStore store;
  store.path_ = path;
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.empty() ? ":memory:" : path.c_str(), &raw,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  store.database_.reset(raw);
  if (opened != SQLITE_OK) return {std::nullopt, {broken(path, raw ? sqlite3_errmsg(raw) : "out of memory")}};
  if (Diagnostics problems = store.make_ready(); !problems.empty()) return {std::nullopt, std::move(problems)};
  return {std::move(store), {}};
}

Loaded<BallotStore> BallotStore::copy_of(const std::string& path) {
  Loaded<std::string> bytes = read_bytes(path, path);
  if (!bytes.value) return {std::nullopt, std::move(bytes.diagnostics)};
  std::error_code error;
  const auto beside = std::filesystem::file_size(path + "-wal", error);
  if (!error && beside > 0)
    return {std::nullopt,
            {{Severity::error, path, 1, 1,
              say(mark("the last ballots have not been taken into the file yet, and it may not be written here")),
              say(mark("copy the casebook's folder to where you may write, and look at it there"))}}};
  // In memory there is no log beside the file, as its header says of it.
  constexpr std::size_t write_version = 18, read_version = 19;
  if (bytes.value->size() > read_version) (*bytes.value)[write_version] = (*bytes.value)[read_version] = 1;
  BallotStore store;
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open(":memory:", &raw);
  store.database_.reset(raw);
  auto* memory = static_cast<unsigned char*>(opened == SQLITE_OK ? sqlite3_malloc64(bytes.value->size()) : nullptr);
  if (!memory) return {std::nullopt, {broken(path, "out of memory")}};
  std::copy(bytes.value->begin(), bytes.value->end(), memory);
  const auto size = static_cast<sqlite3_int64>(bytes.value->size());
  if (sqlite3_deserialize(raw, "main", memory, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK)
    return {std::nullopt, {broken(path, sqlite3_errmsg(raw))}};
  Diagnostics problems = store.make_ready();
  for (Diagnostic& one : problems) one.path = path;
  if (!problems.empty()) return {std::nullopt, std::move(problems)};
  return {std::move(store), {}};
}

Diagnostics BallotStore::make_ready() {
  sqlite3* raw = database_.get();
  sqlite3_busy_timeout(raw, 2000);
  const long long whose = number(raw, "PRAGMA application_id"),
                  tables = number(raw, "SELECT count(*) FROM sqlite_schema");
  if (tables < 0) return {broken(path_, sqlite3_errmsg(raw))}; // no SQLite file at all
  if (tables > 0 && whose != application) return {broken(path_, "SQLite, application_id " + std::to_string(whose))};
  if (tables > 0 && number(raw, "PRAGMA user_version") != format) return {broken(path_, "SQLite, user_version")};
  // A commit is acknowledged to somebody, so it has to be on the disk; what is deleted must be gone from it.
  bool ready = execute(raw, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
  if (tables == 0) // these are writes each time, and who only looks makes none
    ready = ready && execute(raw, "PRAGMA application_id=" + std::to_string(application) +
                                      "; PRAGMA user_version=" + std::to_string(format) + ";");
  ready = ready && execute(raw, schema);
  return ready ? Diagnostics{} : Diagnostics{broken(path_, sqlite3_errmsg(raw))};
}

std::vector<std::vector<std::string>> BallotStore::run(const char* sql, const std::vector<std::string>& values) {
  std::vector<std::vector<std::string>> rows;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_.get(), sql, -1, &statement, nullptr) != SQLITE_OK) failed_ = true;
  for (std::size_t i = 0; i < values.size() && !failed_; ++i)
    sqlite3_bind_text(statement, static_cast<int>(i + 1), values[i].data(), static_cast<int>(values[i].size()),
                      SQLITE_TRANSIENT);
  int step = failed_ ? SQLITE_ERROR : sqlite3_step(statement);
  for (; step == SQLITE_ROW; step = sqlite3_step(statement)) {
    auto& row = rows.emplace_back();
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      row.emplace_back(text ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
  }
  if (step != SQLITE_DONE) failed_ = true;
  sqlite3_finalize(statement);
  return rows;
}

void BallotStore::begin() {
  failed_ = false;
  run("BEGIN IMMEDIATE");
}

bool BallotStore::commit() {
  if (!failed_) run("COMMIT");
  if (failed_) execute(database_.get(), "ROLLBACK");
  return !failed_;
}

void BallotStore::roll_back() { execute(database_.get(), "ROLLBACK"); }

void BallotStore::put(const Seat& seat) {
  run("INSERT INTO seat VALUES(?1,?2,?3,?4) ON CONFLICT(token) DO UPDATE SET who=?2, shown=?3, admitted=?4",
      {seat.token_hash, seat.who, seat.shown, seat.admitted ? "1" : "0"});
}

void BallotStore::remove_seat(const std::string& token_hash) { run("DELETE FROM seat WHERE token=?1", {token_hash}); }

std::vector<Seat> BallotStore::seats() {
  std::vector<Seat> result;
  for (const auto& row : run("SELECT token, who, shown, admitted FROM seat ORDER BY token"))
    result.push_back({row[0], row[1], row[2], row[3] == "1"});
  return result;
}

void BallotStore::put(const StoredBallot& ballot) {
  run("INSERT INTO ballot VALUES(?1,?2,?3,?4,?5) ON CONFLICT(seat) DO UPDATE SET serial=?2, done=?3, answers=?4, "
      "submitted=?5",
      {ballot.seat, std::to_string(ballot.serial), ballot.done ? "1" : "0", ballot.answers, ballot.submitted});
}

std::optional<StoredBallot> BallotStore::ballot(const std::string& seat) {
  const auto rows = run("SELECT seat, serial, done, answers, submitted FROM ballot WHERE seat=?1", {seat});
  return rows.empty() ? std::nullopt : std::optional(ballot_from(rows.front()));
}

bool BallotStore::has_other_ballot(const Seat& seat) {
  if (seat.who.empty()) return false;
  return !run("SELECT 1 FROM seat JOIN ballot ON ballot.seat = seat.token "
              "WHERE seat.who = ?1 AND seat.token <> ?2 LIMIT 1",
              {seat.who, seat.token_hash})
              .empty();
}

std::vector<StoredBallot> BallotStore::ballots() {
  std::vector<StoredBallot> result;
  for (const auto& row : run("SELECT seat, serial, done, answers, submitted FROM ballot ORDER BY seat"))
    result.push_back(ballot_from(row));
  return result;
}

void BallotStore::put(const SetAside& aside) {
  run("INSERT OR IGNORE INTO aside VALUES(?1,?2,?3)", {aside.seat, aside.reason, aside.content});
}

void BallotStore::remove(const SetAside& aside) {
  run("DELETE FROM aside WHERE seat=?1 AND reason=?2 AND content=?3", {aside.seat, aside.reason, aside.content});
}

std::vector<SetAside> BallotStore::aside() {
  std::vector<SetAside> result;
  for (const auto& row : run("SELECT seat, reason, content FROM aside ORDER BY seat, reason, content"))
    result.push_back({row[0], row[1], row[2]});
  return result;
}

void BallotStore::set(const std::string& key, const std::string& value) {
  run("INSERT INTO about VALUES(?1,?2) ON CONFLICT(key) DO UPDATE SET value=?2", {key, value});
}

std::string BallotStore::get(const std::string& key) {
  const auto rows = run("SELECT value FROM about WHERE key=?1", {key});
  return rows.empty() ? "" : rows.front().front();
}

void BallotStore::forget(const std::string& key) { run("DELETE FROM about WHERE key=?1", {key}); }

void BallotStore::forget_ballots() {
  execute(database_.get(), "DELETE FROM ballot; UPDATE seat SET shown=''; DELETE FROM about WHERE key='secret' OR "
                           "key='written' OR key LIKE 'new %' OR key LIKE 'old %';");
  execute(database_.get(), "PRAGMA wal_checkpoint(TRUNCATE);");
  execute(database_.get(), "VACUUM;");
  execute(database_.get(), "PRAGMA wal_checkpoint(TRUNCATE);");
}

void BallotStore::clear() {
  for (const char* table : {"DELETE FROM ballot", "DELETE FROM seat", "DELETE FROM aside", "DELETE FROM about"})
    run(table);
}

void BallotStore::destroy() {
  execute(database_.get(), "PRAGMA wal_checkpoint(TRUNCATE);");
  execute(database_.get(), "VACUUM;");
  execute(database_.get(), "PRAGMA journal_mode=DELETE;");
  database_.reset();
  std::error_code ignored;
  if (path_.empty()) return;
  for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + end, ignored);
}

} // namespace yindi
