#pragma once

// What is mended in a table of known columns once its fields stand apart, so that one message names the cause.

#include "engine/format/csv.h"

namespace yindi {

/// Names of columns in full-width signs or other capitals than the expected ones: an error each, and read as meant.
/// Numbers with decimal commas in a table whose fields stand apart by semicolons: one error, and points for them. A row
/// of units or of names below the header: left out with a note.
void mend_table(CsvTable&, const CsvOptions&, Problems&);

} // namespace yindi
