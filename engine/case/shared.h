#pragma once

// A part of a document that many snapshots share: a value that copies in no time and is copied in full only when one
// of its owners changes it.

#include <memory>
#include <utility>

namespace yindi {

/// Behaves as a `T`: copies are equal and independent. `*` and `->` read; `edit()` is the part to write to, made a copy
/// of its own first where others share it.
template <class T>
class Shared {
public:
  Shared() : value_(std::make_shared<T>()) {}
  Shared(T value) : value_(std::make_shared<T>(std::move(value))) {}

  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }
  T& edit() {
    if (value_.use_count() != 1) value_ = std::make_shared<T>(*value_);
    return *value_;
  }

  /// Whether both are one and the same, without looking at what they hold.
  bool same(const Shared& other) const { return value_ == other.value_; }
  friend bool operator==(const Shared& a, const Shared& b) { return a.same(b) || *a == *b; }

private:
  std::shared_ptr<T> value_;
};

} // namespace yindi
