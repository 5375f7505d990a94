// test and [: say by their status whether an expression is true.
//
// Source: POSIX XCU `test`.

#include "builtins/posix/test_expression.hpp"
#include "builtins/rows.hpp"

namespace leash {
namespace {

BuiltinResult evaluate(BuiltinCall& call, std::span<const std::string> arguments) {
    const auto truth = evaluate_test(arguments);
    if (truth)
        return done(truth.value() ? 0 : 1);
    call.complain(truth.error());
    return done(2);
}

BuiltinResult run_test(BuiltinCall& call) {
    return evaluate(call, call.operands());
}

BuiltinResult run_square_bracket(BuiltinCall& call) {
    const auto operands = call.operands();
    if (operands.empty() || operands.back() != "]") {
        call.complain(_("the ']' at the end is missing; it needs a space before it"));
        return done(2);
    }
    return evaluate(call, operands.first(operands.size() - 1));
}

constexpr Phrase test_page =
    N_(R"(Succeeds (0) if it is so, fails (1) if not; 2: the question made no sense.
  -e F exists  -f file  -d directory  -L link  -p pipe  -S socket  -s not empty
  -r -w -x F    may be read, written, run      -t N  descriptor N is a terminal
  -n S  text    -z S  no text    A = B   A != B   A < B   A > B   (text)
  A -eq B   -ne -lt -le -gt -ge  (numbers)   F -nt G newer  -ot older  -ef same
  ! EXPR not    -a and    -o or    ( ) group: better use several tests and && ||
Write "$x" in quotes: an empty or odd value then stays one operand.

    if [ -t 0 ]; then echo "standard input is a terminal"; fi
)");

} // namespace

const Builtin test_builtin = {
    .name = "test",
    .kind = BuiltinKind::Regular,
    .run = run_test,
    .synopsis = "test EXPRESSION",
    .summary = N_("ask about files, text and numbers"),
    .help = test_page,
    .answers_help = false,
};

const Builtin square_bracket_builtin = {
    .name = "[",
    .kind = BuiltinKind::Regular,
    .run = run_square_bracket,
    .synopsis = "[ EXPRESSION ]",
    .summary = N_("the same as test, with a ']' at the end"),
    .help = test_page,
    .answers_help = false,
};

} // namespace leash
