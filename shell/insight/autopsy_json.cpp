#include "insight/autopsy_json.hpp"

#include "base/parse_number.hpp"
#include "insight/json_field.hpp"
#include "insight/message_json.hpp"
#include "kernel/signal_names.hpp"

#include <nlohmann/json.hpp>

namespace leash {
namespace {

using nlohmann::json;

constexpr int version = 1;

// ---- writing ----------------------------------------------------------------------------------

// An ID is written as its number.
template <class T> json or_null(const std::optional<T>& value) {
    if (!value)
        return {};
    if constexpr (requires { value->value; })
        return value->value;
    else
        return *value;
}

json sender_of(const AutopsyRow& row) {
    if (row.sender.empty())
        return {};
    const auto pid = parse_number<pid_t>(row.sender);
    return pid ? json(*pid) : json(row.sender);
}

json write(const AutopsyRow& row) {
    return {{"pid", row.pid.value},
            {"start_time", row.start_time},
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
            {"group_before", or_null(row.group_before)},
            {"group_after", or_null(row.group_after)},
            {"session_before", or_null(row.session_before)},
            {"session_after", or_null(row.session_after)},
            {"ended_at", or_null(row.ended_at)},
            {"reason", row.reason.empty() ? json() : json(row.reason)},
            {"ended_since", row.survives() ? json(row.has_ended_since) : json()},
            {"evidence", word(row.evidence)}};
}

json write(const AutopsySignal& one) {
    return {{"milliseconds", one.milliseconds},
            {"signal", signal_name(one.signal)},
            {"sender", one.sender ? json(one.sender->value) : json("kernel")},
            {"receiver", one.receiver.value},
            {"evidence", word(one.evidence)}};
}

json write(const AutopsyOther& other) {
    return {{"pid", other.pid.value},
            {"name", other.name},
            {"practice_terminal", other.is_practice_terminal}};
}

template <class T> json write(const std::vector<T>& all) {
    json list = json::array();
    for (const T& one : all)
        list.push_back(write(one));
    return list;
}

// ---- reading: throws WrongField or json::exception, caught in autopsy_from_json -----------------

template <class T> std::optional<T> optional(const json& object, const char* name) {
    const json& value = field_of(object, name);
    return value.is_null() ? std::nullopt : std::optional(value_as<T>(value, name));
}
template <class Id> std::optional<Id> optional_id(const json& object, const char* name) {
    const auto number = optional<pid_t>(object, name);
    return number ? std::optional(Id{*number}) : std::nullopt;
}

// Returns the value in `all` with the word `text`.
template <class T> T from_word(const std::string& text, std::initializer_list<T> all) {
    for (const T one : all)
        if (word(one) == text)
            return one;
    throw WrongField(_("'{0}' is no word of an autopsy", text));
}

Evidence read_evidence(const json& object) {
    return from_word(field<std::string>(object, "evidence"),
                     {Evidence::Observed, Evidence::Inferred});
}

// The fields that only the picture needs.
void read_picture(const json& object, AutopsyRow& row) {
    row.group_before = optional_id<ProcessGroup>(object, "group_before");
    row.group_after = optional_id<ProcessGroup>(object, "group_after");
    row.session_before = optional_id<Session>(object, "session_before");
    row.session_after = optional_id<Session>(object, "session_after");
    row.ended_at = optional<long>(object, "ended_at");
    row.reason = optional<std::string>(object, "reason").value_or("");
}

AutopsyRow read_row(const json& object) {
    AutopsyRow row;
    row.pid = Pid{field<pid_t>(object, "pid")};
    row.job = optional<int>(object, "job");
    row.command = field<std::string>(object, "command");
    row.is_shell = field<bool>(object, "is_shell");
    row.before = field<std::string>(object, "before");
    row.outcome = field<std::string>(object, "outcome");
    if (const auto signal = optional<std::string>(object, "signal"))
        row.signal = signal_number(*signal);
    const json& sender = field_of(object, "sender");
    row.sender = sender.is_number()   ? std::to_string(value_as<long>(sender, "sender"))
                 : sender.is_string() ? sender.get<std::string>()
                                      : "";
    row.status = optional<int>(object, "status");
    row.after = Message::verbatim(field<std::string>(object, "after"));
    row.parent_before = optional_id<Pid>(object, "parent_before");
    row.parent_after = optional_id<Pid>(object, "parent_after");
    row.terminal_before = optional<std::string>(object, "terminal_before");
    row.terminal_after = optional<std::string>(object, "terminal_after");
    if (const auto output = optional<std::string>(object, "output"))
        row.output = from_word(*output, {Output::Terminal, Output::TerminalGone, Output::File,
                                         Output::Null, Output::Pipe, Output::Other});
    row.evidence = read_evidence(object);
    // An autopsy that an earlier leash has kept has no such fields.
    if (object.contains("reason"))
        read_picture(object, row);
    if (object.contains("start_time")) {
        row.start_time = field<std::uint64_t>(object, "start_time");
        row.has_ended_since = field_of(object, "ended_since") == json(true);
    }
    return row;
}

AutopsySignal read_signal(const json& object) {
    const json& sender = field_of(object, "sender");
    const auto signal = signal_number(field<std::string>(object, "signal"));
    if (!signal)
        throw WrongField(_("there is no signal {0}", field<std::string>(object, "signal")));
    return {field<long>(object, "milliseconds"), *signal,
            sender.is_number() ? std::optional(Pid{value_as<pid_t>(sender, "sender")})
                               : std::nullopt,
            Pid{field<pid_t>(object, "receiver")}, read_evidence(object)};
}

AutopsyOther read_other(const json& object) {
    return {Pid{field<pid_t>(object, "pid")}, field<std::string>(object, "name"),
            field<bool>(object, "practice_terminal")};
}

std::vector<AutopsyRow> read_rows(const json& object, const char* name) {
    std::vector<AutopsyRow> rows;
    for (const json& row : list_in(object, name))
        rows.push_back(read_row(row));
    return rows;
}

// The field "messages" has the messages in this order.
template <class AnyAutopsy> auto messages_of(AnyAutopsy& autopsy) {
    std::vector<decltype(&autopsy.what)> all{&autopsy.what};
    for (auto* rows : {&autopsy.rows, &autopsy.earlier})
        for (auto& row : *rows)
            all.push_back(&row.after);
    for (auto& moment : autopsy.timeline)
        all.push_back(&moment.text);
    for (auto& note : autopsy.notes)
        all.push_back(&note);
    return all;
}

// Leaves the English sentences of the other fields if the file has no messages.
void read_messages(Autopsy& autopsy, const json& object) {
    const auto all = messages_of(autopsy);
    const json kept = object.value("messages", json::array());
    if (kept.size() != all.size())
        return;
    for (std::size_t i = 0; i < all.size(); ++i)
        *all[i] = message_from(kept[i]);
}

} // namespace

json to_json_with_messages(const Autopsy& autopsy) {
    json object = to_json(autopsy);
    json& messages = object["messages"] = json::array();
    for (const Message* message : messages_of(autopsy))
        messages.push_back(json_of(*message));
    return object;
}

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
            {"signals", write(autopsy.signals)},
            {"others", write(autopsy.others)},
            {"notes", std::move(notes)}};
}

