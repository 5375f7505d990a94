#include "lesson/kept_step.hpp"

#include "insight/foreign_json.hpp"
#include "insight/json_number.hpp"
#include "kernel/descriptors.hpp"

#include <nlohmann/json.hpp>

namespace leash {

using nlohmann::json;

std::string present_boot() {
    auto text = read_file("/proc/sys/kernel/random/boot_id");
    return text ? text.value().substr(0, text.value().find('\n')) : "";
}

KeptStep kept_step(const Ledger& ledger, const std::string& folder, const std::string& lesson,
                   const std::string& step) {
    KeptStep kept{lesson, step, present_boot(), folder, ledger.ending() == Ending::Hangup, {}};
    for (const LedgerEntry& process : ledger.entries())
        for (const std::string& name : process.names())
            if (process.key.start_time != 0)
                kept.processes.push_back({name, process.key});
    return kept;
}

std::string to_json(const KeptStep& step) {
    json processes = json::array();
    for (const KeptProcess& one : step.processes)
        processes.push_back(
            {{"name", one.name}, {"pid", one.key.pid.value}, {"start_time", one.key.start_time}});
    const json object = {{"lesson", step.lesson},   {"step", step.step},
                         {"boot", step.boot},       {"folder", step.folder},
                         {"hung_up", step.hung_up}, {"processes", processes}};
    return object.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<KeptStep, std::string> kept_step_from_json(const std::string& text) {
    const auto read = read_foreign_json(text);
    if (!read)
        return in_english(read.error());
    const json& object = read.value();
    try {
        KeptStep step;
        step.lesson = object.at("lesson").get<std::string>();
        step.step = object.at("step").get<std::string>();
        step.boot = object.at("boot").get<std::string>();
        step.folder = object.at("folder").get<std::string>();
        step.hung_up = object.at("hung_up").get<bool>();
        for (const json& one : object.at("processes"))
            step.processes.push_back({one.at("name").get<std::string>(),
                                      {Pid{whole_number<pid_t>(one.at("pid"))},
                                       whole_number<std::uint64_t>(one.at("start_time"))}});
        return step;
    } catch (const std::exception& wrong) {
        return std::string(wrong.what());
    }
}

bool is_of_this_boot(const KeptStep& step) {
    return step.boot == present_boot();
}

CheckResult check(const KeptStep& step, const std::vector<std::string>& words) {
    Ledger ledger;
    Snapshot now;
    for (const KeptProcess& one : step.processes) {
        ledger.name_process(one.key, one.name);
        auto facts = read_process(one.key.pid);
        if (facts && facts->key == one.key)
            now.processes[one.key.pid] = std::move(*facts);
    }
    const auto time = monotonic_now();
    if (step.hung_up)
        ledger.terminal_closing(time, Ending::Hangup);
    ledger.observe(now, time);
    const CheckScene scene{
        ledger, now, [&](const std::string& path) -> std::optional<FileLook> {
            auto read = read_regular_file(path.starts_with('/') ? path : step.folder + "/" + path,
                                          longest_look);
            return read ? std::optional(FileLook{std::move(read.value().content), read.value().size,
                                                 std::nullopt})
                        : std::nullopt;
        }};
    return check(scene, words);
}

} // namespace leash
