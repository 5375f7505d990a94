#include "interpreter/shell_expansion.hpp"

#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"
#include "language/printer.hpp"

#include <algorithm>
#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace leash {

ShellExpansion::ShellExpansion(Shell& shell, Interpreter& interpreter)
    : shell_(shell), interpreter_(interpreter) {}

std::optional<std::string_view> ShellExpansion::variable(std::string_view name) {
    const Variable* variable = shell_.variables.find(name);
    if (!variable || variable->computed)
        return own_variable(name, variable);
    if (!variable->value)
        return std::nullopt;
    return *variable->value;
}

// `assigned` is nullptr if no command has set or declared the variable.
std::optional<std::string_view> ShellExpansion::own_variable(std::string_view name,
                                                             const Variable* assigned) {
    if (name == "LINENO") {
        computed_ = std::to_string(shell_.nesting.line());
        return computed_;
    }
    if (!shell_.is_posix()) {
        if (auto value = shell_.own_variables.compute(name)) {
            computed_ = std::move(*value);
            return computed_;
        }
        if (!assigned) {
            auto value = shell_.own_variables.first_value(name);
            if (!value)
                return std::nullopt;
            assigned = &shell_.variables.declared(name);
            if (!assigned->value) // declaring UID has given UID its value
                shell_.variables.set(name, std::move(*value));
        }
    }
    if (!assigned || !assigned->value)
        return std::nullopt;
    return *assigned->value;
}

bool ShellExpansion::assign(std::string_view name, std::string value) {
    return interpreter_.set_variable(std::string(name), std::move(value));
}

const std::vector<std::string>& ShellExpansion::positional() const {
    return shell_.positional;
}

std::optional<std::string> ShellExpansion::special(char which) {
    switch (which) {
    case '0':
        return shell_.name;
    case '?':
        return std::to_string(shell_.last_status);
    case '$':
        return std::to_string(shell_.pid.value);
    case '-':
        return option_letters(shell_.options);
    case '#':
        return std::to_string(shell_.positional.size());
    case '!':
        if (shell_.last_background)
            return std::to_string(shell_.last_background->value);
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

Result<std::string, Message> ShellExpansion::substitute(const CommandSubstitution& substitution) {
    if (substitution.commands->items.empty()) { // a subshell with nothing to do: status 0
        substitution_status_ = 0;
        return std::string();
    }
    auto printed = substitute_here(*substitution.commands);
    auto captured = printed ? Result<std::string, Message>(std::move(*printed))
                            : substitute_in_subshell(substitution);
    if (!captured)
        return captured;
    std::string& output = captured.value();
    output.erase(std::remove(output.begin(), output.end(), '\0'), output.end());
    while (!output.empty() && output.back() == '\n')
        output.pop_back();
    return captured;
}

Result<std::string, Message>
ShellExpansion::substitute_in_subshell(const CommandSubstitution& substitution) {
    auto pipe = make_pipe();
    if (!pipe)
        return pipe.error().message();
    LaunchPlan plan = interpreter_.jobs().child_plan();
    // The child is no job. The shell waits for the child and cannot be stopped: so Ctrl-Z must not
    // stop the child either, or the shell would wait for ever. bash ignores Ctrl-Z here, too.
    if (shell_.at_prompt() && shell_.job_control())
        plan.ignored_signals.insert(plan.ignored_signals.end(), {SIGTSTP, SIGTTIN, SIGTTOU});
    plan.descriptors = {DuplicateDescriptor{pipe.value().write_end.get(), STDOUT_FILENO},
                        CloseDescriptor{pipe.value().read_end.get()},
                        CloseDescriptor{pipe.value().write_end.get()}};
    std::string text;
    if (shell_.control.is_heard())
        text = "$(" + print(*substitution.commands) + ")";
    const auto child = start_process(shell_.control, plan, text, [&] {
        return interpreter_.finish_subshell(
            interpreter_.run_list(*substitution.commands, interpreter_.enter_subshell()));
    });
    if (!child)
        return child.error().message();
    pipe.value().write_end.close();
    auto output = read_printed(pipe.value().read_end.get());
    pipe.value().read_end.close();
    if (shell_.control.received().hangup())
        return std::string(); // the shell ends, and the command does not run
    if (const auto end = shell_.control.wait_for_end(child.value()))
        substitution_status_ = shell_status(*end);
    if (!output)
        return _("the output of $(...) cannot be read: {0}", error_text(output.error().number));
    return std::move(output).value();
}

// Reads what a subshell prints, until it closes its end of the pipe. At a prompt a hangup ends the
// reading: the subshell may print for ever, and gets SIGHUP only when the shell has ended.
Result<std::string> ShellExpansion::read_printed(int pipe) {
    if (!shell_.at_prompt())
        return read_all(pipe);
    JobControl& control = shell_.control;
    std::string printed;
    for (;;) {
        control.notice_signals();
        if (control.received().hangup())
            return printed;
        if (!control.sleep_until_something_happens(pipe))
            continue;
        const auto more = read_some(pipe, 65536);
        if (!more && more.error().number == EINTR)
            continue;
        if (!more)
            return more.error();
        if (more.value().empty())
            return printed;
        printed += more.value();
    }
}

std::optional<std::string> ShellExpansion::home_of(const std::string& user) {
    const bool is_folder = user == "+" || user == "-"; // ~+ and ~-, as in bash
    if (is_folder && !shell_.is_posix()) {
        const auto folder = shell_.variables.value(user == "+" ? "PWD" : "OLDPWD");
        return folder ? std::optional<std::string>(*folder) : std::nullopt;
    }
    const passwd* entry = ::getpwnam(user.c_str());
    return entry ? std::optional<std::string>(entry->pw_dir) : std::nullopt;
}

bool ShellExpansion::nounset() const {
    return shell_.options.nounset;
}
bool ShellExpansion::refuses_forms_of_bash() {
    return !shell_.is_posix();
}
bool ShellExpansion::is_interrupted() {
    return interpreter_.signals().is_interrupted();
}

bool ShellExpansion::noglob() const {
    return shell_.options.noglob;
}

} // namespace leash
