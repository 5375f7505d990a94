#include "builtin_table.hpp"

#include "builtins/rows.hpp"

namespace leash {
namespace {

// In the order of strcmp(3). A test checks the order.
constexpr const Builtin* rows[] = {
    &dot_builtin,            // .
    &colon_builtin,          // :
    &square_bracket_builtin, // [
    &alias_builtin,
    &autopsy_builtin,
    &back_builtin,
    &bg_builtin,
    &break_builtin,
    &cd_builtin,
    &check_builtin,
    &command_builtin,
    &continue_builtin,
    &daemonize_builtin,
    &disown_builtin,
    &echo_builtin,
    &eval_builtin,
    &exec_builtin,
    &exit_builtin,
    &export_builtin,
    &facts_builtin,
    &false_builtin,
    &fc_builtin,
    &fg_builtin,
    &forecast_builtin,
    &getopts_builtin,
    &hash_builtin,
    &help_builtin,
    &hint_builtin,
    &history_builtin,
    &jobs_builtin,
    &kill_builtin,
    &lang_builtin,
    &lesson_builtin,
    &local_builtin,
    &map_builtin,
    &narrate_builtin,
    &next_builtin,
    &policy_builtin,
    &printf_builtin,
    &pwd_builtin,
    &quit_builtin,
    &read_builtin,
    &readonly_builtin,
    &reset_builtin,
    &return_builtin,
    &set_builtin,
    &shift_builtin,
    &shopt_builtin,
    &skip_builtin,
    &solution_builtin,
    &source_builtin,
    &status_builtin,
    &survey_builtin,
    &suspend_builtin,
    &terminal_builtin,
    &test_builtin,
    &times_builtin,
    &trap_builtin,
    &true_builtin,
    &type_builtin,
    &ulimit_builtin,
    &umask_builtin,
    &unalias_builtin,
    &unplug_builtin,
    &unset_builtin,
    &wait_builtin,
};

} // namespace

BuiltinTable builtin_table() {
    return rows;
}

} // namespace leash
