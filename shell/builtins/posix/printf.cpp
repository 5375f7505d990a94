// printf: prints arguments by a format.
//
// Source: POSIX XCU `printf`.

#include "builtins/posix/printf_format.hpp"
#include "builtins/rows.hpp"

namespace leash {
namespace {

BuiltinResult run_printf(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "");
    if (!parsed)
        return call.misuse(parsed.error());
    const std::span<const std::string> operands = parsed.value().operands;
    if (operands.empty())
        return call.misuse(_("what format? usage: printf FORMAT [WORD...]"));
    const Printed printed = print_formatted(operands[0], operands.subspan(1));
    call.print(printed.text);
    if (printed.complaints.empty())
        return done(0);
    call.flush(); // the output comes before the complaints
    for (const Message& complaint : printed.complaints)
        call.complain(complaint);
    return done(1);
}

} // namespace

const Builtin printf_builtin = {
    "printf",
    BuiltinKind::Regular,
    run_printf,
    "printf FORMAT [WORD...]",
    N_("print words by a format"),
    N_(R"(Prints FORMAT, in which each % conversion takes the next WORD:
  %s text   %b text with backslash escapes   %c its first byte
  %d number   %u unsigned   %x %X hexadecimal   %o octal   %f %e %g real
  %% a percent sign   %2$s the second WORD
A width and a precision may stand before the letter: %-10s %5.2f %*d
Escapes: \n newline, \t tab, \101 octal. No newline unless you write it.
If there are more WORDs, the format is used again.

    printf '%-10s %5d\n' init 1 leash $$
)"),
    true, // only prints
};

} // namespace leash
