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
    ":",
    BuiltinKind::Special,
    run_true,
    ": [WORD...]",
    "do nothing; the words are still expanded",
    R"(Succeeds. Its words are expanded like those of any command, so it is a place
for an expansion that is wanted for what it does:

    : "${EDITOR:=vi}"         EDITOR is vi unless it was set
    while :; do date; sleep 1; done
)",
};

const Builtin true_builtin = {
    "true",
    BuiltinKind::Regular,
    run_true,
    "true",
    "succeed: status 0",
    R"(Does nothing and succeeds.

    while true; do date; sleep 1; done
)",
};

const Builtin false_builtin = {
    "false",
    BuiltinKind::Regular,
    run_false,
    "false",
    "fail: status 1",
    R"(Does nothing and fails.

    false || echo "the command before me failed"
)",
};

} // namespace leash
