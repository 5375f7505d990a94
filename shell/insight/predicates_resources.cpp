// Predicates of resources: what the process holds. Descriptors, a directory, locks, files.
#include "base/parse_number.hpp"
#include "insight/predicates.hpp"

#include "insight/words.hpp"

#include <algorithm>

namespace leash {
namespace {

CheckResult nothing_known(const Question& q) {
    return CheckFails{q.who + " was gone before anybody looked at it."};
}

CheckResult fd(const Question& q) {
    const auto number = parse_number<int>(q.values[0], 10);
    if (!number || *number < 0 || *number > 2)
        return CheckMisused{"check fd: a descriptor is 0, 1 or 2, not " + q.values[0]};
    if (!q.known())
        return nothing_known(q);
    const std::string descriptor = "descriptor " + q.values[0] + " of " + q.who + " is ";
    const auto found = q.known()->descriptors.find(*number);
    if (found == q.known()->descriptors.end())
        return holds_or(q.values[1] == "closed", descriptor + "closed.", descriptor + "closed.");
    return holds_or(found->second == q.values[1] || word(output_of(found->second)) == q.values[1],
                    descriptor + found->second + ".", descriptor + found->second + ".");
}

CheckResult cwd(const Question& q) {
    if (!q.known())
        return nothing_known(q);
    const std::string& folder = q.known()->working_directory;
    const std::string sentence =
        "the working directory of " + q.who + " is " + (folder.empty() ? "hidden" : folder) + ".";
    return holds_or(folder == q.values[0], sentence, sentence);
}

CheckResult umask(const Question& q) {
    const auto wanted = parse_number<unsigned>(q.values[0], 8);
    if (!wanted)
        return CheckMisused{"check umask: an octal number is wanted, not " + q.values[0]};
    if (!q.known() || !q.known()->umask)
        return nothing_known(q);
    std::string octal;
    for (const int shift : {9, 6, 3, 0})
        octal += static_cast<char>('0' + ((*q.known()->umask >> shift) & 7));
    const std::string sentence = "the umask of " + q.who + " is " + octal + ".";
    return holds_or(q.known()->umask == *wanted, sentence, sentence);
}

CheckResult holds_lock(const Question& q) {
    const std::string& path = q.values[0];
    if (!q.scene.lock_holders)
        return CheckMisused{"check holds-lock: locks cannot be looked at here"};
    if (!q.now)
        return fails_being_dead(q);
    const std::vector<Pid> holders = q.scene.lock_holders(path);
    if (holders.empty())
        return CheckFails{"nobody holds a lock on " + path + "."};
    return holds_or(std::find(holders.begin(), holders.end(), q.process->key.pid) != holders.end(),
                    q.who + " holds a lock on " + path + ".",
                    path + " is locked by " + std::to_string(holders.front().value) + ", not by " +
                        q.who + ".");
}

CheckResult with_file(const Question& q, CheckResult (*judge)(const Question&, const FileLook&)) {
    if (!q.scene.look_at_file)
        return CheckMisused{"check: files cannot be looked at here"};
    const auto look = q.scene.look_at_file(q.values[0]);
    return look ? judge(q, *look) : CheckFails{"there is no file " + q.values[0] + "."};
}

CheckResult file_contains(const Question& q) {
    return with_file(q, [](const Question& question, const FileLook& look) {
        const std::string& path = question.values[0];
        if (look.content.empty())
            return CheckResult(CheckFails{path + " is empty."});
        return holds_or(look.content.find(question.values[1]) != std::string::npos,
                        path + " contains \"" + question.values[1] + "\".",
                        path + " does not contain \"" + question.values[1] + "\".");
    });
}

CheckResult file_grows(const Question& q) {
    return with_file(q, [](const Question& question, const FileLook& look) {
        const std::string& path = question.values[0];
        if (!look.size_before)
            return CheckResult(CheckFails{path + " has been looked at once; look again."});
        return holds_or(look.content.size() > *look.size_before,
                        path + " grows: it has " + std::to_string(look.content.size()) + " bytes.",
                        path + " does not grow: it stays at " +
                            std::to_string(look.content.size()) + " bytes.");
    });
}

} // namespace

const std::vector<Predicate>& predicates_of_resources() {
    static const std::vector<Predicate> table = {
        {"fd", "SUBJECT N WHERE", "where 0, 1 or 2 goes: a path, file, null, pipe", AskedOf::Living,
         fd},
        {"cwd", "SUBJECT FOLDER", "its working directory", AskedOf::Living, cwd},
        {"umask", "SUBJECT OCTAL", "its file mode creation mask", AskedOf::Living, umask},
        {"holds-lock", "SUBJECT FILE", "it holds a lock on the file", AskedOf::Some, holds_lock},
        {"file-grows", "FILE", "the file has grown since the last look", AskedOf::Nobody,
         file_grows},
        {"file-contains", "FILE TEXT", "the text is somewhere in the file", AskedOf::Nobody,
         file_contains},
    };
    return table;
}

} // namespace leash
