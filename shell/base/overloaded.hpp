// std::visit with one lambda for each alternative.
#pragma once

namespace leash {

template <class... Fs> struct overloaded : Fs... { using Fs::operator()...; };
template <class... Fs> overloaded(Fs...) -> overloaded<Fs...>; // clang 14 asks for the guide

} // namespace leash
