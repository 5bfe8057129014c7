#include "engine/command/ahp_words.h"

#include "engine/command/print.h"
#include "engine/command/program.h"
#include "engine/format/words.h"
#include "engine/weights/group.h"
#include "engine/weights/scales.h"

#include <algorithm>

namespace yindi {

bool known_words(const ComparisonOptions& options, std::ostream& err) {
  const auto check_word = [&](const std::string& given, const std::vector<std::string>& known, const char* option) {
    if (given.empty() || std::find(known.begin(), known.end(), given) != known.end()) return true;
    refuse(err, say(mark("{0} does not know \"{1}\""), option, given),
           did_you_mean(given, known, say(mark("it takes one of: {}"), joined(known))), options.language(),
           wrong_usage);
    return false;
  };
  return check_word(options.prioritization, prioritizations(), "--prioritization") &&
         check_word(options.ri, random_index_tables(), "--ri") &&
         check_word(options.aggregate, aggregations(), "--aggregate") &&
         check_word(options.scale, scale_ids(), "--scale");
}

PriorityOptions priority_options(const ComparisonOptions& options) {
  PriorityOptions how;
  if (!options.prioritization.empty()) how.prioritization = options.prioritization;
  how.ri = options.ri;
  if (!options.scale.empty()) how.scale = options.scale;
  return how;
}

} // namespace yindi
