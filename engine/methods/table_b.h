#pragma once

// Rows of the methods table: outranking methods, MOORA and its kin, and methods with fixed references.

#include "engine/methods/method.h"

namespace yindi {

Method promethee_i_method();
Method promethee_ii_method();
Method electre_i_method();
Method electre_i_veto_method();
Method electre_ii_method();
Method electre_iii_method();
Method electre_net_method();
Method moora_method();
Method moora_refpoint_method();
Method moora_fmf_method();
Method multimoora_method();
Method spotis_method();
Method comet_method();
Method gra_method();
Method rsr_method();
Method rim_method();
Method fce_method();

} // namespace yindi
