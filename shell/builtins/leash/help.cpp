// help lists the built-ins, and shows a page for each.

#include "base/text.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/leash/spelling.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

#include <algorithm>
#include <iterator>
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
     " autopsy back check facts forecast help hint lesson map narrate next policy quit reset "
     "skip solution status terminal unplug "},
    {N_("Variables"), " export getopts local read readonly set shift unset "},
    {N_("Files and words"), " [ cd echo printf pwd test umask "},
    {N_("Run and leave"),
     " . : break command continue eval exec exit false return source trap true "},
    {N_("The shell"), " alias fc hash history times type ulimit unalias "},
};

constexpr std::size_t title_width = 17;
constexpr std::size_t line_width = 79;

bool holds(std::string_view names, std::string_view name) {
    return names.find(" " + std::string(name) + " ") != std::string_view::npos;
}

bool is_offered(const BuiltinCall& call, const Builtin& row) {
    return call.interpreter.commands().find_builtin(row.name) == &row;
}

template <class Belongs>
void print_group(BuiltinCall& call, std::string_view title, const Belongs& belongs) {
    std::string text;
    std::string line = padded(title, title_width);
    const std::size_t empty = line.size();
    for (const Builtin* row : call.interpreter.commands().builtins()) {
        if (!is_offered(call, *row) || !belongs(*row))
            continue;
        if (line.size() + 1 + row->name.size() > line_width) {
            text += line + "\n";
            line.assign(title_width, ' ');
        }
        line += line.size() > title_width ? " " : "";
        line += row->name;
    }
    if (line.size() > empty || !text.empty())
        call.print(text + line + "\n");
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
    call.say(_("\nThe language: if case for while until {{ }} ( ) ! | & && || ; time\n"
               "Everything else is a program: `type NAME` says which; `man NAME` its manual.\n"));
}

Message no_page(const BuiltinCall& call, const std::string& name) {
    if (name == "witness")
        return _("witness is no built-in but a program; open a practice terminal\n"
                 "  with `terminal`: there `witness --help` tells of it");
    std::vector<std::string_view> names;
    for (const Builtin* row : call.interpreter.commands().builtins())
        if (is_offered(call, *row))
            names.emplace_back(row->name);
    const auto near = nearest_words(name, names);
    if (near.empty())
        return is_reserved_word(name)
                   ? _("no built-in is called '{0}'; it is a word of the language", name)
                   : _("no built-in is called '{0}'; `help` lists them", name);
    std::string all;
    for (const std::string_view one : near)
        all.append(all.empty() ? "" : " ").append(one);
    return _("no built-in is called '{0}'; near: {1}", name, all);
}

BuiltinResult run_help(BuiltinCall& call) {
    const auto given = options_of(call, help_builtin);
    if (!given)
        return given.error();
    const auto& names = given.value().operands;
    if (names.empty())
        print_overview(call);
    int status = 0;
    for (const std::string& name : names) {
        if (const Builtin* row = call.interpreter.commands().find_builtin(name)) {
            call.print(help_page(*row, call.shell.translate));
        } else {
            call.complain(no_page(call, name));
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
    N_("what the built-ins do"),
    N_(R"(Lists what leash does itself; with NAME, tells how it is used, as `NAME --help`
does.

    help trap
)"),
};

} // namespace leash
