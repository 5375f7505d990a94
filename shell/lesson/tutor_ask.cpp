// How the tutor shows text and asks questions, in the modes of the learner's own terminal.
#include "base/text.hpp"
#include "insight/big_screen.hpp"
#include "kernel/signals.hpp"
#include "lesson/screen.hpp"
#include "lesson/tutor.hpp"

#include <algorithm>
#include <cctype>
#include <csignal>

namespace leash {
namespace {

std::string in_small_letters(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

std::size_t Tutor::width() const {
    const std::size_t widest = is_big_ ? big_columns : widest_screen + 1;
    return std::clamp<std::size_t>(outer_.size().columns, 20, widest) - 1;
}

void Tutor::put(const std::string& text, Ink first_line) {
    outer_.show(lines_unseen());
    const std::size_t mark = text.starts_with(held_mark) ? held_mark.size() : 0;
    outer_.show(text.substr(0, mark), Ink::Good);
    outer_.show(text.substr(mark), first_line);
    outer_.drain(time_to_show);
}

void Tutor::show(const std::string& text, Ink first_line) {
    if (!is_big_ || is_relaying_ || is_left())
        return put(text, first_line);
    const auto screens = big_screens(text, lines_);
    for (std::size_t i = 0; i < screens.size(); ++i) {
        if (i > 0 && !has_next_screen())
            return;
        put(screens[i], i == 0 ? first_line : Ink::Plain);
        lines_ += number_of_lines(screens[i]);
    }
}

bool Tutor::has_next_screen() {
    for (;;) {
        lines_ = 0; // the words stand below a full screen
        const auto answer = ask(translate_(_(" Enter: the next screen ")));
        if (answer && wish_named(*answer) == Wish::Quit)
            leave();
        if (!answer || is_left())
            return false;
        if (answer->empty())
            return true;
    }
}

// Race: the modes of the practice terminal must be there before the last words are shown, and not
// while the learner is asked for Enter.
void Tutor::show_task(const std::string& text) {
    auto screens = is_big_ ? big_screens(text, lines_) : std::vector<std::string>{text};
    const std::string last = std::move(screens.back());
    screens.pop_back();
    for (const std::string& screen : screens) {
        put(screen);
        if (!has_next_screen())
            return;
    }
    outer_.enter_raw_modes(); // work() follows, and puts the modes back
    put(last);
    lines_ = 0;
}

void Tutor::take_outer_signals() {
    for (const ReceivedSignal& received : take_signals()) {
        switch (received.signal) {
        case SIGHUP:
            lost_ = OuterGone{};
            break;
        case SIGTERM:
        case SIGQUIT:
            lost_ = ToldToEnd{received.signal};
            break;
        case SIGINT: // Ctrl-C at a question
            show("\n");
            is_left_ = true;
            break;
        case SIGCONT:
            was_continued_ = true;
            break;
        case SIGWINCH:
            if (has_terminal())
                stage().resize(outer_.size());
            break;
        default:
            break;
        }
    }
}

std::optional<std::string> Tutor::ask(const std::string& question, const std::string& reminder) {
    typed_ahead_.clear();
    outer_.forget_typed_ahead();
    show(question);
    lines_ = 0;
    while (!is_left()) {
        std::vector<pollfd> polled{outer_.to_poll(true), {signal_descriptor(), POLLIN, 0}};
        if (bench_.stage())
            stage().add_to(polled);
        ::poll(polled.data(), polled.size(), -1);
        take_outer_signals();
        if (std::exchange(was_continued_, false)) // Ctrl-Z and fg: other things stand below it now
            show(reminder + question);
        if (bench_.stage())
            stage().handle();
        if (is_left() || polled.front().revents == 0)
            continue;
        const auto typed = outer_.read_keys();
        const auto* keys = std::get_if<OuterTerminal::Keys>(&typed);
        if (!keys) { // the end of input: Ctrl-D, or a hangup whose SIGHUP has not come yet
            if ((polled.front().revents & POLLHUP) != 0)
                lost_ = OuterGone{};
            show("\n");
            break;
        }
        if (!keys->bytes.empty()) {
            outer_.show(lines_unseen());
            return in_small_letters(trimmed(keys->bytes));
        }
    }
    is_left_ = true;
    return std::nullopt;
}

std::optional<bool> Tutor::ask_yes_or_no(const std::string& question, const std::string& reminder) {
    for (std::string again;;) {
        const auto answer = ask(again + question, reminder);
        if (!answer)
            return std::nullopt;
        if (answer->empty() || *answer == "y" || *answer == "yes")
            return true;
        if (*answer == "n" || *answer == "no" || *answer == "q" || *answer == "quit")
            return false;
        again = translate_(_(" y or Enter ends, n or quit leaves running.\n"));
    }
}

} // namespace leash
