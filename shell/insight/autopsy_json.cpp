#include "insight/autopsy_json.hpp"

#include "insight/json_number.hpp"
#include "kernel/signal_names.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <type_traits>

namespace leash {
namespace {

using nlohmann::json;

constexpr int version = 1;

// ---- writing ----------------------------------------------------------------------------------

template <class T> json or_null(const std::optional<T>& value) {
    return value ? json(*value) : json();
}
json or_null(const std::optional<Pid>& pid) {
    return pid ? json(pid->value) : json();
}

json sender_of(const AutopsyRow& row) {
    if (row.sender.empty())
        return {};
    const bool is_pid = row.sender.find_first_not_of("0123456789") == std::string::npos;
    return is_pid ? json(std::stol(row.sender)) : json(row.sender);
}

json write(const AutopsyRow& row) {
    return {{"pid", row.pid.value},
            {"job", or_null(row.job)},
            {"command", row.command},
            {"is_shell", row.is_shell},
            {"before", row.before},
            {"outcome", row.outcome},
            {"signal", row.signal ? json(signal_name(*row.signal)) : json()},
            {"sender", sender_of(row)},
            {"status", or_null(row.status)},
            {"after", in_english(row.after)},
            {"parent_before", or_null(row.parent_before)},
            {"parent_after", or_null(row.parent_after)},
            {"terminal_before", or_null(row.terminal_before)},
            {"terminal_after", or_null(row.terminal_after)},
            {"output", row.output ? json(word(*row.output)) : json()},
            {"evidence", word(row.evidence)}};
}

json write(const std::vector<AutopsyRow>& rows) {
    json list = json::array();
    for (const AutopsyRow& row : rows)
        list.push_back(write(row));
    return list;
}

// ---- reading: throws json::exception or std::runtime_error, caught in autopsy_from_json --------

template <class T> std::optional<T> optional(const json& object, const char* field) {
    const json& value = object.at(field);
    if (value.is_null())
        return std::nullopt;
    if constexpr (std::is_integral_v<T>)
        return whole_number<T>(value);
    else
        return value.get<T>();
}
std::optional<Pid> optional_pid(const json& object, const char* field) {
    const auto pid = optional<pid_t>(object, field);
    return pid ? std::optional(Pid{*pid}) : std::nullopt;
}

// Returns the value in `all` with the word `text`.
template <class T> T from_word(const std::string& text, std::initializer_list<T> all) {
    for (const T one : all)
        if (word(one) == text)
            return one;
    throw std::runtime_error("'" + text + "' is no word of an autopsy");
}

Evidence read_evidence(const json& object) {
    return from_word(object.at("evidence").get<std::string>(),
                     {Evidence::Observed, Evidence::Inferred});
}

AutopsyRow read_row(const json& object) {
    AutopsyRow row;
    row.pid = Pid{whole_number<pid_t>(object.at("pid"))};
    row.job = optional<int>(object, "job");
    row.command = object.at("command").get<std::string>();
    row.is_shell = object.at("is_shell").get<bool>();
    row.before = object.at("before").get<std::string>();
    row.outcome = object.at("outcome").get<std::string>();
    if (const auto signal = optional<std::string>(object, "signal"))
        row.signal = signal_number(*signal);
    const json& sender = object.at("sender");
    row.sender = sender.is_number()   ? std::to_string(whole_number<long>(sender))
                 : sender.is_string() ? sender.get<std::string>()
                                      : "";
    row.status = optional<int>(object, "status");
    row.after = Message::verbatim(object.at("after").get<std::string>());
    row.parent_before = optional_pid(object, "parent_before");
    row.parent_after = optional_pid(object, "parent_after");
    row.terminal_before = optional<std::string>(object, "terminal_before");
    row.terminal_after = optional<std::string>(object, "terminal_after");
    if (const auto output = optional<std::string>(object, "output"))
        row.output = from_word(*output, {Output::Terminal, Output::TerminalGone, Output::File,
                                         Output::Null, Output::Pipe, Output::Other});
    row.evidence = read_evidence(object);
    return row;
}

std::vector<AutopsyRow> read_rows(const json& list) {
    std::vector<AutopsyRow> rows;
    for (const json& object : list)
        rows.push_back(read_row(object));
    return rows;
}

} // namespace

json to_json(const Autopsy& autopsy) {
    json timeline = json::array();
    for (const AutopsyMoment& moment : autopsy.timeline)
        timeline.push_back({{"milliseconds", moment.milliseconds},
                            {"text", in_english(moment.text)},
                            {"evidence", word(moment.evidence)}});
    json notes = json::array();
    for (const Message& note : autopsy.notes)
        notes.push_back(in_english(note));
    return {{"version", version},
            {"event", word(autopsy.ending)},
            {"what", in_english(autopsy.what)},
            {"terminal", autopsy.terminal},
            {"date", autopsy.date},
            {"clock", autopsy.clock},
            {"processes", write(autopsy.rows)},
            {"earlier", write(autopsy.earlier)},
            {"timeline", std::move(timeline)},
            {"notes", std::move(notes)}};
}

Result<Autopsy, Message> autopsy_from_json(const json& object) {
    try {
        if (const int kept = whole_number<int>(object.at("version")); kept != version)
            return _("it has version {0}, not {1}", kept, version);
        Autopsy autopsy;
        autopsy.ending =
            from_word(object.at("event").get<std::string>(),
                      {Ending::None, Ending::Exit, Ending::Hangup, Ending::Sighup, Ending::Kill});
        autopsy.what = Message::verbatim(object.at("what").get<std::string>());
        autopsy.terminal = object.at("terminal").get<std::string>();
        autopsy.date = object.at("date").get<std::string>();
        autopsy.clock = object.at("clock").get<std::string>();
        autopsy.rows = read_rows(object.at("processes"));
        autopsy.earlier = read_rows(object.at("earlier"));
        for (const json& moment : object.at("timeline"))
            autopsy.timeline.push_back({whole_number<long>(moment.at("milliseconds")),
                                        Message::verbatim(moment.at("text").get<std::string>()),
                                        read_evidence(moment)});
        for (const json& note : object.at("notes"))
            autopsy.notes.push_back(Message::verbatim(note.get<std::string>()));
        return autopsy;
    } catch (const std::exception& wrong) {
        return Message::verbatim(wrong.what());
    }
}

} // namespace leash
