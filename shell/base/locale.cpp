#include "base/locale.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <langinfo.h>
#include <string_view>

namespace leash {
namespace {

// Returns true if the environment names a locale of UTF-8 for LC_CTYPE, such as zh_CN.utf8.
bool wants_utf8() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const char* value = std::getenv(name);
        if (!value || *value == '\0')
            continue;
        const std::string_view locale = value;
        const std::string_view encoding = locale.substr(std::min(locale.find('.'), locale.size()));
        constexpr std::array spellings{".UTF-8", ".utf8", ".utf-8", ".UTF8"};
        return std::find(spellings.begin(), spellings.end(),
                         encoding.substr(0, encoding.find('@'))) != spellings.end();
    }
    return false;
}

} // namespace

void use_locale(int category) {
    if (std::string_view(std::setlocale(category, nullptr)) != "C") // the category is set already
        return;
    // Many machines lack the locale that ssh(1) brings along, such as zh_CN.UTF-8. Every machine
    // knows what UTF-8 is.
    if (!std::setlocale(category, "") && category == LC_CTYPE && wants_utf8())
        std::setlocale(category, "C.UTF-8");
}

bool locale_is_utf8() {
    use_locale(LC_CTYPE);
    return std::string_view(::nl_langinfo(CODESET)) == "UTF-8";
}

} // namespace leash
