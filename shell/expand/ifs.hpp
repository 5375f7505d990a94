// IFS: the characters that delimit fields.
//
// Space, tab and newline in IFS are IFS white space. A delimiter is IFS white space, or one other
// character of IFS with any IFS white space around it. So two such characters in a row delimit an
// empty field.
//
// Source: POSIX XCU 2.6.5.
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

    // `value` is the value of the variable IFS. An unset IFS means space, tab and newline; an empty
    // IFS means no splitting.
    explicit Ifs(std::optional<std::string_view> value);

    // Returns the kind and the length of the character that begins at text[at].
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
    // Returns what "$*" puts between two parameters: the first character of IFS, a space if IFS is
    // unset, "" if IFS is empty.
    std::string_view first() const { return first_; }

  private:
    enum class Byte : unsigned char { Ordinary, Space, Delimiter, LeadsWide };
    Character classify_wide(std::string_view text, std::size_t at) const;

    std::array<Byte, 256> bytes_{};
    std::vector<std::string> wide_; // the characters of IFS that have more than one byte
    std::string first_;
};

// The value of IFS during the expansion of one command. get() looks the value up at the first use,
// and again after an expansion has assigned a variable.
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
