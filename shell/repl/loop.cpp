#include "repl/loop.hpp"

#include "base/foreign_text.hpp"
#include "base/overloaded.hpp"
#include "control/foreground.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/signals.hpp"
#include "repl/completer.hpp"
#include "repl/input_gone.hpp"
#include "repl/kept_history.hpp"
#include "repl/leaving.hpp"
#include "repl/line_editor.hpp"
#include "repl/nohup_notice.hpp"
#include "repl/pasted_lines.hpp"
#include "repl/prompt.hpp"
#include "repl/typed_history.hpp"
#include "repl/unfinished.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <new>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace leash {
namespace {

void say(const std::string& text) {
    // If standard error cannot be written, there is no place to report the error.
    (void)write_all(STDERR_FILENO, text);
}

class InteractiveLoop {
  public:
    InteractiveLoop(Interpreter& interpreter, ReplOptions options)
        : interpreter_(interpreter), shell_(interpreter.shell()), control_(shell_.control),
          options_(std::move(options)), history_(shell_, options_.history_file),
          editor_([this](std::string_view line, std::size_t start, std::size_t end) {
              return complete(interpreter_, options_, line, start, end);
          }) {}

    ReplEnd run();

  private:
    // ---- Waiting ----
    void show_prompt();
    void let_nohup_speak();
    void wait();
    void handle_signals();
    // Clears the line, runs `action`, which may write, and draws the line again. The narrator
    // writes its held text first.
    void step_aside(const std::function<void()>& action);
    void handle_watched(const Watched& watched);
    void handle_input();

    // ---- What the user typed, and the hangup ----
    void line_typed(const std::string& typed);
    void end_typed();
    void run_text(std::string text, const List& last);
    void ask_to_leave();
    void hang_up();
    void run_trap_of_late_sighup();

    bool is_in_background() const {
        return control_.terminal() && !is_in_foreground(*control_.terminal());
    }
    std::string expanded(const char* name) {
        return expand_prompt(interpreter_, name, options_.version);
    }

