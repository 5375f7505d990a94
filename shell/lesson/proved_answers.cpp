#include "lesson/proved_answers.hpp"

#include "insight/foreign_json.hpp"
#include "kernel/state_file.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::json;

constexpr std::size_t most_lessons = 200; // old texts of lessons are forgotten some time

// {"9c2d31aa05bf7e10": {"54": 2}}
json read_all_answers(const std::string& path) {
    const auto text = read_state_file(path);
    auto object = read_foreign_json(text ? text.value() : "{}");
    return object && object.value().is_object() ? std::move(object).value() : json::object();
}

} // namespace

ProvedAnswers read_proved_answers(const std::string& path, const std::string& file_hash) {
    ProvedAnswers answers;
    const json object = read_all_answers(path);
    const auto lesson = object.find(file_hash);
    if (lesson == object.end() || !lesson->is_object())
        return answers;
    for (const auto& [line, option] : lesson->items())
        if (option.is_number_unsigned())
            answers[std::strtoul(line.c_str(), nullptr, 10)] = option.get<std::size_t>();
    return answers;
}

Outcome keep_proved_answers(const std::string& path, const std::string& file_hash,
                            const ProvedAnswers& answers) {
    json object = read_all_answers(path);
    if (object.size() >= most_lessons)
        object = json::object();
    object[file_hash] = json::object();
    for (const auto& [line, option] : answers)
        object[file_hash][std::to_string(line)] = option;
    return replace_state_file(path,
                              object.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

} // namespace leash
