// Predicates of resources: what the process holds. Descriptors, a directory, locks, files.
#include "base/parse_number.hpp"
#include "insight/predicates.hpp"

#include "insight/words.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace leash {
namespace {

// The same sentence answers yes and no.
CheckResult is_so(bool holds, const Message& sentence) {
    return holds_or(holds, sentence, sentence);
}

// A place is a word of `check fd`, or the target of a link of /proc/PID/fd: a path, or a text such
// as "pipe:[1234]".
bool is_place(const std::string& where) {
    constexpr std::string_view words[] = {"terminal", "terminal-gone", "file",  "null",
                                          "pipe",     "other",         "closed"};
    return std::find(std::begin(words), std::end(words), where) != std::end(words) ||
           where.find_first_of("/:") != std::string::npos;
}

CheckResult fd(const Question& q) {
    const auto number = parse_number<int>(q.values[0], 10);
    if (!number || *number < 0 || *number > 2)
        return CheckMisused{_("check fd: a descriptor is 0, 1 or 2, not {0}", q.values[0])};
    if (!is_place(q.values[1]))
        return CheckMisused{
            _("check fd: a place is a path, terminal, terminal-gone, file, null, pipe or closed, "
              "not {0}",
              q.values[1])};
    if (!q.known())
        return nothing_known(q);
    const auto found = q.known()->descriptors.find(*number);
    const bool has_ended = !q.now || q.now->is_zombie();
    if (found == q.known()->descriptors.end() && has_ended)
        return CheckFails{_("{0} {1}.", q.who, how_it_is(q))};
    if (found == q.known()->descriptors.end())
        return is_so(q.values[1] == "closed",
                     _("descriptor {0} of {1} is closed.", q.values[0], q.who));
    return is_so(found->second == q.values[1] || word(output_of(found->second)) == q.values[1],
                 _("descriptor {0} of {1} is {2}.", q.values[0], q.who, found->second));
}

CheckResult cwd(const Question& q) {
    if (!q.known())
        return nothing_known(q);
    const std::string& folder = q.known()->working_directory;
    return is_so(folder == q.values[0],
                 folder.empty() ? _("the working directory of {0} is hidden.", q.who)
                                : _("the working directory of {0} is {1}.", q.who, folder));
}

CheckResult umask(const Question& q) {
    const auto wanted = parse_number<unsigned>(q.values[0], 8);
    if (!wanted)
        return CheckMisused{_("check umask: an octal number is wanted, not {0}", q.values[0])};
    if (!q.known() || !q.known()->umask)
        return nothing_known(q);
    std::string octal;
    for (const int shift : {9, 6, 3, 0})
        octal += static_cast<char>('0' + ((*q.known()->umask >> shift) & 7));
    return is_so(q.known()->umask == *wanted, _("the umask of {0} is {1}.", q.who, octal));
}

CheckResult holds_lock(const Question& q) {
    const std::string& path = q.values[0];
    if (!q.scene.lock_holders)
        return CheckMisused{_("check holds-lock: locks cannot be looked at here")};
    if (!q.now)
        return fails_being_dead(q);
    const std::vector<Pid> holders = q.scene.lock_holders(path);
    if (holders.empty())
        return CheckFails{_("nobody holds a lock on {0}.", path)};
    return holds_or(std::find(holders.begin(), holders.end(), q.process->key.pid) != holders.end(),
                    _("{0} holds a lock on {1}.", q.who, path),
                    _("{0} is locked by {1}, not by {2}.", path, holders.front().value, q.who));
}

CheckResult with_file(const Question& q, CheckResult (*judge)(const Question&, const FileLook&)) {
    if (!q.scene.look_at_file)
        return CheckMisused{_("check: files cannot be looked at here")};
    const auto look = q.scene.look_at_file(q.values[0]);
    return look ? judge(q, *look) : CheckFails{_("there is no file {0}.", q.values[0])};
}

CheckResult file_contains(const Question& q) {
    return with_file(q, [](const Question& question, const FileLook& look) {
        const std::string& path = question.values[0];
        if (look.size == 0)
            return CheckResult(CheckFails{_("{0} is empty.", path)});
        return holds_or(look.content.find(question.values[1]) != std::string::npos,
                        _("{0} contains \"{1}\".", path, question.values[1]),
                        _("{0} does not contain \"{1}\".", path, question.values[1]));
    });
}

CheckResult file_grows(const Question& q) {
    return with_file(q, [](const Question& question, const FileLook& look) {
        const std::string& path = question.values[0];
        if (!look.size_before)
            return CheckResult(CheckFails{_("{0} has been looked at once; look again.", path)});
        return holds_or(look.size > *look.size_before,
                        _("{0} grows: it has {1} bytes.", path, look.size),
                        _("{0} does not grow: it stays at {1} bytes.", path, look.size));
    });
}

} // namespace

const std::vector<Predicate>& predicates_of_resources() {
    static const std::vector<Predicate> table = {
        {"fd", "SUBJECT N WHERE", N_("where 0, 1 or 2 goes: a path, file, null, pipe"),
         AskedOf::Living, fd},
        {"cwd", "SUBJECT FOLDER", N_("its working directory"), AskedOf::Living, cwd},
        {"umask", "SUBJECT OCTAL", N_("its file mode creation mask"), AskedOf::Living, umask},
        {"holds-lock", "SUBJECT FILE", N_("it holds a lock on the file"), AskedOf::Some,
         holds_lock},
        {"file-grows", "FILE", N_("the file has grown since the last look"), AskedOf::Nobody,
         file_grows},
        {"file-contains", "FILE TEXT", N_("the text is somewhere in the file"), AskedOf::Nobody,
         file_contains},
    };
    return table;
}

} // namespace leash
