// The expander: walks over the parts of a word and writes the expansion of each part into a Sink.
//
// Invariant: if a function returns false, error() is the reason, and the caller must not use the
// text in the sink. An Expander lives as long as the expansion of one command.
//
// Source: POSIX XCU 2.6.
#pragma once

#include "expand/context.hpp"
#include "expand/expand.hpp"
#include "expand/sink.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace leash {

// The quoting around a part.
enum class Quoting {
    None,    // the part belongs to the word itself: its text is never split
    Operand, // the part belongs to `word` in an unquoted ${x:-word}: its text is split
    Double,  // the part stands in double quotes, in a here-document or in $((...))
};

class Expander {
  public:
    explicit Expander(ExpansionContext& context) : context_(context), ifs_(context) {}

    // Expands a word, with its tilde-prefixes.
    bool word(const Word& word, TildeIn tildes, Sink& sink);
    // Expands parts as in double quotes: also for here-documents and arithmetic.
    bool quoted_parts(const WordParts& parts, Sink& sink);

    CurrentIfs& ifs() { return ifs_; }
    const ExpansionError& error() const { return *error_; }

  private:
    // ---- expander.cpp ----
    // Expands parts outside of double quotes, with tilde-prefixes. `starts_word`: no text of the
    // word stands before the parts.
    bool bare_parts(const WordParts& parts, bool starts_word, TildeIn tildes, Quoting quoting,
                    Sink& sink);
    bool part(const WordPart& part, Quoting quoting, Sink& sink);
    bool braces_as_text(const BraceExpansion& braces, Quoting quoting, Sink& sink);
    bool arithmetic(const ArithmeticExpansion& expansion, Quoting quoting, Sink& sink);
    // Writes text that stands in the word (literal), or text that an expansion gave (result).
    void literal(std::string_view text, Quoting quoting, Sink& sink);
    void result(std::string_view text, Quoting quoting, Sink& sink);
    // Sets the error and returns false.
    bool fail(Message message, Position position);

    // ---- tilde.cpp ----
    // Writes text, and replaces the tilde-prefixes in it. `ends_word`: no part follows the text.
    void literal_with_tildes(std::string_view text, bool starts_word, bool ends_word,
                             TildeIn tildes, Quoting quoting, Sink& sink);
    // Returns the home directory of `user`, or the value of HOME if `user` is empty.
    std::optional<std::string> home_for(std::string_view user);

    // ---- parameter.cpp ----
    bool parameter(const ParameterExpansion& expansion, Quoting quoting, Sink& sink);
    bool set_or_else(const ParameterExpansion& expansion, Quoting quoting, Sink& sink);
    bool assign_default(const ParameterExpansion& expansion, Quoting quoting, Sink& sink);
    bool length(const ParameterExpansion& expansion, Quoting quoting, Sink& sink);
    bool trimmed(const ParameterExpansion& expansion, Quoting quoting, Sink& sink);
    bool operand(const ParameterExpansion& expansion, Quoting quoting, Sink& sink);
    bool unset(const ParameterExpansion& expansion, Quoting quoting, Sink& sink);
    std::optional<std::string_view> look_up(const std::string& name, std::string& storage);
    template <class Change>
    void each_positional(bool star, Quoting quoting, Sink& sink, const Change& change);

    ExpansionContext& context_;
    CurrentIfs ifs_;
    std::optional<ExpansionError> error_;
};

} // namespace leash
