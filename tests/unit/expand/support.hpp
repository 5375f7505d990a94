// A shell of maps for the tests of expansion, and short ways to write words by hand.
#pragma once

#include "expand/expand.hpp"

#include <doctest/doctest.h>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace leash {

struct FakeShell : ExpansionContext {
    std::map<std::string, std::string, std::less<>> variables;
    std::map<std::string, std::string, std::less<>> homes;
    std::vector<std::string> parameters;
    std::string readonly_name;
    std::string substituted;  // the result of every command substitution
    std::string process_path; // the pathname of every process substitution; empty: an error
    bool unset_is_error = false;
    bool no_pathnames = false;
    bool interrupted = false;

    std::optional<std::string_view> variable(std::string_view name) override {
        const auto found = variables.find(name);
        if (found == variables.end())
            return std::nullopt;
        return found->second;
    }
    bool assign(std::string_view name, std::string value) override {
        if (name == readonly_name)
            return false;
        variables[std::string(name)] = std::move(value);
        return true;
    }
    const std::vector<std::string>& positional() const override { return parameters; }
    std::optional<std::string> special(char which) override {
        switch (which) {
        case '0':
            return "leash";
        case '?':
            return "3";
        case '$':
            return "1234";
        case '-':
            return "hB";
        default:
            return std::nullopt;
        }
    }
    Result<std::string, Message> substitute(const CommandSubstitution&) override {
        return substituted;
    }
    Result<std::string, Message> open_process(const ProcessSubstitution&) override {
        if (process_path.empty())
            return _("no process");
        return process_path;
    }
    std::optional<std::string> home_of(const std::string& user) override {
        const auto found = homes.find(user);
        if (found == homes.end())
            return std::nullopt;
        return found->second;
    }
    bool nounset() const override { return unset_is_error; }
    bool noglob() const override { return no_pathnames; }
    bool is_interrupted() override { return interrupted; }
};

using Fields = std::vector<std::string>;
using Op = ParameterOperator;

inline Literal text(std::string text) {
    return {std::move(text)};
}
inline Quoted quoted(std::string text) {
    return {std::move(text)};
}
inline DoubleQuoted dq(WordParts parts) {
    return {std::move(parts)};
}
inline ParameterExpansion var(std::string name) {
    ParameterExpansion expansion;
    expansion.name = std::move(name);
    return expansion;
}
inline ParameterExpansion var(std::string name, Op op, WordParts operand = {}) {
    ParameterExpansion expansion = var(std::move(name));
    expansion.op = op;
    expansion.braces = true;
    expansion.operand = std::move(operand);
    return expansion;
}
// With a colon: ${name:-word}.
inline ParameterExpansion colon(std::string name, Op op, WordParts operand = {}) {
    ParameterExpansion expansion = var(std::move(name), op, std::move(operand));
    expansion.colon = true;
    return expansion;
}
inline CommandSubstitution command() {
    return {std::make_shared<List>(), {}};
}
inline ArithmeticExpansion arithmetic(std::string expression) {
    ArithmeticExpansion expansion;
    expansion.expression.push_back(Quoted{std::move(expression)});
    return expansion;
}

// Makes a word as the parser does: `bare` has the unquoted text at the word's beginning.
inline Word word(WordParts parts) {
    Word result;
    if (const auto* text = parts.empty() ? nullptr : std::get_if<Literal>(&parts.front())) {
        result.bare = text->text;
        parts.erase(parts.begin());
    }
    result.parts = std::move(parts);
    return result;
}

// Returns the fields of one word. An error becomes the single field "error: ...".
inline Fields fields_of(ExpansionContext& shell, WordParts parts) {
    const std::vector<Word> words{word(std::move(parts))};
    const auto fields = expand_fields(shell, words);
    return fields ? fields.value() : Fields{"error: " + in_english(fields.error().message)};
}
inline std::string string_of(ExpansionContext& shell, WordParts parts,
                             TildeIn tilde = TildeIn::Start) {
    const auto string = expand_string(shell, word(std::move(parts)), tilde);
    return string ? string.value() : "error: " + in_english(string.error().message);
}

} // namespace leash

namespace doctest {
template <> struct StringMaker<leash::Fields> {
    static String convert(const leash::Fields& fields) {
        std::string shown;
        for (const std::string& field : fields)
            shown += "<" + field + ">";
        return shown.c_str();
    }
};
} // namespace doctest
