// The walk over a word's parts (POSIX XCU 2.6): each part is expanded into a Sink.
//
// Invariant: after a function has returned false, error() says why, and what the sink holds
// is to be dropped. One Expander serves one command; it is not kept.
#pragma once

#include "expand/context.hpp"
#include "expand/expand.hpp"
#include "expand/sink.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace leash {

// What the text around a part says about the text in it.
enum class Quoting {
    None,    // a word's own text: never split
    Operand, // the word of an unquoted ${x:-word}: split like any result of an expansion
    Double,  // in double quotes, a here-document, $(( ))
};

class Expander {
  public:
    explicit Expander(ExpansionContext& context) : context_(context), ifs_(context) {}

    // With tilde-prefixes.
    bool word(const Word& word, TildeIn tildes, Sink& sink);
    // Parts as between double quotes: also here-documents and arithmetic.
    bool quoted_parts(const WordParts& parts, Sink& sink);

    CurrentIfs& ifs() { return ifs_; }
    const ExpansionError& error() const { return *error_; }

  private:
    // expander.cpp
    // With tilde-prefixes; `starts_word`: no text of the word stands before them.
    bool bare_parts(const WordParts& parts, bool starts_word, TildeIn tildes, Quoting quoting,
                    Sink& sink);
    bool part(const WordPart& part, Quoting quoting, Sink& sink);
    bool arithmetic(const ArithmeticExpansion& expansion, Quoting quoting, Sink& sink);
    void literal(std::string_view text, Quoting quoting, Sink& sink);
    void result(std::string_view text, Quoting quoting, Sink& sink);
    bool fail(std::string message, Position position);

    // tilde.cpp
    void literal_with_tildes(std::string_view text, bool starts_word, bool ends_word,
                             TildeIn tildes, Quoting quoting, Sink& sink);
    std::optional<std::string> home_for(std::string_view user);

    // parameter.cpp
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
