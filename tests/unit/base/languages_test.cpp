#include "base/languages.hpp"

#include <doctest/doctest.h>
#include <map>

using namespace leash;

namespace {

std::vector<std::string> wanted(const std::map<std::string, std::string>& variables) {
    return wanted_languages([&](const char* name) {
        const auto found = variables.find(name);
        return found == variables.end() ? std::string() : found->second;
    });
}

using Languages = std::vector<std::string>;

} // namespace

TEST_CASE("the_language_is_chosen_in_the_order_of_gettext_and_leashs_own_variable_comes_first") {
    CHECK(wanted({}) == Languages{});
    CHECK(wanted({{"LANG", "zh_CN.UTF-8"}}) == Languages{"zh_CN.UTF-8"});
    CHECK(wanted({{"LANG", "zh_CN.UTF-8"}, {"LC_MESSAGES", "de_DE"}}) == Languages{"de_DE"});
    CHECK(wanted({{"LC_MESSAGES", "de_DE"}, {"LC_ALL", "fr_FR"}}) == Languages{"fr_FR"});
    CHECK(wanted({{"LC_ALL", ""}, {"LANG", "fr_FR"}}) == Languages{"fr_FR"});
    CHECK(wanted({{"LC_ALL", "C"}, {"LEASH_LANG", "zh_CN"}}) == Languages{"zh_CN"});
}

TEST_CASE("LANGUAGE_is_a_list_and_counts_only_in_a_locale") {
    CHECK(wanted({{"LANGUAGE", "pl:zh_CN"}, {"LANG", "en_US.UTF-8"}}) == Languages{"pl", "zh_CN"});
    CHECK(wanted({{"LANGUAGE", ":zh_CN:"}, {"LC_ALL", "C.UTF-8"}}) == Languages{"zh_CN"});
    CHECK(wanted({{"LANGUAGE", "zh_CN"}, {"LC_ALL", "C"}}) == Languages{});
    CHECK(wanted({{"LANGUAGE", "zh_CN"}, {"LANG", "POSIX"}}) == Languages{});
    CHECK(wanted({{"LANGUAGE", "zh_CN"}}) == Languages{});
}

TEST_CASE("a_locale_has_a_language_a_territory_and_more") {
    CHECK(with_territory("zh_CN.UTF-8@pinyin") == "zh_CN");
    CHECK(without_territory("zh_CN.UTF-8") == "zh");
    CHECK(without_territory("de@euro") == "de");
    for (const char* english : {"en", "en_GB.UTF-8", "C", "C.UTF-8", "POSIX"})
        CHECK(is_english(english));
    CHECK_FALSE(is_english("zh_CN"));
}
