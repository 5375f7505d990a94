#include "insight/autopsy_json.hpp"
#include "insight/foreign_json.hpp"
#include "insight/json_field.hpp"
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
        CHECK(read.error() == "the file is nested too deeply");
    }
}

TEST_CASE("text_that_is_no_json_is_refused_with_the_reason") {
    // Seen to fail: these were the words of the JSON library.
    CHECK(read_foreign_json(" \n").error() == "the file is empty");
    CHECK(read_foreign_json("{\"a\":").error() == "the file ends in the middle");
    CHECK(read_foreign_json("{\"a\": \"text").error() == "the file ends in the middle");
    CHECK(read_foreign_json("{\"a\": \"\xff\"}").error() == "the file is not UTF-8");
    CHECK(read_foreign_json("{\n \"a\": 1,,\n}").error() == "line 2 of the file is not JSON");
    CHECK(read_foreign_json("My thesis").error() == "line 1 of the file is not JSON");
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

TEST_CASE("a_field_of_another_kind_is_named_with_what_it_is") {
    const json object{
        {"name", 7},    {"done", "yes"},   {"beliefs", {1}},   {"tries", 1099511627776},
        {"hints", 1.5}, {"seconds", 1e20}, {"steps", nullptr}, {"question", -1}};
    const auto reason = [&](auto&& read) {
        try {
            read();
        } catch (const std::exception& wrong) {
            return in_english(why_wrong(wrong));
        }
        return std::string();
    };
    const auto of = [&]<class Value>(Value, const char* name) {
        return reason([&] { (void)field<Value>(object, name); });
    };
    CHECK(of(std::string(), "exported") == "there is no `exported` in the file");
    CHECK(of(std::string(), "name") == "`name` is a number, not a text");
    CHECK(of(true, "done") == "`done` is a text, not true or false");
    CHECK(of(std::vector<std::string>(), "beliefs") == "`beliefs` is a number, not a text");
    CHECK(of(std::vector<std::string>(), "name") == "`name` is a number, not a list");
    CHECK(of(1, "tries") == "`tries` is too large: 1099511627776");
    CHECK(of(1, "hints") == "`hints` is 1.5, not a whole number");
    CHECK(of(1L, "seconds") == "`seconds` is too large: 1e+20");
    CHECK(of(1UL, "question") == "`question` is too small: -1");
    CHECK(of(1, "done") == "`done` is a text, not a number");
    CHECK(reason([&] { (void)as_object(object["steps"], "steps"); }) ==
          "`steps` is null, not an object");
    CHECK(reason([] { (void)json(1).get<std::string>(); }) == "the file has another form");
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
