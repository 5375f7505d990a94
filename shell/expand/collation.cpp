#include "expand/collation.hpp"

#include <clocale>
#include <cstring>

namespace leash {

int collate(const std::string& a, const std::string& b) {
    [[maybe_unused]] static const char* const set_once = std::setlocale(LC_COLLATE, "");
    return std::strcoll(a.c_str(), b.c_str());
}

} // namespace leash
