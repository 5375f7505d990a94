#include "options/read_options.hpp"

#include "base/message_list.hpp"
#include "base/spelling.hpp"

#include <algorithm>
#include <boost/program_options/option.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <cassert>

namespace leash {

namespace po = boost::program_options;

namespace {

constexpr NamedOption help_option{"help", '\0', "", {}, {}};

constexpr int style =
    po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent |
    po::command_line_style::long_allow_next | po::command_line_style::allow_short |
    po::command_line_style::allow_dash_for_short | po::command_line_style::short_allow_adjacent |
    po::command_line_style::short_allow_next |
    po::command_line_style::allow_sticky; // not allow_guessing

void add(po::options_description& description, const NamedOption& option) {
    // Boost spells it "name,letter", and ",letter" if there is no name. Boost owns both objects.
    std::string names(option.name);
    if (option.letter != '\0')
        names += std::string(",") + option.letter;
    const bool takes_no_value = option.value.empty();
    description.add(boost::shared_ptr<po::option_description>(
        new po::option_description(names.c_str(), new po::untyped_value(takes_no_value))));
}

bool looks_like_option(const std::string& word) {
    return word.size() > 1 && word.front() == '-';
}

// Boost calls this before it reads a word; `rest` are the words that are left. At the first operand
// this takes the rest away from Boost and leaves "--", which Boost reads as the end. Boost also
// calls this with the value of an option, to learn whether the value is an option: "--" is not an
// option.
std::vector<po::option> end_at_operand(std::vector<std::string>& rest) {
    if (!looks_like_option(rest.front()))
        rest.assign(1, "--");
    return {};
}

// The key of Boost is the long name of an option, or "-x" if the option has a letter only.
const NamedOption* find_by_key(const OptionTable& table, const std::string& key) {
    if (key == help_option.name && !table.find(key))
        return &help_option;
    return table.find(std::string_view(key).substr(key.starts_with('-') ? 1 : 0));
}

// "--nosuch" or "-x", from Boost's key of an option that it does not know.
std::string as_typed(const std::string& key) {
    return key.starts_with('-') ? key : "--" + key;
}

std::string spelling(const NamedOption& option) {
    return option.name.empty() ? std::string("-") + option.letter : "--" + std::string(option.name);
}

// Letters have no guess: each letter is one change away from each other letter.
std::string guess_for(const OptionTable& table, const std::string& key) {
    std::vector<std::string_view> names;
    for (const NamedOption& option : table.options)
        if (!option.name.empty())
            names.push_back(option.name);
    names.push_back(help_option.name);
    const auto close = closest_word(key, names);
    return close ? "--" + std::string(*close) : "";
}

OptionFault fault_of(const OptionTable& table, const po::invalid_command_line_syntax& thrown) {
    using Syntax = po::invalid_command_line_syntax;
    // Here Boost calls an option "--pidfile", or "-x".
    const std::string given = thrown.get_option_name();
    const NamedOption* option =
        find_by_key(table, given.starts_with("--") ? given.substr(2) : given);
    const bool unwanted_value = thrown.kind() == Syntax::extra_parameter;
    return {unwanted_value ? OptionFault::Kind::ValueNotTaken : OptionFault::Kind::ValueMissing,
            std::string(table.command),
            option ? spelling(*option) : given,
            {},
            option,
            {}};
}

std::optional<OptionFault> fault_of_value(const OptionTable& table, const GivenOptions::One& one) {
    const NamedOption& option = *one.option;
    if (option.value.empty())
        return std::nullopt;
    const std::string command(table.command);
    if (one.value.empty())
        return OptionFault{OptionFault::Kind::ValueMissing, command, spelling(option), {}, &option};
    if (!option.values)
        return std::nullopt;
    const std::vector<std::string> values = option.values();
    if (std::find(values.begin(), values.end(), one.value) != values.end())
        return std::nullopt;
    return OptionFault{OptionFault::Kind::ValueNotOneOf, command, spelling(option), one.value,
                       &option};
}

std::vector<po::option> read_by_boost(const OptionTable& table,
                                      std::span<const std::string> words) {
    po::options_description description;
    for (const NamedOption& option : table.options)
        add(description, option);
    if (!table.find(help_option.name))
        add(description, help_option);
    po::command_line_parser parser(std::vector<std::string>(words.begin(), words.end()));
    parser.options(description).style(style).allow_unregistered();
    if (table.stand == OptionsStand::BeforeTheFirstOperand)
        parser.extra_style_parser(end_at_operand);
    return parser.run().options;
}

} // namespace

bool NamedOption::is_called(std::string_view either) const {
    return !either.empty() && (name == either || (either.size() == 1 && letter == either.front()));
}

const NamedOption* OptionTable::find(std::string_view name) const {
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const NamedOption& one) { return one.is_called(name); });
    return found == options.end() ? nullptr : &*found;
}

