// : true false: commands that do nothing but return a status.
//
// Source: POSIX XCU 2.15 `colon`; XCU `true`, `false`.

#include "builtins/rows.hpp"

namespace leash {
namespace {

BuiltinResult run_true(BuiltinCall&) {
    return done(0);
}
BuiltinResult run_false(BuiltinCall&) {
    return done(1);
}

} // namespace

const Builtin colon_builtin = {
    .name = ":",
    .kind = BuiltinKind::Special,
    .run = run_true,
    .synopsis = ": [WORD...]",
    .summary = N_("do nothing; the words are still expanded"),
    .help = N_(R"(Succeeds. Its words are expanded like those of any command, so : is the place
for an expansion that does something by itself:

    : "${EDITOR:=vi}"         EDITOR is vi unless it was set
    while :; do date; sleep 1; done
)"),
    .answers_help = false,
};

const Builtin true_builtin = {
    .name = "true",
    .kind = BuiltinKind::Regular,
    .run = run_true,
    .synopsis = "true",
    .summary = N_("succeed: status 0"),
    .help = N_(R"(Does nothing and succeeds.

    while true; do date; sleep 1; done
)"),
    .answers_help = false,
};

const Builtin false_builtin = {
    .name = "false",
    .kind = BuiltinKind::Regular,
    .run = run_false,
    .synopsis = "false",
    .summary = N_("fail: status 1"),
    .help = N_(R"(Does nothing and fails.

    false || echo "the command before me failed"
)"),
    .answers_help = false,
};

} // namespace leash
