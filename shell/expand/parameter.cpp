// Expander, second part: parameter expansion (POSIX XCU 2.5.1, 2.5.2, 2.6.2).
#include "base/parse_number.hpp"
#include "expand/characters.hpp"
#include "expand/expander.hpp"
#include "expand/pattern.hpp"
#include "language/forms_of_bash.hpp"
#include "language/parser.hpp"

namespace leash {

namespace {

// Returns true for $@ and $*, which have any number of values.
bool is_list(const std::string& name) {
    return name == "@" || name == "*";
}

std::string_view unchanged(std::string_view value) {
    return value;
}

std::string_view trim(std::string_view value, std::string_view pattern, ParameterOperator op) {
    switch (op) {
    case ParameterOperator::RemoveSmallestPrefix:
        return without_prefix(value, pattern, Match::Smallest);
    case ParameterOperator::RemoveLargestPrefix:
        return without_prefix(value, pattern, Match::Largest);
    case ParameterOperator::RemoveSmallestSuffix:
        return without_suffix(value, pattern, Match::Smallest);
    case ParameterOperator::RemoveLargestSuffix:
        return without_suffix(value, pattern, Match::Largest);
    default:
        return value;
    }
}

} // namespace

bool Expander::parameter(const ParameterExpansion& expansion, Quoting quoting, Sink& sink) {
    switch (expansion.op) {
    case ParameterOperator::Value: {
        if (is_list(expansion.name)) {
            each_positional(expansion.name == "*", quoting, sink, unchanged);
            return true;
        }
        std::string storage;
        const auto value = look_up(expansion.name, storage);
        if (!value)
            return unset(expansion, quoting, sink);
        result(*value, quoting, sink);
        return true;
    }
    case ParameterOperator::Length:
        return length(expansion, quoting, sink);
    case ParameterOperator::UseDefault:
    case ParameterOperator::AssignDefault:
    case ParameterOperator::ErrorIfUnset:
    case ParameterOperator::UseAlternative:
        return set_or_else(expansion, quoting, sink);
    case ParameterOperator::RemoveSmallestSuffix:
    case ParameterOperator::RemoveLargestSuffix:
    case ParameterOperator::RemoveSmallestPrefix:
    case ParameterOperator::RemoveLargestPrefix:
        return trimmed(expansion, quoting, sink);
    }
    return true;
}

// The table of XCU 2.6.2: what the operators - = ? + do with a parameter that has a value, has an
// empty value, or is unset.
bool Expander::set_or_else(const ParameterExpansion& expansion, Quoting quoting, Sink& sink) {
    std::string storage;
    const auto value = look_up(expansion.name, storage);
    const bool counts_as_set = value && !(expansion.colon && value->empty());

    if (expansion.op == ParameterOperator::UseAlternative) {
        if (counts_as_set)
            return operand(expansion, quoting, sink);
        result("", quoting, sink);
        return true;
    }
    if (counts_as_set) {
        if (is_list(expansion.name))
            each_positional(expansion.name == "*", quoting, sink, unchanged);
        else
            result(*value, quoting, sink);
        return true;
    }
    if (expansion.op == ParameterOperator::UseDefault)
        return operand(expansion, quoting, sink);
    if (expansion.op == ParameterOperator::AssignDefault)
        return assign_default(expansion, quoting, sink);

    if (expansion.operand.empty())
        return fail(expansion.colon ? _("{0}: parameter not set or null", expansion.name)
                                    : _("{0}: parameter not set", expansion.name),
                    expansion.position);
    StringSink message;
    if (!operand(expansion, quoting, message))
        return false;
    return fail(_("{0}: {1}", expansion.name, message.take()), expansion.position);
}

bool Expander::assign_default(const ParameterExpansion& expansion, Quoting quoting, Sink& sink) {
    if (!begins_name(expansion.name.front()))
        return fail(_("{0}: cannot be assigned this way", expansion.name), expansion.position);
    StringSink word;
    if (!operand(expansion, quoting, word))
        return false;
    const std::string value = word.take();
    if (context_.is_interrupted())
        return true;
    if (!context_.assign(expansion.name, value))
        return fail(_("{0}: is read only", expansion.name), expansion.position);
    ifs_.forget();
    result(value, quoting, sink);
    return true;
}

bool Expander::length(const ParameterExpansion& expansion, Quoting quoting, Sink& sink) {
    std::size_t count = context_.positional().size(); // ${#@} ${#*}: not POSIX, as other shells do
    if (!is_list(expansion.name)) {
        std::string storage;
        const auto value = look_up(expansion.name, storage);
        if (!value && context_.nounset())
            return unset(expansion, quoting, sink);
        count = value ? count_characters(*value) : 0;
    }
    result(std::to_string(count), quoting, sink);
    return true;
}

bool Expander::trimmed(const ParameterExpansion& expansion, Quoting quoting, Sink& sink) {
    std::string storage;
    if (!is_list(expansion.name) && !look_up(expansion.name, storage))
        return unset(expansion, quoting, sink);

    // Double quotes around ${x#word} do not quote `word`: `word` is still a pattern.
    std::string owned;
    std::string_view pattern;
    const WordParts& parts = expansion.operand;
    const auto* plain = parts.size() == 1 ? std::get_if<Literal>(&parts[0]) : nullptr;
    if (plain != nullptr && !plain->text.starts_with('~')) {
        pattern = plain->text;
    } else {
        MarkedSink marked;
        if (!bare_parts(parts, true, TildeIn::Start, Quoting::None, marked))
            return false;
        owned = marked.marked().pattern();
        pattern = owned;
    }
    if (is_list(expansion.name)) {
        each_positional(expansion.name == "*", quoting, sink,
                        [&](std::string_view value) { return trim(value, pattern, expansion.op); });
        return true;
    }
    // Look the value up again: the expansion of the pattern may have changed a variable.
    const auto value = look_up(expansion.name, storage);
    result(trim(value.value_or(""), pattern, expansion.op), quoting, sink);
    return true;
}

bool Expander::operand(const ParameterExpansion& expansion, Quoting quoting, Sink& sink) {
    if (quoting != Quoting::Double)
        return bare_parts(expansion.operand, true, TildeIn::Start, Quoting::Operand, sink);
    if (expansion.operand.empty())
        sink.quoted("");
    return quoted_parts(expansion.operand, sink);
}

bool Expander::unset(const ParameterExpansion& expansion, Quoting quoting, Sink& sink) {
    // A bad substitution such as ${x/a/b} is no syntax error: it is an error only here, when it is
    // expanded (XCU 2.8.1).
    if (!is_parameter(expansion.name)) {
        if (const auto found = find_bad_substitution(expansion.name))
            return fail(show_form(*found->form, "${" + expansion.name + "}", found->offset + 2),
                        expansion.position);
        return fail(_("${{{0}}}: bad substitution: POSIX has no such expansion", expansion.name),
                    expansion.position);
    }
    if (const FormOfBash* form = find_variable_of_bash(expansion.name))
        if (context_.refuses_forms_of_bash())
            return fail(name_form(*form), expansion.position);
    if (context_.nounset())
        return fail(_("{0}: parameter not set", expansion.name), expansion.position);
    result("", quoting, sink);
    return true;
}

// Returns the parameter's value, or nullopt if the parameter is unset. The view points to a
// variable, to a positional parameter, or to `storage`, where the function puts every other value.
std::optional<std::string_view> Expander::look_up(const std::string& name, std::string& storage) {
    const char first = name.front();
    if (begins_name(first))
        return context_.variable(name);
    if (!is_parameter(name)) // a bad substitution, such as ${#a[@]} or ${!a}
        return std::nullopt;
    const std::vector<std::string>& positional = context_.positional();
    if (is_digit(first) && name != "0") {
        const auto index = parse_number<std::size_t>(name);
        if (!index || *index == 0 || *index > positional.size())
            return std::nullopt;
        return positional[*index - 1];
    }
    if (first == '#') {
        storage = std::to_string(positional.size());
        return storage;
    }
    if (is_list(name)) { // the caller asks only whether the value is set, and whether it is empty
        if (positional.empty())
            return std::nullopt;
        storage = positional.size() > 1 ? " " : positional.front();
        return storage;
    }
    std::optional<std::string> value = context_.special(first);
    if (!value)
        return std::nullopt;
    storage = std::move(*value);
    return storage;
}

// "$*" gives one field: the parameters, joined by the first character of IFS. "$@" and unquoted $@
// and $* give one field for each parameter. `change` is applied to each parameter.
template <class Change>
void Expander::each_positional(bool star, Quoting quoting, Sink& sink, const Change& change) {
    const std::vector<std::string>& positional = context_.positional();
    const std::string_view joined_by = star ? ifs_.get().first() : " ";
    if (star && quoting == Quoting::Double) {
        std::string joined;
        for (std::size_t i = 0; i < positional.size(); ++i) {
            if (i != 0)
                joined += joined_by;
            joined += change(positional[i]);
        }
        sink.quoted(joined);
        return;
    }
    for (std::size_t i = 0; i < positional.size(); ++i) {
        if (i != 0)
            sink.next_parameter(joined_by);
        result(change(positional[i]), quoting, sink);
    }
}

} // namespace leash
