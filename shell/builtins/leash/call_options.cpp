#include "builtins/leash/call_options.hpp"

namespace leash {

Result<GivenOptions, BuiltinResult> options_of(BuiltinCall& call, const Builtin& row) {
    const OptionTable none{row.name, OptionsStand::BeforeTheFirstOperand, {}};
    OptionReading read = read_options(row.options ? *row.options : none, call.operands());
    if (auto* given = std::get_if<GivenOptions>(&read))
        return std::move(*given);
    if (const auto* fault = std::get_if<OptionFault>(&read))
        return call.misuse(message(*fault));
    call.show(help_page(row, call.shell.translate));
    return done(0);
}

} // namespace leash
