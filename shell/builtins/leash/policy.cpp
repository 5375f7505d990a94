// policy sets what leash does to its jobs when leash exits or is hung up, after the example of nine
// shells.

#include "base/layout.hpp"
#include "base/text.hpp"
#include "builtins/leash/call_options.hpp"
#include "builtins/rows.hpp"
#include "jobs/hangup_policy.hpp"
#include "kernel/signal_names.hpp"

#include <fmt/format.h>

namespace leash {
namespace {

std::string names_of(const SignalsSent& signals) {
    std::string text;
    for (const int signal : signals)
        text += (text.empty() ? "" : " ") + signal_name(signal);
    return text.empty() ? "-" : text;
}

std::string at(const HangupPolicy& policy, HangupEvent event, JobPosture posture) {
    return names_of(policy.signals_for(event, posture));
}

constexpr std::size_t width_of_table = 74;

// The same table for a narrow screen: what is done at exit, and below it what is done at a hangup.
std::string narrow_rows(const HangupPolicy& present, const Translator& translate) {
    std::string text;
    for (const HangupEvent event : {HangupEvent::Exit, HangupEvent::Hangup}) {
        const bool is_exit = event == HangupEvent::Exit;
        std::vector<std::pair<Phrase, JobPosture>> postures{{N_("RUNNING"), JobPosture::Running},
                                                            {N_("STOPPED"), JobPosture::Stopped}};
        if (!is_exit) // a shell with a job in the foreground does not exit
            postures.insert(postures.begin(), {N_("FOREGROUND"), JobPosture::Foreground});
        std::vector<TableRow> rows{{"", translate(is_exit ? N_("at exit") : N_("at a hangup"))}};
        for (const auto& [title, posture] : postures)
            rows.front().emplace_back(translate(title));
        for (const HangupPolicy& policy : all_policies()) {
            rows.push_back({policy.name == present.name ? "*" : " ", std::string(policy.name)});
            for (const auto& [title, posture] : postures)
                rows.back().emplace_back(at(policy, event, posture));
        }
        text += table(std::vector<TableColumn>(rows.front().size()), rows, {}, 2) + "\n";
    }
    return text;
}

std::string wide_rows(const HangupPolicy& present, const Translator& translate) {
    // Translators: the words stand above columns of the table; keep where each column begins.
    std::string text =
        translate(_("              at exit              at a hangup\n"
                    "  POLICY      RUNNING  STOPPED     FOREGROUND  RUNNING  STOPPED\n"));
    for (const HangupPolicy& policy : all_policies())
        text += fmt::format("{} {:<10}  {:<7}  {:<10}  {:<10}  {:<7}  {}\n",
                            policy.name == present.name ? '*' : ' ', policy.name,
                            at(policy, HangupEvent::Exit, JobPosture::Running),
                            at(policy, HangupEvent::Exit, JobPosture::Stopped),
                            at(policy, HangupEvent::Hangup, JobPosture::Foreground),
                            at(policy, HangupEvent::Hangup, JobPosture::Running),
                            at(policy, HangupEvent::Hangup, JobPosture::Stopped));
    return text;
}

std::string page(const HangupPolicy& policy, const Translator& translate) {
    // Translators: the words stand above columns of the table; keep where each column begins.
    std::string text = translate(
        _("{0}: {1}\n                  at exit     at a hangup\n", policy.name, policy.summary));
    const auto line = [&](Phrase job, const std::string& exit, const std::string& hangup) {
        text += fmt::format("  {}  {:<10}  {}\n", padded(translate(job), 14), exit, hangup);
    };
    line(N_("foreground job"), "", at(policy, HangupEvent::Hangup, JobPosture::Foreground));
    for (const auto& [job, posture] : {std::pair(N_("running job"), JobPosture::Running),
                                       std::pair(N_("stopped job"), JobPosture::Stopped)})
        line(job, at(policy, HangupEvent::Exit, posture), at(policy, HangupEvent::Hangup, posture));
    line(N_("disowned job"), "-", "-");
    return text;
}

constexpr NamedOption policy_rows[] = {
    {"show", 's', "", {}, N_("Show only the row of NAME; without NAME, the row in force.")},
};
constexpr OptionTable policy_options{"policy", OptionsStand::Anywhere, policy_rows};

BuiltinResult run_policy(BuiltinCall& call) {
    const auto given = options_of(call, policy_builtin);
    if (!given)
        return given.error();
    const auto& names = given.value().operands;
    if (names.size() > 1)
        return call.misuse(_("{0}: one name at a time was expected", names[1]));
    const HangupPolicy& present = call.shell.control.policy();
    const HangupPolicy* named = names.empty() ? &present : find_policy(names.front());
    if (!named) {
        call.complain(no_policy_named(names.front()));
        return done(1);
    }
    if (given.value().has("show")) {
        call.show(page(*named, call.shell.translate));
    } else if (names.empty()) {
        call.print(call.display().columns < width_of_table
                       ? narrow_rows(present, call.shell.translate)
                       : wide_rows(present, call.shell.translate));
        call.say(_("* is leash's now. -: the shell sends nothing, and the kernel alone "
                   "decides.\nNo shell signals a job that is disowned.\n"));
        if (call.shell.options.huponexit)
            call.say(
                _("set -o huponexit is on: leash does at exit what stands under 'at a hangup'.\n"));
    } else {
        call.shell.control.set_policy(*named);
        call.say(
            _("leash now treats its jobs as {0} does\n  {1}\n", present.name, present.summary));
    }
    return done(0);
}

} // namespace

const Builtin policy_builtin = {
    .name = "policy",
    .kind = BuiltinKind::Leash,
    .run = run_policy,
    .synopsis = "policy [-s] [NAME]",
    .summary = N_("as which shell leash treats its jobs when it leaves"),
    .help = N_(R"(What becomes of a job when its shell exits or loses the terminal depends on the
shell: some send it SIGHUP, others nothing. Each row was measured on that shell.
Without NAME it lists the rows. With NAME, leash from now on does as that shell
does; `policy leash` switches back.
)"),
    .options = &policy_options,
    .help_after_options =
        N_(R"(The kernel's part is the same under all: it signals the session leader, then the
foreground process group, and stopped jobs that have become orphans.
`set -o huponexit` has leash do at exit what the policy does at a hangup: under
dash's policy, nothing.

    terminal --policy dash
    policy zsh
)"),
};

} // namespace leash
