#include "base/locale.hpp"

#include <langinfo.h>
#include <string_view>

namespace leash {

void use_locale(int category) {
    if (std::string_view(std::setlocale(category, nullptr)) == "C") // the category is not set yet
        std::setlocale(category, "");
}

bool locale_is_utf8() {
    use_locale(LC_CTYPE);
    return std::string_view(::nl_langinfo(CODESET)) == "UTF-8";
}

} // namespace leash
