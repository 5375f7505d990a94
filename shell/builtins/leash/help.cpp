// help lists the built-ins, and shows a page for each built-in and for some other words.

#include "base/layout.hpp"
#include "base/spelling.hpp"
#include "base/text.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/help_topics.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"
#include "interpreter/startup.hpp"
#include "kernel/own_files.hpp"
#include "kernel/search_path.hpp"
#include "language/forms_of_bash.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace leash {
namespace {

struct Group {
    Phrase title;
    std::string_view names; // a space stands before and behind each name
};

// help lists a built-in without a group under "More".
constexpr Group groups[] = {
    {N_("Jobs"), " bg daemonize disown fg jobs kill suspend wait "},
    {N_("See and learn"),
     " autopsy back check facts forecast help hint lang lesson map narrate next policy quit "
     "reset skip solution status survey terminal unplug "},
    {N_("Variables"), " export getopts local read readonly set shift unset "},
    {N_("Files and words"), " [ cd echo printf pwd test umask "},
    {N_("Run and leave"),
     " . : break command continue eval exec exit false return source trap true "},
    {N_("The shell"), " alias fc hash history shopt times type ulimit unalias "},
};

constexpr std::size_t title_width = 17;
constexpr std::size_t widest_line = 79;

bool holds(std::string_view names, std::string_view name) {
    return names.find(" " + std::string(name) + " ") != std::string_view::npos;
}

// Makes ~/.config from /home/ann/.config.
std::string from_home(const Shell& shell, const std::string& path) {
    const std::string home(shell.variables.value("HOME").value_or(""));
    return home.size() > 1 && path.starts_with(home + "/") ? "~" + path.substr(home.size()) : path;
}

bool is_offered(const BuiltinCall& call, const Builtin& row) {
    return call.interpreter.commands().find_builtin(row.name) == &row;
}

template <class Belongs>
void print_group(BuiltinCall& call, std::string_view title, const Belongs& belongs) {
    std::string names;
    for (const Builtin* row : call.interpreter.commands().builtins())
        if (is_offered(call, *row) && belongs(*row))
            names.append(names.empty() ? "" : " ").append(row->name);
    if (!names.empty())
        call.print(behind(padded(title, title_width), names,
                          std::min(call.display().columns, widest_line)));
}

void print_overview(BuiltinCall& call) {
    call.say(_("Commands that leash does itself. `help NAME` tells more of one.\n\n"));
    for (const Group& group : groups)
        print_group(call, call.shell.translate(group.title),
                    [&](const Builtin& row) { return holds(group.names, row.name); });
    print_group(call, call.shell.translate(N_("More")), [](const Builtin& row) {
        return std::none_of(std::begin(groups), std::end(groups),
                            [&](const Group& group) { return holds(group.names, row.name); });
    });
    const Shell& shell = call.shell;
    call.say(_("\n"
               "The language     if case for while until {{ }} ( ) ! | & && || ; time\n"
               "Other pages      help keys, help signals, help SIGHUP, help nohup, help leash,\n"
               "                 help bash: what bash has and leash has not\n"
               "Your own file    {0}: commands for each start of leash\n"
               "All else         is a program: `help ls` says which, `man ls` is its manual\n",
               from_home(shell, rc_file(shell))));
}

// Says what a name is that is neither a built-in nor a page. Returns nullopt if it is nothing.
std::optional<Message> other_meaning(BuiltinCall& call, const std::string& name) {
    const Shell& shell = call.shell;
    if (const auto alias = shell.aliases.find(name); alias != shell.aliases.end())
        return _("{0} is an alias for: {1}\n", name, alias->second);
    if (shell.functions.find(name) != shell.functions.end())
        return _("{0} is a function of this shell; `type {0}` shows it\n", name);
    const bool is_ours = is_executable_file(programs_folder(shell.executable) + "/" + name);
    const std::string path = find_on(shell.variables.value("PATH").value_or(""), name);
    const bool is_there = is_executable_file(path);
    if (is_ours && is_there)
        return _("{0} is a program that comes with leash\n"
                 "  `{0} --help` says how it is used\n",
                 name);
    if (is_ours)
        return _("{0} is a program that comes with leash; it is there on a practice terminal\n"
                 "  type `terminal` first, and there `{0} --help`\n",
                 name);
    if (is_there)
        return _("{0} is a program: {1}\n"
                 "  `man {0}` is its manual (q leaves it); many programs know `{0} --help`\n",
                 name, path);
    return std::nullopt;
}

Message no_page(const BuiltinCall& call, const std::string& name) {
    std::vector<std::string> names = names_of_topics();
    names.emplace_back("bash");
    for (const Builtin* row : call.interpreter.commands().builtins())
        if (is_offered(call, *row))
            names.emplace_back(row->name);
    const std::vector<std::string_view> words(names.begin(), names.end());
    const auto close = closest_word(name, words);
    if (close)
        return _("there is no page '{0}'; did you mean `help {1}`?", name, *close);
    return _("there is no page '{0}'; `help` lists all", name);
}

// Returns the page, or nullopt if there is no such page.
std::optional<std::string> page_of(BuiltinCall& call, const std::string& name) {
    if (const Builtin* row = call.interpreter.commands().find_builtin(name))
        return help_page(*row, call.shell.translate);
    if (name == "bash")
        return page_of_bash(call.shell.translate);
    for (const auto& find : {page_of_topic, page_of_signal})
        if (const auto page = find(name))
            return call.shell.translate(*page);
    if (const auto meaning = other_meaning(call, name))
        return call.shell.translate(*meaning);
    if (const FormOfBash* form = find_form_of_bash(name)) {
        std::string page;
        for (const std::string& line : wrapped(call.shell.translate(name_form(*form)), 80))
            page += line + "\n";
        return page;
    }
    return std::nullopt;
}

BuiltinResult run_help(BuiltinCall& call) {
    const auto given = options_of(call, help_builtin);
    if (!given)
        return given.error();
    const auto& names = given.value().operands;
    if (names.empty())
        print_overview(call);
    int status = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool may_have_section = names[i] == "bash" && i + 1 < names.size();
        const auto section =
            may_have_section ? section_of_bash(names[i + 1], call.shell.translate) : std::nullopt;
        if (section) {
            call.show(*section);
            ++i;
        } else if (const auto page = page_of(call, names[i])) {
            call.show(*page);
        } else {
            call.complain(no_page(call, names[i]));
            status = 1;
        }
    }
    return done(status);
}

} // namespace

const Builtin help_builtin = {
    "help",
    BuiltinKind::Leash,
    run_help,
    "help [NAME...]",
    N_("what the commands of leash, the signals and the keys do"),
    N_(R"(Lists what leash does itself. With NAME, tells of a built-in, as `NAME --help`
does; of a word of the language; of a signal; or of one of these: keys, signals,
leash, nohup, huponexit, bash.

    help trap
    help SIGHUP
    help '&'
)"),
};

} // namespace leash
