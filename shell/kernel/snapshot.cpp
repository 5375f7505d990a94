#include "kernel/snapshot.hpp"

#include "base/foreign_text.hpp"

#include <algorithm>
#include <string_view>

namespace leash {
namespace {

bool is_plain(const std::string& word) {
    constexpr std::string_view special = " \t\n'\"\\$`|&;<>()*?[]#~!{}";
    return !word.empty() && word.find_first_of(special) == std::string::npos &&
           made_visible(word) == word;
}

// Returns the word in single quotes; in $'...' if it contains what could change the terminal: there
// each byte that is not a printable one of ASCII is written as its number.
std::string quoted(const std::string& word) {
    if (made_visible(word) == word)
        return "'" + word + "'";
    std::string inside;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= ' ' && byte < 127 && c != '\'' && c != '\\') {
            inside += c;
            continue;
        }
        inside += '\\';
        for (const int shift : {6, 3, 0})
            inside += static_cast<char>('0' + ((byte >> shift) & 7));
    }
    return "$'" + inside + "'";
}

} // namespace

std::string ProcessFacts::command() const {
    if (command_line.empty())
        return "[" + (is_plain(name) ? name : quoted(name)) + "]";
    std::string text;
    for (const std::string& word : command_line)
        text += (text.empty() ? "" : " ") + (is_plain(word) ? word : quoted(word));
    return text;
}

const ProcessFacts* Snapshot::find(Pid pid) const {
    const auto found = processes.find(pid);
    return found == processes.end() ? nullptr : &found->second;
}

const ProcessFacts* Snapshot::find(ProcessKey key) const {
    const ProcessFacts* facts = find(key.pid);
    return facts && facts->key == key ? facts : nullptr;
}

std::vector<const ProcessFacts*> Snapshot::members_of(ProcessGroup group) const {
    std::vector<const ProcessFacts*> members;
    for (const auto& [pid, facts] : processes)
        if (facts.group == group)
            members.push_back(&facts);
    return members;
}

std::vector<const ProcessFacts*> Snapshot::members_of(Session session) const {
    std::vector<const ProcessFacts*> members;
    for (const auto& [pid, facts] : processes)
        if (facts.session == session)
            members.push_back(&facts);
    return members;
}

bool Snapshot::is_orphaned(ProcessGroup group) const {
    bool has_members = false;
    for (const ProcessFacts* member : members_of(group)) {
        if (member->is_zombie()) // the kernel's rule does not count a zombie
            continue;
        has_members = true;
        const ProcessFacts* parent = find(member->parent);
        if (parent && parent->session == member->session && parent->group != group)
            return false;
    }
    return has_members;
}

} // namespace leash
