#include "interpreter/interpreter.hpp"

#include "base/foreign_text.hpp"
#include "control/foreground.hpp"
#include "expand/expand.hpp"
#include "interpreter/shell_expansion.hpp"
#include "interpreter/xtrace.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"
#include "language/printer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <sys/resource.h>
#include <unistd.h>

namespace leash {

Interpreter::Interpreter(Shell& shell, BuiltinTable builtins)
    : shell_(shell), signals_(shell, *this), jobs_(shell, signals_), commands_(shell, builtins),
      expansion_(std::make_unique<ShellExpansion>(shell, *this)),
      stack_base_(reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0))) {
    note_limit_of_stack();
}

void Interpreter::note_limit_of_stack() {
    rlimit limit{};
    ::getrlimit(RLIMIT_STACK, &limit);
    constexpr std::size_t if_unlimited = 64UL << 20;
    const std::size_t size =
        limit.rlim_cur == RLIM_INFINITY ? if_unlimited : static_cast<std::size_t>(limit.rlim_cur);
    stack_budget_ = size / 4 * 3;
}

Interpreter::~Interpreter() = default;

ExpansionContext& Interpreter::expansion() {
    return *expansion_;
}

bool Interpreter::stack_is_nearly_used_up() const {
    const auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    return stack_base_ - here > stack_budget_ && here < stack_base_;
}

// ---- text -----------------------------------------------------------------------------------

namespace {

// A reader that is one line ahead, so that the reader can tell whether another line will come. Only
// for text in memory: leash must not read further into standard input than the commands that it
// runs.
class LookAhead {
  public:
    explicit LookAhead(LineReader lines) : lines_(std::move(lines)), next_(lines_()) {}
    std::string_view operator()() {
        line_ = std::move(next_);
        next_ = line_.empty() ? "" : lines_();
        return line_;
    }
    bool at_end() const { return next_.empty(); }

  private:
    LineReader lines_;
    std::string line_, next_;
};

// Ctrl-Z has stopped one program of several. A loop runs in the shell itself, since its variables
// must persist, and the shell cannot be stopped: so the shell drops the commands that follow.
void say_what_was_dropped(const Translator& translate) {
    (void)write_all(
        STDERR_FILENO,
        "leash: " +
            translate(
                _("only that program is stopped; the rest of the line was dropped.\n"
                  "  A list in ( ) can be stopped and continued whole: ( while ...; done )\n")));
}

} // namespace

Completion Interpreter::run_text(LineReader lines, const std::string& source, Circumstances around,
                                 AfterError after_error) {
    std::shared_ptr<LookAhead> ahead;
    if (around.last_of_process) {
        ahead = std::make_shared<LookAhead>(std::move(lines));
        lines = [ahead] { return (*ahead)(); };
    }
    Parser parser(std::move(lines), &shell_.aliases);
    if (!shell_.at_prompt())
        parser.end_is_final();
    if (shell_.as_sh)
        parser.take_full_width_as_text();
    parser.ask_about_forms_of_bash([this](std::string_view form) { return lacks(form); });
    const auto leaves = [&](const Completion& completion) {
        const bool can_read_on = completion.kind == Completion::Kind::Interrupted ||
                                 completion.kind == Completion::Kind::Stopped;
        return !completion.is_normal() && !(can_read_on && after_error == AfterError::ReadOn);
    };
    for (;;) {
        parser.take_bash_forms(!shell_.is_posix());
        ParseResult parsed = parser.next();
        if (std::holds_alternative<EndOfInput>(parsed))
            return normal();
        if (shell_.options.verbose)
            (void)write_all(STDERR_FILENO, parser.last_text());
        if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
            const std::string said = source == typed ? error->describe_typed(shell_.translate)
                                                     : error->describe(source, shell_.translate);
            (void)write_all(STDERR_FILENO, said + "\n");
            shell_.last_status = 2;
            const Completion completion = error_leaves();
            if (leaves(completion))
                return completion;
            continue;
        }
        if (shell_.options.noexec && !shell_.at_prompt())
            continue;
        Circumstances inner = around;
        inner.last_of_process = ahead && ahead->at_end() && !parser.has_unread_text();
        Completion completion = run_list(std::get<List>(parsed), inner);
        if (completion.is_normal() && signals_.have_come())
            completion = signals_.handle();
        if (completion.kind == Completion::Kind::Stopped && completion.levels != 0) {
            completion.levels = 0;
            say_what_was_dropped(shell_.translate);
        }
        if (leaves(completion))
            return completion;
    }
}

// ---- errors ---------------------------------------------------------------------------------

