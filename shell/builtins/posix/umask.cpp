// umask: sets and shows the permissions that new files do not get.
//
// Source: POSIX XCU `umask`, umask(2).

#include "base/parse_number.hpp"
#include "builtins/posix/file_mode.hpp"
#include "builtins/rows.hpp"

#include <cctype>
#include <fmt/format.h>
#include <optional>
#include <sys/stat.h>

namespace leash {
namespace {

// The only way to read the mask is to set the mask (umask(2)).
mode_t present_mask() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return mask;
}

std::optional<mode_t> parse_mask(const std::string& text, mode_t present) {
    if (text.empty() || std::isdigit(static_cast<unsigned char>(text[0])) == 0)
        return apply_symbolic_mask(present, text);
    const auto mask = parse_number<mode_t>(text, 8);
    if (!mask || *mask > 07777)
        return std::nullopt;
    return *mask & 0777;
}

BuiltinResult run_umask(BuiltinCall& call) {
    const auto parsed = parse_options(call.operands(), "S");
    if (!parsed)
        return call.misuse(parsed.error());
    const bool symbolic = parsed.value().has('S');
    const auto& operands = parsed.value().operands;
    if (operands.empty()) {
        const mode_t mask = present_mask();
        call.print(symbolic ? symbolic_mask(mask) + "\n" : fmt::format("{:04o}\n", mask));
        return done(0);
    }
    const auto mask = parse_mask(operands[0], present_mask());
    if (!mask)
        return call.misuse(_("'{0}' is not a mask, such as 022 or u=rwx,g=rx,o=", operands[0]));
    ::umask(*mask);
    return done(0);
}

} // namespace

const Builtin umask_builtin = {
    "umask",
    BuiltinKind::Regular,
    run_umask,
    "umask [-S] [MASK]",
    N_("permissions that new files do not get"),
    N_(R"(MASK in octal takes permissions away from new files: with 022 group and others
cannot write. In letters it says what is left: u=rwx,g=rx,o=rx is the same.
Without MASK: prints it; -S in letters. Children inherit it.

    umask 077
)"),
};

} // namespace leash
