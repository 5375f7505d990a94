// The forms of bash that leash does not have: how each is written, and what does the same here.
//
// leash stays small. But a recipe that was written for bash must not mean something else in
// silence. So whoever meets such a form (the parser, an expansion, a command that is not found, an
// option of a built-in) looks the form up here, and says one sentence.
//
// Invariant: the table is the only list of these forms. The sections of `help bash` print the
// table, and docs/bash.md has the same rows.
//
// Source: the manual of bash 5.2 ("Bash Reference Manual"), chapters 3 and 4.
#pragma once

#include "base/message.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace leash {

enum class FormGroup { Command, Array, Word, Variable, Redirection, Option };

struct FormOfBash {
    FormGroup group;
    std::string_view keys;    // what the form is looked up by; a blank stands around each key
    std::string_view written; // the form as a user writes it: "[[ ]]"
    std::string_view instead; // what to write in leash; "" if nothing does the same
    std::string_view owner = "bash";
};

// Returns the table, in the order in which it is shown.
std::span<const FormOfBash> forms_of_bash();

// Returns the row with this key, such as "[[", "for((" or "read-t". Returns nullptr if there is
// none.
const FormOfBash* find_form_of_bash(std::string_view key);

// "[[ ]] belongs to bash, not to leash: write ..." `typed` is the form as it was typed, if its row
// shows a sample: "${x[0]} belongs to bash, not to leash: instead of ${a[1]} write ..." A text that
// is long, or is not plain ASCII, is not repeated.
Message name_form(const FormOfBash& form, std::string_view typed = {});
// Does the same for a key that the table must have.
Message name_form(std::string_view key, std::string_view typed = {});

// Names the form, and shows `text` with a caret under the byte at `offset`. For an expansion: its
// line is not known when it is expanded.
Message show_form(const FormOfBash& form, std::string_view text, std::size_t offset);

// Returns the row of a variable that bash sets itself, such as PIPESTATUS. In leash it is an
// ordinary variable, and usually unset. Returns nullptr for all other names.
const FormOfBash* find_variable_of_bash(std::string_view name);

// The row of a bad substitution, and where in the text between ${ and } the form begins.
struct BadSubstitution {
    const FormOfBash* form;
    std::size_t offset;
};
// `text` is the text between the braces, such as "x/a/b". Returns nullopt if bash has no such form
// either.
std::optional<BadSubstitution> find_bad_substitution(std::string_view text);

} // namespace leash
