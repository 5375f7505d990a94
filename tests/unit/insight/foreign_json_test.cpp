#include "insight/autopsy_json.hpp"
#include "insight/foreign_json.hpp"
#include "insight/json_number.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace leash;
using nlohmann::json;

namespace {

std::string nested(std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

} // namespace

// Seen to fail: a million brackets ended the shell with SIGSEGV, in the error text of
// whole_number().
TEST_CASE("json_that_is_nested_too_deeply_is_refused") {
    CHECK(read_foreign_json(nested(64)));
    for (const std::size_t levels : {65UL, 1000000UL}) {
        const auto read = read_foreign_json(nested(levels));
        REQUIRE_FALSE(read);
        CHECK(read.error() == "it is nested too deeply");
    }
}

TEST_CASE("text_that_is_no_json_is_refused_with_the_reason") {
    CHECK(read_foreign_json("").error().find("unexpected end of input") != std::string::npos);
    CHECK(read_foreign_json("{\"a\":").error().find("unexpected end of input") !=
          std::string::npos);
    CHECK(read_foreign_json("{\"a\": 1}").value()["a"] == 1);
}

TEST_CASE("what_is_no_whole_number_is_named_by_its_type") {
    const auto reason = [](const json& value) {
        try {
            return std::to_string(whole_number<int>(value));
        } catch (const std::exception& wrong) {
            return std::string(wrong.what());
        }
    };
    CHECK(reason(7) == "7");
    CHECK(reason(json::array({1, 2})) == "a whole number was expected, not array");
    CHECK(reason("7") == "a whole number was expected, not string");
    CHECK(reason(1.5) == "a whole number was expected, not 1.5");
    CHECK(reason(4294967297) == "a whole number was expected, not 4294967297");
}

// Seen to fail: std::stol threw, and the shell ended.
TEST_CASE("a_sender_that_is_too_large_for_a_process_id_stays_a_text") {
    Autopsy autopsy;
    autopsy.rows.emplace_back();
    autopsy.rows.emplace_back();
    autopsy.rows[0].sender = "99999999999999999999";
    autopsy.rows[1].sender = "904";
    const json written = to_json(autopsy);
    CHECK(written["processes"][0]["sender"] == "99999999999999999999");
    CHECK(written["processes"][1]["sender"] == 904);
}
