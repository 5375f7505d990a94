// IFS: which characters end a field, and how (POSIX XCU 2.6.5).
//
// Space, tab and newline in IFS are IFS white space: any number of them, with at most one
// other IFS character among them, delimits one field. Every other character of IFS delimits
// by itself, so that two in a row have an empty field between them.
#pragma once

#include "expand/context.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

class Ifs {
  public:
    enum class Kind : unsigned char { Ordinary, Space, Delimiter };
    struct Character {
        Kind kind = Kind::Ordinary;
        std::size_t length = 1; // in bytes
    };

    // The value of the variable IFS; unset is space, tab, newline; null splits nothing.
    explicit Ifs(std::optional<std::string_view> value);

    Character classify(std::string_view text, std::size_t at) const {
        switch (bytes_[static_cast<unsigned char>(text[at])]) {
        case Byte::Ordinary:
            return {Kind::Ordinary, 1};
        case Byte::Space:
            return {Kind::Space, 1};
        case Byte::Delimiter:
            return {Kind::Delimiter, 1};
        case Byte::LeadsWide:
            return classify_wide(text, at);
        }
        return {};
    }
    // What "$*" puts between two parameters: the first character, a space, or nothing.
    std::string_view first() const { return first_; }

  private:
    enum class Byte : unsigned char { Ordinary, Space, Delimiter, LeadsWide };
    Character classify_wide(std::string_view text, std::size_t at) const;

    std::array<Byte, 256> bytes_{};
    std::vector<std::string> wide_; // the characters of more than one byte
    std::string first_;
};

// The shell's IFS, looked up when it is first needed and kept for one command, unless an
// expansion of that command assigns a variable.
class CurrentIfs {
  public:
    explicit CurrentIfs(ExpansionContext& context) : context_(context) {}
    const Ifs& get() {
        if (!ifs_)
            ifs_.emplace(context_.variable("IFS"));
        return *ifs_;
    }
    void forget() { ifs_.reset(); }

  private:
    ExpansionContext& context_;
    std::optional<Ifs> ifs_;
};

} // namespace leash
