#include "stage/told_jobs.hpp"

#include "insight/foreign_json.hpp"
#include "insight/json_number.hpp"

#include <algorithm>

namespace leash {
namespace {

constexpr std::size_t most_jobs = 500;

// As describe(), but without the name of the signal: the ledger keeps no signal for a job.
Message state_of_job(bool is_stopped) {
    return is_stopped ? _("Stopped") : _("Running");
}

} // namespace

std::vector<JobLabel> job_labels(const Ledger& ledger) {
    std::vector<JobLabel> labels;
    for (const LedgerJob& job : ledger.jobs())
        if (job.number != 0 && !job.disowned)
            labels.push_back({job.number, job.group, ' ', state_of_job(job.stopped)});
    return labels;
}

std::string told_jobs(const std::vector<JobLabel>& jobs) {
    nlohmann::json array = nlohmann::json::array();
    for (std::size_t i = jobs.size() - std::min(jobs.size(), most_jobs); i < jobs.size(); ++i)
        array.push_back({{"number", jobs[i].number},
                         {"group", jobs[i].group.value},
                         {"stopped", jobs[i].state == "Stopped"}});
    return array.dump();
}

std::optional<std::vector<JobLabel>> read_told_jobs(const std::string& text) {
    const auto read = read_foreign_json(text);
    if (!read || !read.value().is_array())
        return std::nullopt;
    try {
        std::vector<JobLabel> jobs;
        for (const auto& one : read.value())
            jobs.push_back({whole_number<int>(one.at("number")),
                            ProcessGroup{whole_number<pid_t>(one.at("group"))}, ' ',
                            state_of_job(one.at("stopped").get<bool>())});
        return jobs;
    } catch (const std::exception&) { // of nlohmann::json and of whole_number()
        return std::nullopt;
    }
}

} // namespace leash