    Interpreter& interpreter_;
    Shell& shell_;
    JobControl& control_;
    const ReplOptions options_;
    KeptHistory history_;
    LineEditor editor_;
    LeaveWarning leaving_;
    PastedLines lines_;                   // typed or pasted, and not run yet
    std::string unfinished_;              // the typed lines of a command that is not complete
    StillOpen open_ = StillOpen::Command; // what these lines have left open
    std::optional<Pid> started_;          // $! as it was at the last prompt
    std::optional<ReplEnd> end_;          // set when the loop must end
};

ReplEnd InteractiveLoop::run() {
    set_default_prompts(shell_);
    history_.load();
    if (!options_.greeting.empty())
        say(options_.greeting);
    while (!end_) {
        if (!editor_.is_shown())
            show_prompt();
        if (editor_.is_shown()) // not if show_prompt() has run a pasted line instead
            wait();
    }
    return *end_;
}

// ---- Waiting ----------------------------------------------------------------------------------

void InteractiveLoop::show_prompt() {
    handle_signals(); // signals may have come while the command ran
    if (end_)
        return;
    shell_.narrator.release();
    if (is_in_background()) {
        if (!control_.wait_until_in_foreground()) {
            if (control_.received().hangup())
                return hang_up();
            say("leash: " +
                shell_.translate(
                    _("another process has the terminal, and nobody is left to give it back")) +
                "\n");
            end_ = LeftByExit{shell_.last_status};
            return;
        }
        control_.terminal()->restore_modes();
    }
    make_blocking(STDIN_FILENO);
    let_nohup_speak();
    const bool first_line = unfinished_.empty();
    if (first_line) {
        control_.collect();
        interpreter_.jobs().tell_news();
    }
    if (!lines_.empty())
        return line_typed(lines_.take());
    editor_.set_mode(shell_.options.vi ? LineEditor::Mode::Vi : LineEditor::Mode::Emacs);
    editor_.mirror_history(shell_.history, shell_.history_begins_at);
    const std::string prompt = expanded(first_line ? "PS1" : "PS2");
    editor_.show(prompt);
    control_.tell(PromptShown{});
}

void InteractiveLoop::let_nohup_speak() {
    if (!shell_.last_background || started_ == shell_.last_background)
        return;
    started_ = shell_.last_background;
    if (const Job* job = control_.table().job_of(*started_))
        wait_for_notice_of_nohup(*job);
}

void InteractiveLoop::wait() {
    // The terminal tells of its hangup even if standard input is another file (poll(2), POLLHUP).
    const int terminal = control_.terminal() ? control_.terminal()->descriptor() : -1;
    std::vector<pollfd> polled{
        {signal_descriptor(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}, {terminal, 0, 0}};
    const std::size_t first_watched = polled.size();
    for (const Watched& watched : options_.watched)
        polled.push_back({watched.descriptor(), POLLIN, 0});
    const int ready = ::poll(polled.data(), polled.size(), -1);
    if (ready < 0 && errno != EINTR)
        return hang_up(); // without poll the loop could not wait, only spin
    handle_signals();
    if (ready < 0)
        return;
    for (std::size_t i = 0; i < options_.watched.size(); ++i)
        if (polled[first_watched + i].revents != 0 && !end_)
            handle_watched(options_.watched[i]);
    if (polled[2].revents != 0 && !end_)
        return hang_up();
    // A signal may have removed the prompt. Then the next round reads the keys.
    if (polled[1].revents == 0 || end_ || !editor_.is_shown())
        return;
    // Ask before Readline reads: at the end of the input Readline returns a half-typed line as if
    // the user had typed Enter.
    if ((polled[1].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0 && input_is_gone())
        return hang_up();
    handle_input();
}

void InteractiveLoop::handle_signals() {
    control_.notice_between_commands();
    if (control_.received().hangup())
        return hang_up();
    const bool interrupted = control_.received().has(SIGINT);
    if (interrupted && editor_.is_shown()) {
        editor_.interrupt();
        unfinished_.clear();
        if (!shell_.traps.action(SIGINT)) {
            control_.received().forget(SIGINT); // the signal has ended the line, and no command
            shell_.last_status = 128 + SIGINT;
        }
    }
    if (control_.received().has(SIGWINCH))
        editor_.resize();

    Completion completion = normal();
    const auto& traps = shell_.traps.actions();
    const bool has_trap = std::any_of(traps.begin(), traps.end(), [&](const auto& trap) {
        return !trap.second.empty() && control_.received().has(trap.first);
    });
    // The commands of a trap write to the terminal as every command does: clear the line first.
    if (has_trap)
        step_aside([&] { completion = interpreter_.signals().handle(); });
    else
        completion = interpreter_.signals().handle();
    if (completion.kind == Completion::Kind::Interrupted) { // between two pasted lines
        lines_.clear();
        unfinished_.clear();
    }
    if (control_.received().hangup() || completion.kind == Completion::Kind::HungUp)
        return hang_up();
    if (completion.kind == Completion::Kind::Exit) {
        end_ = LeftByExit{shell_.last_status};
        return;
    }
    if (control_.received().children_have_changed() && editor_.is_shown()) {
        const bool tell_now = shell_.options.notify;
        control_.collect(tell_now ? Phrase() : N_("it would come into the line being edited"));
        // With set -b the notification is written above the line that is being edited.
        if (tell_now && control_.table().has_news())
            step_aside([&] { interpreter_.jobs().tell_news(); });
        if (shell_.narrator.has_something_held())
            step_aside([] {});
    }
}

void InteractiveLoop::step_aside(const std::function<void()>& action) {
    editor_.step_aside([&] {
        shell_.narrator.release();
        action();
        if (editor_.is_shown())
            shell_.narrator.hold();
    });
}

void InteractiveLoop::handle_watched(const Watched& watched) {
    auto prompt = watched.on_readable();
    if (!prompt)
        return;
    interpreter_.assign("PS1", std::move(*prompt));
    if (unfinished_.empty())
        editor_.replace_prompt(expanded("PS1"));
}

void InteractiveLoop::handle_input() {
    const auto typed = editor_.feed();
    if (!typed)
        return;
    // If the terminal has hung up, Readline returns a line that the user did not finish: do not
    // run it.
    if (input_is_gone())
        return hang_up();
    std::visit(overloaded{[&](const TypedLine& line) {
                              lines_.add(line.text);
                              line_typed(lines_.take());
                          },
                          [&](TypedEnd) { end_typed(); }},
               *typed);
}

// ---- What the user typed, and the hangup -------------------------------------------------------

void InteractiveLoop::line_typed(const std::string& typed) {
    const StillOpen open = unfinished_.empty() ? StillOpen::Command : open_;
    const auto line = with_history(shell_, editor_, history_, typed, open);
    if (!line) // a command of several lines goes on without this line, as in bash
        return;
    std::string text = std::move(unfinished_) + *line + "\n";
    unfinished_.clear();
    std::visit(overloaded{[&](const UnfinishedText& unfinished) {
                              unfinished_ = std::move(text);
                              open_ = unfinished.open;
                          },
                          [&](const WholeText& whole) { run_text(std::move(text), whole.last); }},
               look_at(text, shell_.aliases));
}

void InteractiveLoop::run_text(std::string text, const List& last) {
    history_.remember(text.substr(0, text.size() - 1));
    shell_.narrator.release();
    shell_.narrator.begin_command_line();
    Completion completion = normal();
    try {
        completion = interpreter_.run_text(lines_of(std::move(text)), Interpreter::typed);
    } catch (const std::bad_alloc&) {
        say("leash: " + shell_.translate(_("there is not enough memory for this")) + "\n");
        shell_.last_status = 2;
    }
    if (completion.kind == Completion::Kind::Interrupted && !completion.by_error)
        lines_.clear(); // Ctrl-C means the rest of a pasted text too
    if (control_.received().hangup() || completion.kind == Completion::Kind::HungUp)
        hang_up();
    else if (completion.kind == Completion::Kind::Exit)
        ask_to_leave();
    else
        leaving_.command_ran(kind_of(last));
}

void InteractiveLoop::end_typed() {
    if (!unfinished_.empty()) {
        const auto looked = look_at(std::exchange(unfinished_, {}), shell_.aliases);
        if (const auto* unfinished = std::get_if<UnfinishedText>(&looked))
            say("\n" + unfinished->error.describe_typed(shell_.translate) + "\n");
        shell_.last_status = 2;
        return;
    }
    // In the background read(2) fails with EIO, and Readline reports the end of the input. The
    // input has not ended: show_prompt() waits until leash is in the foreground.
    if (is_in_background())
        return;
    if (shell_.options.ignoreeof && ::isatty(STDIN_FILENO) != 0)
        return say(shell_.translate(_("Use \"exit\" to leave the shell.\n")));
    say(shell_.login ? "logout\n" : "exit\n");
    shell_.narrator.release();
    ask_to_leave();
}

void InteractiveLoop::ask_to_leave() {
    control_.notice_signals();
    control_.collect();
    const JobsLeft left = jobs_left(control_.table(), shell_.options.checkjobs);
    if (leaving_.ask_to_leave(left) == LeaveWarning::Answer::Leave) {
        end_ = LeftByExit{shell_.last_status};
        return;
    }
    const HangupEvent event = shell_.options.huponexit ? HangupEvent::Hangup : HangupEvent::Exit;
    say(leave_warning(control_.table(), left,
                      control_.policy().signals_for(event, JobPosture::Stopped),
                      shell_.translator_of_states()));
    shell_.last_status = 1;
}

void InteractiveLoop::hang_up() {
    shell_.narrator.release();
    if (!control_.received().hangup()) {
        run_trap_of_late_sighup();
        control_.note_terminal_gone();
    }
    end_ = LeftByHangup{*control_.received().hangup()};
}

// The trap of SIGHUP runs before the shell ends, even if SIGHUP comes after the end of the input.
void InteractiveLoop::run_trap_of_late_sighup() {
    const std::string* trap = shell_.traps.action(SIGHUP);
    if (trap && !trap->empty() && ::getsid(0) == ::getpid() && wait_for_late_sighup(control_))
        (void)interpreter_.signals().handle();
}

} // namespace

ReplEnd run_interactive(Interpreter& interpreter, ReplOptions options) {
    return InteractiveLoop(interpreter, std::move(options)).run();
}

} // namespace leash
