// getopts: parses the options of a script, one option at each call.
//
// Source: POSIX XCU `getopts`.

#include "builtins/operands.hpp"
#include "builtins/posix/getopts_step.hpp"
#include "builtins/rows.hpp"
#include "interpreter/interpreter.hpp"

namespace leash {
namespace {

// Returns the place where the last call stopped. The script may assign OPTIND: if OPTIND does not
// have the value that the last call gave it, the place inside a cluster of letters no longer
// counts.
GetoptsPlace present_place(const Shell& shell) {
    const auto index = parse_count(shell.variables.value("OPTIND").value_or("1"));
    GetoptsPlace place;
    place.index = index && *index > 0 ? static_cast<std::size_t>(*index) : 1;
    place.offset = shell.getopts_position.offset(place.index);
    return place;
}

BuiltinResult run_getopts(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    const std::span<const std::string> operands = parsed.value().operands;
    if (operands.size() < 2)
        return call.misuse(_("usage: getopts LETTERS NAME [ARGUMENT...]"));
    if (!is_name(operands[1]))
        return call.misuse(_("'{0}' cannot be a variable's name", operands[1]));

    Shell& shell = call.shell;
    const std::span<const std::string> arguments =
        operands.size() > 2 ? operands.subspan(2) : std::span<const std::string>(shell.positional);
    const GetoptsStep step = next_option(operands[0], arguments, present_place(shell));
    // OPTERR=0, as in bash: no complaints.
    if (!step.complaint.empty() &&
        (shell.as_sh || shell.variables.value("OPTERR").value_or("1") != "0"))
        call.interpreter.complain(step.complaint);

    shell.getopts_position.stop_at(step.place.index, step.place.offset);
    const bool kept = step.argument ? call.interpreter.assign("OPTARG", *step.argument)
                                    : shell.variables.unset("OPTARG");
    const bool assigned = kept &&
                          call.interpreter.assign("OPTIND", std::to_string(step.place.index)) &&
                          call.interpreter.assign(operands[1], step.name);
    if (!assigned)
        return done(2);
    return done(step.over ? 1 : 0);
}

} // namespace

const Builtin getopts_builtin = {
    "getopts",
    BuiltinKind::Regular,
    run_getopts,
    "getopts LETTERS NAME [ARGUMENT...]",
    N_("take a script's options apart"),
    N_(R"(Puts the next option of $1 $2 ... (or the ARGUMENTs) into NAME; status 1 when
there are no more. LETTERS are the options; a ':' behind one: it takes an
argument, put into OPTARG. A ':' in front: no messages, NAME is '?' or ':'.
OPTERR=0: no messages.

    while getopts vo: option; do
        case $option in v) verbose=1 ;; o) output=$OPTARG ;; *) exit 2 ;; esac
    done
    shift $((OPTIND - 1))
)"),
};

} // namespace leash
