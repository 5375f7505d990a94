// pwd: prints the working directory.
//
// Source: POSIX XCU `pwd`.

#include "builtins/posix/working_directory.hpp"
#include "builtins/rows.hpp"

namespace leash {
namespace {

BuiltinResult run_pwd(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "LP");
    if (!parsed)
        return call.misuse(parsed.error());
    const auto& options = parsed.value().options;
    const bool physical = !options.empty() && options.back().letter == 'P';
    const auto here = physical ? physical_directory() : logical_directory(call.shell);
    if (!here) {
        call.complain(_("cannot find the working directory: {0}", error_text(here.error().number)));
        return done(1);
    }
    call.print(here.value() + "\n");
    return done(0);
}

} // namespace

const Builtin pwd_builtin = {
    "pwd",
    BuiltinKind::Regular,
    run_pwd,
    "pwd [-L | -P]",
    N_("print the working directory"),
    N_(R"(Prints the name of the working directory.
  -L   as one came there, through symbolic links (default)
  -P   its real name

    pwd
)"),
    true, // only prints
};

} // namespace leash
