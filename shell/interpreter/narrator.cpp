#include "interpreter/narrator.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/display_of.hpp"
#include "kernel/signals.hpp"
#include "kernel/state_file.hpp"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace leash {

Outcome Narrator::write_json_to(const std::string& path) {
    auto opened = open_state_file(path, O_WRONLY | O_CREAT | O_APPEND);
    if (!opened)
        return opened.error();
    json_ = keep_high(std::move(opened).value());
    path_ = path;
    return success();
}

void Narrator::close_file() {
    tell_what_was_lost();
    json_.close();
    path_.clear();
}

void Narrator::listen_to(JobControl& control) {
    if (std::exchange(hears_, true))
        return;
    control.add_listener([this](const Event& event) { hear(event); });
}

void Narrator::hear(const Event& event) {
    if (!words_)
        return;
    if (const Message sentence = words_->sentence(event.body); !sentence.empty()) {
        present_.push_back(event);
        if (present_.size() > most_kept)
            present_.pop_front();
        if (speaks_)
            say(words_->screen_lines((*translate_)(sentence), display_of(STDERR_FILENO)));
    }
    hold_if_asked(event.body);
    // Behind hold_if_asked(): an error must not come into the line that is being edited.
    if (json_)
        append_to_file(words_->json_line(event));
}

// A full disk is no reason to break off what leash is doing.
void Narrator::append_to_file(const std::string& line) {
    // A failed write may have left half a line: the next line must not be its end.
    const auto written = write_all(json_.get(), lost_ > 0 ? "\n" + line : line);
    if (written)
        tell_what_was_lost();
    else if (lost_++ == 0)
        say("leash: narrate: " +
            (*translate_)(
                _("events are lost: {0}: {1}", path_, error_text(written.error().number))) +
            "\n");
}

void Narrator::tell_what_was_lost() {
    if (const unsigned lost = std::exchange(lost_, 0); lost > 0)
        say("leash: narrate: " +
            (*translate_)(
                n_("{0} event is not in {1}", "{0} events are not in {1}", lost, lost, path_)) +
            "\n");
}

void Narrator::say(const std::string& text) {
    held_ += text;
    if (!is_held_)
        release();
}

void Narrator::hold_if_asked(const EventBody& body) {
    if (const auto* moved = std::get_if<JobMoved>(&body); moved && moved->foreground)
        job_is_continued_ = true;
    else if (std::holds_alternative<TerminalTakenBack>(body))
        job_is_continued_ = false;
    else if (std::holds_alternative<PromptShown>(body) ||
             (std::holds_alternative<TerminalLent>(body) && !job_is_continued_) ||
             (std::holds_alternative<SignalSent>(body) && job_is_continued_))
        hold();
}

void Narrator::release() {
    is_held_ = false;
    const std::string text = std::exchange(held_, {});
    if (text.empty())
        return;
    // From the background, on a terminal with `stty tostop`, writing would stop leash.
    const SignalsBlocked blocked{SIGTTOU};
    (void)write_all(STDERR_FILENO, text);
}

void Narrator::enter_subshell() {
    Narrator silent;
    silent.before_ = std::move(before_);
    *this = std::move(silent);
}

void Narrator::begin_command_line() {
    if (!present_.empty())
        before_ = std::exchange(present_, {});
}

} // namespace leash
