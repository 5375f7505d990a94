#include "witness_arguments.hpp"

#include "kernel/catalogue_file.hpp"
#include "kernel/display_of.hpp"
#include "options/option_help.hpp"
#include "options/read_options.hpp"
#include "stage/witness_options.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <unistd.h>
#include <vector>

namespace {

using leash::_;
using leash::N_;

} // namespace

void misused(const leash::Message& what) {
    const leash::Translator translate = leash::translator_at_start();
    std::fprintf(stderr, "witness: %s\n", translate(_("{0}\nTry: witness --help", what)).c_str());
    std::exit(2);
}

namespace {

constexpr leash::Phrase usage =
    N_(R"(usage: witness [NAME] [--tick SECONDS] [--ignore SIG,...] [--catch SIG,...]
               [--block SIG,...] [--read] [--children N] [--no-reap] [--say]
               [--log FILE] [--reopen] [--stop-at-error] [--open FILE]
               [--spare FILE]

An ordinary program that lives until something ends it, with a name (witness)
and a heartbeat: a line at each tick, in NAME.log.

)");

int signal_by_name(std::string name) {
    if (name.rfind("SIG", 0) == 0)
        name.erase(0, 3);
    for (int signal = 1; signal < 32; ++signal)
        if (sigabbrev_np(signal) && name == sigabbrev_np(signal))
            return signal;
    misused(
        _("'{0}' is not the name of a signal; HUP or HUP,TERM, for example, was expected", name));
}

void add_signals(sigset_t& set, const std::string& list) {
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const std::size_t comma = std::min(list.find(',', begin), list.size());
        sigaddset(&set, signal_by_name(list.substr(begin, comma - begin)));
        begin = comma + 1;
    }
}

int whole_number(const char* text, const char* option) {
    char* end = nullptr;
    const long number = std::strtol(text, &end, 10);
    if (end == text || *end != '\0' || number < 1 || number > 1000)
        misused(_("{0} takes a whole number from 1 to 1000, not {1}", option, text));
    return static_cast<int>(number);
}

double positive_number(const char* text, const char* option) {
    char* end = nullptr;
    const double number = std::strtod(text, &end);
    if (end == text || *end != '\0' || !(number > 0 && number < 1e6))
        misused(_("{0} takes a positive number, such as 0.5, not {1}", option, text));
    return number;
}

leash::GivenOptions given_options(std::span<const std::string> words) {
    leash::OptionReading read = leash::read_options(leash::witness_options, words);
    if (std::holds_alternative<leash::HelpWanted>(read)) {
        const leash::Translator translate = leash::translator_at_start();
        const std::string options = leash::options_help(leash::witness_options, translate);
        const std::string text = std::string(translate(usage)) + options;
        std::fputs(leash::fitted_for(STDOUT_FILENO, text).c_str(), stdout);
        std::exit(0);
    }
    if (const auto* fault = std::get_if<leash::OptionFault>(&read))
        misused(message(*fault));
    return std::get<leash::GivenOptions>(std::move(read));
}

} // namespace

WitnessArguments witness_arguments(int count, char** words) {
    WitnessArguments arguments;
    sigemptyset(&arguments.ignored);
    sigemptyset(&arguments.caught);
    sigemptyset(&arguments.blocked);
    const leash::GivenOptions given =
        given_options(std::vector<std::string>(words + (count > 0), words + count));
    for (const auto& [option, value] : given.options) {
        if (option->name == "tick")
            arguments.tick = positive_number(value.c_str(), "--tick");
        else if (option->name == "ignore")
            add_signals(arguments.ignored, value);
        else if (option->name == "catch")
            add_signals(arguments.caught, value);
        else if (option->name == "block")
            add_signals(arguments.blocked, value);
        else if (option->name == "children")
            arguments.children = whole_number(value.c_str(), "--children");
    }
    arguments.reads = given.has("read");
    arguments.says = given.has("say");
    arguments.log = given.value("log").value_or("");
    arguments.reaps = !given.has("no-reap");
    arguments.stops_at_error = given.has("stop-at-error");
    arguments.reopens_log = given.has("reopen");
    if (arguments.reopens_log)
        sigaddset(&arguments.caught, SIGHUP);
    arguments.opens = given.value("open").value_or("");
    arguments.spare = given.value("spare").value_or("");
    if (!given.operands.empty())
        arguments.name = given.operands.front();
    if (given.operands.size() > 1)
        misused(_("one name is enough; what is {0}?", given.operands[1]));
    return arguments;
}