bool GivenOptions::has(std::string_view name) const {
    return value(name).has_value();
}

std::optional<std::string> GivenOptions::value(std::string_view name) const {
    const std::vector<std::string> all = values(name);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

std::vector<std::string> GivenOptions::values(std::string_view name) const {
    std::vector<std::string> found;
    for (const One& one : options)
        if (one.option->is_called(name))
            found.push_back(one.value);
    return found;
}

OptionReading read_options(const OptionTable& table, std::span<const std::string> words) {
    std::vector<po::option> read;
    try {
        read = read_by_boost(table, words);
    } catch (const po::invalid_command_line_syntax& thrown) {
        return fault_of(table, thrown);
    }
    GivenOptions given;
    std::size_t words_of_options = 0;
    bool help_wanted = false;
    for (const po::option& one : read) {
        // An operand has no key. "--=x" has no key, either, but its value is not the whole word.
        if (one.string_key.empty() && one.value == one.original_tokens) {
            given.operands.push_back(one.value.front());
            continue;
        }
        words_of_options += one.original_tokens.size();
        const NamedOption* option = find_by_key(table, one.string_key);
        if (one.unregistered || !option)
            return OptionFault{OptionFault::Kind::Unknown,
                               std::string(table.command),
                               as_typed(one.string_key),
                               {},
                               nullptr,
                               guess_for(table, one.string_key)};
        GivenOptions::One as_given{option, one.value.empty() ? "" : one.value.front()};
        if (auto fault = fault_of_value(table, as_given))
            return std::move(*fault);
        help_wanted = help_wanted || option->name == help_option.name;
        given.options.push_back(std::move(as_given));
    }
    if (help_wanted)
        return HelpWanted{};
    if (table.stand == OptionsStand::BeforeTheFirstOperand) {
        // end_at_operand() has taken the operands away from Boost.
        auto rest = words.subspan(words_of_options);
        if (!rest.empty() && rest.front() == "--")
            rest = rest.subspan(1);
        given.operands.assign(rest.begin(), rest.end());
    }
    return given;
}

Message message(const OptionFault& fault) {
    switch (fault.kind) {
    case OptionFault::Kind::Unknown:
        if (!fault.guess.empty())
            return _("{0}: no such option; did you mean {1}?", fault.given, fault.guess);
        return _("{0}: no such option; `{1} --help` lists them", fault.given, fault.command);
    case OptionFault::Kind::ValueNotTaken:
        return _("{0}: takes no value", fault.given);
    case OptionFault::Kind::ValueMissing:
        if (fault.option && fault.option->values)
            return _("{0} takes one of these: {1}", fault.given,
                     enumerated(fault.option->values()));
        return _("{0}: {1} was expected after it", fault.given,
                 fault.option ? fault.option->wanted : Phrase());
    case OptionFault::Kind::ValueNotOneOf:
        break;
    }
    return _("{0}: '{1}' is none of these: {2}", fault.given, fault.value,
             enumerated(fault.option->values()));
}

} // namespace leash
