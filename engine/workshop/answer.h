#pragma once

// Every request's answer. Nothing here reads a file, another's ballot or a result: there is no code that could.

#include "engine/workshop/room.h"

namespace yindi {

inline constexpr std::size_t largest_request = 64 * 1024; ///< bytes of a body

/// `GET /` is the phone page, `POST /api/info` what a stranger may know (title, question, how many questions),
/// `/api/join` takes a code and a name and gives a token that waits for admission, `/api/open` gives the questions and
/// the token's own ballot, `/api/ballot` takes its answers, `/api/state` says whether the round is open. Bodies and
/// answers are JSON objects; a refusal has `why`, a word, and is counted under it.
///
/// A ballot has a serial that its phone raises with each change. The same serial with the same answers again is
/// acknowledged again and stored once; a lower one, or the same with other answers, is answered 409 with what is
/// stored. Who has a ballot on paper or by a file is answered 409 with the state "elsewhere". After closing a different
/// ballot is set aside as "late" and answered 410.
///
/// Call between room.store.begin() and commit(); where commit() fails, what was acknowledged must not be sent.
Response answer(Room& room, const Request& request);

/// What to send instead of an acknowledgement that could not be written.
Response not_written();

} // namespace yindi