namespace {

// Returns a field as it was probably typed: x=1 and a[0]=1 need no quotes to be read by a person.
std::string as_typed(const std::string& field) {
    const bool is_clear =
        !field.empty() && field.find_first_of(" \t\n|&;<>()$`\\\"'") == std::string::npos;
    return is_clear ? field : quoted_for_shell(field);
}

// Returns the part of a command that is the form: "let", "read -t", "ERR", "a[0]=1".
std::string typed_of(const FormOfBash& form, const std::vector<std::string>& fields,
                     std::size_t field, const std::string& line) {
    if (form.group == FormGroup::Array || form.group == FormGroup::Word)
        return line;
    const bool is_option = field > 0 && fields[field].starts_with('-');
    return is_option ? fields.front() + " " + fields[field] : fields[field];
}

} // namespace

void Interpreter::complain(const Message& message) {
    std::string line = shell_.speaker();
    // The message may quote a name or the content of a file.
    line += lines_made_visible(shell_.translate(message));
    line += '\n';
    (void)write_all(STDERR_FILENO, fitted_for(STDERR_FILENO, line));
}

void Interpreter::complain_of_form(const FormOfBash& form, const std::vector<std::string>& fields,
                                   std::size_t field) {
    std::string line;
    std::size_t column = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        line += i == 0 ? "" : " ";
        column = i == field ? line.size() : column;
        line += as_typed(fields[i]);
    }
    SyntaxError error{{}, name_form(form, typed_of(form, fields, field, line)), line, false};
    error.position.column += column;
    (void)write_all(STDERR_FILENO, error.describe_after(shell_.speaker(), shell_.translate) + "\n");
}

bool Interpreter::lacks(std::string_view form) {
    return !shell_.is_posix() &&
           std::holds_alternative<NoSuchCommand>(commands_.find(std::string(form)));
}

// XCU 2.8.1: an error that ends a script makes an interactive shell return to its prompt.
Completion Interpreter::error_leaves() {
    if (shell_.last_status == 0)
        shell_.last_status = 1;
    Completion completion =
        leave(shell_.at_prompt() ? Completion::Kind::Interrupted : Completion::Kind::Exit);
    completion.by_error = true;
    return completion;
}

Completion Interpreter::expansion_failed(const Message& message) {
    complain(message);
    shell_.last_status = shell_.at_prompt() ? 1 : 2;
    return error_leaves();
}

Completion Interpreter::after_status(Completion completion, Circumstances around) {
    if (shell_.options.errexit && shell_.last_status != 0 && !around.errexit_ignored &&
        completion.is_normal())
        return leave(Completion::Kind::Exit);
    return completion;
}

bool Interpreter::set_variable(const std::string& name, std::string value) {
    if (!shell_.variables.set(name, std::move(value)))
        return false;
    if (shell_.options.allexport)
        shell_.variables.set_exported(name, true);
    return true;
}

bool Interpreter::assign(const std::string& name, std::string value) {
    return set_variable(name, std::move(value)) || complain_of_readonly(name);
}

bool Interpreter::complain_of_readonly(const std::string& name) {
    complain(_("{0}: is read only", name));
    shell_.last_status = 2;
    return false;
}

// Makes the assignments before a command. Returns false if a variable is readonly, and says so.
bool Interpreter::assign_for_command(const Assignments& assignments,
                                     TemporaryAssignments& temporary) {
    for (const auto& [name, value] : assignments)
        if (!temporary.add(name, value))
            return complain_of_readonly(name);
    return true;
}

// ---- subshells ------------------------------------------------------------------------------

Circumstances Interpreter::enter_subshell() {
    shell_.enter_subshell();
    signals_.arrange_in_subshell();
    Circumstances inside;
    inside.last_of_process = true;
    return inside;
}

int Interpreter::finish_subshell(Completion completion) {
    if (completion.is_normal() && signals_are_noted())
        (void)signals_.handle();
    signals_.run_exit_trap();
    return shell_.last_status;
}

// ---- options --------------------------------------------------------------------------------

void Interpreter::let_narrator_hear() {
    shell_.narrator.listen_to(shell_.control);
}

bool Interpreter::change_option(const OptionName& option, bool on) {
    if (option.only_at_start && shell_.options.*option.member != on) {
        complain(_("{0}: can be chosen only when the shell starts", option.name));
        return false;
    }
    shell_.options.*option.member = on;
    if (option.member == &Options::vi && on)
        shell_.options.emacs = false;
    if (option.member == &Options::emacs && on)
        shell_.options.vi = false;
    if (option.member == &Options::narrate) {
        shell_.narrator.speak(on);
        if (on)
            let_narrator_hear();
    }
    if (option.member == &Options::monitor) {
        shell_.monitor_is_chosen();
        if (shell_.at_prompt())
            signals_.arrange_all();
        else if (!on)
            shell_.control.give_up_terminal();
        else if (auto terminal = terminal_of_foreground_script())
            shell_.control.hold_terminal(std::move(*terminal));
    }
    return true;
}

} // namespace leash