Result<Autopsy, Message> autopsy_from_json(const json& object) {
    try {
        if (const int kept = field<int>(object, "version"); kept != version)
            return _("it has version {0}, not {1}", kept, version);
        Autopsy autopsy;
        autopsy.ending =
            from_word(field<std::string>(object, "event"),
                      {Ending::None, Ending::Exit, Ending::Hangup, Ending::Sighup, Ending::Kill});
        autopsy.what = Message::verbatim(field<std::string>(object, "what"));
        autopsy.terminal = field<std::string>(object, "terminal");
        autopsy.date = field<std::string>(object, "date");
        autopsy.clock = field<std::string>(object, "clock");
        autopsy.rows = read_rows(object, "processes");
        autopsy.earlier = read_rows(object, "earlier");
        for (const json& moment : list_in(object, "timeline"))
            autopsy.timeline.push_back({field<long>(moment, "milliseconds"),
                                        Message::verbatim(field<std::string>(moment, "text")),
                                        read_evidence(moment)});
        if (object.contains("signals")) {
            for (const json& one : list_in(object, "signals"))
                autopsy.signals.push_back(read_signal(one));
            for (const json& one : list_in(object, "others"))
                autopsy.others.push_back(read_other(one));
        }
        for (const json& note : list_in(object, "notes"))
            autopsy.notes.push_back(Message::verbatim(as_text(note, "notes")));
        read_messages(autopsy, object);
        return autopsy;
    } catch (const std::exception& wrong) {
        return why_wrong(wrong);
    }
}

} // namespace leash
