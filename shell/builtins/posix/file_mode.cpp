#include "builtins/posix/file_mode.hpp"

namespace leash {
namespace {

constexpr mode_t everybody = 0777;

mode_t classes(std::string_view text, std::size_t& at) {
    mode_t who = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == 'u')
            who |= 0700;
        else if (text[at] == 'g')
            who |= 0070;
        else if (text[at] == 'o')
            who |= 0007;
        else if (text[at] == 'a')
            who |= everybody;
        else
            break;
    }
    return who == 0 ? everybody : who;
}

// Reads r w x X s t, or one of u g o to copy from `allowed`. Returns the bits for every class.
mode_t permissions(std::string_view text, std::size_t& at, mode_t allowed) {
    if (at < text.size()) {
        const std::size_t from = std::string_view("ogu").find(text[at]);
        if (from != std::string_view::npos) {
            ++at;
            return (allowed >> (3 * from) & 07) * 0111;
        }
    }
    mode_t bits = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == 'r')
            bits |= 0444;
        else if (text[at] == 'w')
            bits |= 0222;
        else if (text[at] == 'x' || (text[at] == 'X' && (allowed & 0111) != 0))
            bits |= 0111;
        else if (text[at] != 'X' && text[at] != 's' && text[at] != 't')
            break; // s and t change nothing, because a mask does not have these bits
    }
    return bits;
}

} // namespace

std::optional<mode_t> apply_symbolic_mask(mode_t mask, std::string_view symbolic) {
    mode_t allowed = ~mask & everybody;
    std::size_t at = 0;
    do {
        const mode_t who = classes(symbolic, at);
        if (at >= symbolic.size())
            return std::nullopt;
        bool any = false;
        while (at < symbolic.size() && symbolic[at] != ',') {
            const char action = symbolic[at++];
            const mode_t bits = permissions(symbolic, at, allowed) & who;
            if (action == '=')
                allowed = (allowed & ~who) | bits;
            else if (action == '+')
                allowed |= bits;
            else if (action == '-')
                allowed &= ~bits;
            else
                return std::nullopt;
            any = true;
        }
        if (!any)
            return std::nullopt;
    } while (at < symbolic.size() && symbolic[at++] == ',');
    return ~allowed & everybody;
}

std::string symbolic_mask(mode_t mask) {
    std::string text;
    for (const unsigned shift : {6U, 3U, 0U}) {
        const mode_t allowed = ~mask >> shift & 07;
        text += shift == 6 ? "u=" : shift == 3 ? ",g=" : ",o=";
        text += (allowed & 04) != 0 ? "r" : "";
        text += (allowed & 02) != 0 ? "w" : "";
        text += (allowed & 01) != 0 ? "x" : "";
    }
    return text;
}

} // namespace leash
