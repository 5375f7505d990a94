// libFuzzer target: each line is a job ID. The first line is the command of a job, too. A text is a
// job ID if it begins with '%'; a job that is found exists; an error shows no control character.
#include "base/foreign_text.hpp"
#include "base/translator.hpp"
#include "jobs/job_table.hpp"
#include "words.hpp"

#include <cstdlib>

using namespace leash;

namespace {

Job job_of(pid_t pid, const std::string& command) {
    Job job;
    job.group = ProcessGroup{pid};
    job.command = command;
    job.processes.push_back({Pid{pid}, command});
    return job;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto words = words_in(data, size);
    JobTable table;
    table.add(job_of(101, "sleep 100"), true);
    table.add(job_of(102, "sleep 200"), true);
    if (!words.empty())
        table.add(job_of(103, words[0]), true);
    for (const std::string& word : words) {
        const auto id = parse_job_id(word);
        if (id.has_value() != word.starts_with('%'))
            std::abort();
        if (!id)
            continue;
        const auto found = table.find(*id, word);
        if (found && !found.value())
            std::abort();
        if (!found) {
            const std::string text = Translator()(found.error());
            if (text.empty() || lines_made_visible(text) != text)
                std::abort();
        }
    }
    return 0;
}
