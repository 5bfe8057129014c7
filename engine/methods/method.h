#pragma once

// The table of ranking methods. A method turns a decision matrix and weights into scores; its row says what it takes,
// what its parameters are and where its formula stands in print.

#include "engine/case/settings.h"
#include "engine/format/diagnostic.h"
#include "engine/methods/decision_matrix.h"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yindi {

/// What a parameter takes: one number or word; one, or a list with one for each criterion; or a list of numbers for
/// each criterion (blank where none is given).
enum class Takes { one, one_per_criterion, list_per_criterion };

/// A parameter as data: the command line, the window and the report draw from it. One whose initial value is true or
/// false takes these two.
struct Parameter {
  const char* id;
  Text label;
  Setting initial;
  std::vector<std::string> choices; ///< of a word; empty for a number
  double low = 0, high = 0;         ///< of a number, both inclusive
  Text help;
  Takes takes = Takes::one;
  std::vector<std::pair<std::string, std::string>> aliases = {}; ///< other words for choices: {word, choice}
};

/// What a method gives. Empty `scores` and `ranks`: degenerate input, all alternatives share rank 1 and a note says
/// why.
struct Scores {
  std::vector<double> scores; ///< one an alternative, in the method's own orientation
  std::vector<int> ranks;     ///< of a method that orders without scores (or not by them alone); else empty
  std::vector<std::vector<double>> contributions; ///< [alternative][criterion], summing to the score; or empty
  std::vector<std::vector<double>> shortfalls;    ///< summing to 1 − score; or empty
  Sentence contributions_note;                    ///< why contributions are empty
  /// Everything on the way, for the result and the rationale; made when asked for, by workings_of().
  std::function<nlohmann::ordered_json()> workings;
  std::vector<Sentence> notes;
};

/// An object; of degenerate input it is empty.
nlohmann::ordered_json workings_of(const Scores& scores);

enum class InputKind { scaled, natural };
enum class Linearity { linear, quadratic, products, none };
const char* name(InputKind);
const char* name(Linearity);

inline constexpr const char* frozen_frame = "frozen";

struct Method {
  const char* id;
  Text name;
  InputKind input;
  Linearity linearity;
  bool higher_is_better;
  /// Whether a score gets better with the alternative's own values and ignores its rivals in the frozen frame, so that
  /// bounds are exact at the ends.
  bool own_and_rising;
  const char* normalization; ///< where none is asked for; "" where the method's source fixes it
  std::vector<Parameter> parameters;
  const char* source;
  /// Scores of a decision matrix in its own units, or with `normalization` = frozen_frame of a matrix of u, where the
  /// ideal is 1, the anti-ideal 0 and nothing is normalised. `settings` hold known parameters only, all of them.
  Loaded<Scores> (*score)(const DecisionMatrix& matrix, const std::vector<double>& weights,
                          const std::string& normalization, const Settings& settings);
  /// ∂score/∂u of one row in the frozen frame; nothing where the score has corners. nullptr: never.
  std::optional<Eigen::RowVectorXd> (*gradient)(const Settings& settings, const Eigen::RowVectorXd& u,
                                                const Eigen::RowVectorXd& weights) = nullptr;
  bool takes_blanks = false; ///< a blank cell of a decision matrix file (NaN) is taken
};

const std::vector<Method>& methods();
const Method* find_method(const std::string& id);
/// As people write it: TOPSIS, promethee2, wsm for saw; nullptr where no method is meant.
const Method* method_meant(const std::string& word);
/// What is said of an id that find_method() does not know; at `key` (see Places).
Diagnostic unknown_method(const std::string& id, const std::string& key);

/// `given` completed by the initial values; an unknown parameter or a value out of range is an error at the key
/// `method.parameters.ID` (see Places).
Loaded<Settings> complete_settings(const Method& method, const Settings& given);

/// As above for anything with parameters: `unknown` says of {0} (`owner`) that it has no parameter {1}.
Loaded<Settings> complete_settings(const std::vector<Parameter>& parameters, const Settings& given, const char* owner,
                                   const char* unknown);

/// Competition ranks: a tie group holds all scores within 1e-9·max|s| of its best member and shares the smallest rank.
std::vector<int> competition_ranks(const std::vector<double>& scores, bool higher_is_better);

/// The ranks of a result: its own, those of its scores, or all 1.
std::vector<int> ranks_of(const Method& method, const Scores& scores, std::size_t alternatives);

/// How near two scores of a set must be to tie: 1e-9·max|s|.
double tie_tolerance(const std::vector<double>& scores);

double number(const Settings& settings, const std::string& id);
std::string word(const Settings& settings, const std::string& id);

} // namespace yindi
