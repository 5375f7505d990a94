// The rows of the table of built-ins. Each row is defined in the file of its built-in, below the
// function of the built-in. builtin_table.cpp puts the rows into the table.
#pragma once

#include "interpreter/builtin.hpp"

namespace leash {

extern const Builtin alias_builtin;
extern const Builtin autopsy_builtin;
extern const Builtin back_builtin;
extern const Builtin bg_builtin;
extern const Builtin break_builtin;
extern const Builtin cd_builtin;
extern const Builtin check_builtin;
extern const Builtin colon_builtin;
extern const Builtin command_builtin;
extern const Builtin continue_builtin;
extern const Builtin daemonize_builtin;
extern const Builtin disown_builtin;
extern const Builtin dot_builtin;
extern const Builtin echo_builtin;
extern const Builtin eval_builtin;
extern const Builtin exec_builtin;
extern const Builtin exit_builtin;
extern const Builtin export_builtin;
extern const Builtin facts_builtin;
extern const Builtin false_builtin;
extern const Builtin fc_builtin;
extern const Builtin fg_builtin;
extern const Builtin forecast_builtin;
extern const Builtin getopts_builtin;
extern const Builtin hash_builtin;
extern const Builtin help_builtin;
extern const Builtin hint_builtin;
extern const Builtin history_builtin;
extern const Builtin jobs_builtin;
extern const Builtin kill_builtin;
extern const Builtin lang_builtin;
extern const Builtin lesson_builtin;
extern const Builtin local_builtin;
extern const Builtin map_builtin;
extern const Builtin narrate_builtin;
extern const Builtin next_builtin;
extern const Builtin policy_builtin;
extern const Builtin printf_builtin;
extern const Builtin pwd_builtin;
extern const Builtin quit_builtin;
extern const Builtin read_builtin;
extern const Builtin readonly_builtin;
extern const Builtin reset_builtin;
extern const Builtin return_builtin;
extern const Builtin set_builtin;
extern const Builtin shift_builtin;
extern const Builtin shopt_builtin;
extern const Builtin skip_builtin;
extern const Builtin solution_builtin;
extern const Builtin source_builtin;
extern const Builtin square_bracket_builtin;
extern const Builtin status_builtin;
extern const Builtin survey_builtin;
extern const Builtin suspend_builtin;
extern const Builtin terminal_builtin;
extern const Builtin test_builtin;
extern const Builtin times_builtin;
extern const Builtin trap_builtin;
extern const Builtin true_builtin;
extern const Builtin type_builtin;
extern const Builtin ulimit_builtin;
extern const Builtin umask_builtin;
extern const Builtin unalias_builtin;
extern const Builtin unplug_builtin;
extern const Builtin unset_builtin;
extern const Builtin wait_builtin;

} // namespace leash
