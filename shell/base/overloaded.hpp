// Makes one function object from several lambdas, for std::visit: the lambda that takes the
// alternative's type is called.
#pragma once

namespace leash {

template <class... Fs> struct overloaded : Fs... { using Fs::operator()...; };
// A deduction guide: clang 14 needs it.
template <class... Fs> overloaded(Fs...) -> overloaded<Fs...>;

} // namespace leash
