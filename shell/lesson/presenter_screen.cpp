#include "lesson/presenter_screen.hpp"

#include "insight/big_screen.hpp"
#include "kernel/signals.hpp"
#include "lesson/screen.hpp"
#include "lesson/screen_text.hpp"
#include "stage/overlay.hpp"
#include "stage/relay.hpp"

#include <algorithm>
#include <csignal>

namespace leash {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr char ctrl_c = '\x03';
constexpr char ctrl_d = '\x04';
constexpr char hand_back = '\x1d'; // Ctrl-]
constexpr std::size_t longest_line = 200;

} // namespace

std::size_t PresenterScreen::width() const {
    return std::clamp<std::size_t>(outer_.size().columns, 20, big_columns) - 1;
}

void PresenterScreen::say(const std::string& sentence) {
    const std::string_view words(sentence.data(), sentence.find_last_not_of(" \n") + 1);
    show("\n" + render(Paragraph{Paragraph::Kind::Text, std::string(words)}, width()));
}

void PresenterScreen::put(const std::string& text) {
    outer_.show(text);
    outer_.drain(time_to_show);
    note_place(text);
}

void PresenterScreen::note_place(std::string_view output) {
    const std::vector<std::string> lines = lines_on_screen(output);
    if (lines.size() > 1 || !lines.back().empty())
        is_at_line_begin_ = lines.back().empty();
}

void PresenterScreen::show(const std::string& text) {
    if (!is_at_line_begin_ && !text.starts_with('\n'))
        put("\n");
    if (is_over())
        return put(text);
    const auto screens = big_screens(text, lines_);
    for (std::size_t i = 0; i < screens.size(); ++i) {
        if (i > 0 && !has_next_screen())
            return;
        put(screens[i]);
        lines_ += number_of_lines(screens[i]);
    }
}

bool PresenterScreen::has_next_screen() {
    put(next_screen_);
    const auto pressed = key(nullptr);
    outer_.write(erase_line);
    is_at_line_begin_ = true;
    if (pressed == 'q')
        is_over_ = true;
    return pressed && !is_over_;
}

void PresenterScreen::attend(Stage& stage) {
    stage.on_output = [this](std::string_view bytes) {
        modes_.watch(bytes);
        note_place(bytes);
        outer_.write(bytes);
    };
}

void PresenterScreen::take_outer_signals(Stage* stage) {
    for (const ReceivedSignal& received : take_signals())
        if (received.signal == SIGWINCH && stage && stage->is_plugged())
            stage->resize(outer_.size());
        else if (received.signal == SIGCONT)
            outer_.enter_raw_modes();
        else if (received.signal != SIGWINCH && received.signal != SIGCHLD)
            end_by(received.signal);
}

void PresenterScreen::end_by(int signal) {
    is_over_ = true;
    ended_by_ = ended_by_.value_or(signal);
}

bool PresenterScreen::is_over() const {
    return is_over_ || signal_is_noted_besides({SIGWINCH, SIGCHLD, SIGCONT});
}

std::optional<int> PresenterScreen::ended_by() {
    take_outer_signals(nullptr);
    return ended_by_;
}

void PresenterScreen::take_keys() {
    const auto typed = outer_.read_keys();
    if (const auto* keys = std::get_if<OuterTerminal::Keys>(&typed))
        keys_ += keys->bytes;
    else
        end_by(SIGHUP);
}

bool PresenterScreen::is_over_by_now() {
    if (is_over())
        return true;
    take_keys();
    is_over_ = is_over_ || keys_.find(ctrl_c) != keys_.npos;
    return is_over_;
}

void PresenterScreen::forget_keys() {
    (void)is_over_by_now();
    keys_.clear();
}

void PresenterScreen::turn(Stage* stage, std::chrono::milliseconds longest) {
    std::vector<pollfd> polled{outer_.to_poll(true), {signal_descriptor(), POLLIN, 0}};
    if (stage) {
        stage->add_to(polled);
        longest = std::min(longest, stage->patience().value_or(longest));
    }
    ::poll(polled.data(), polled.size(), static_cast<int>(longest.count()));
    take_outer_signals(stage);
    take_keys();
    outer_.flush();
    if (stage)
        stage->handle();
}

std::optional<char> PresenterScreen::key(Stage* stage) {
    outer_.drain(time_to_show);
    while (!is_over_ && keys_.empty())
        turn(stage, 1s);
    if (is_over_ || keys_.empty())
        return std::nullopt;
    const char key = keys_.front();
    keys_.erase(0, 1);
    lines_ = 0;
    if (key == ctrl_c || key == ctrl_d) {
        is_over_ = true;
        return std::nullopt;
    }
    return key;
}

std::optional<std::string> PresenterScreen::line(Stage* stage) {
    std::string text;
    for (;;) {
        const auto pressed = key(stage);
        if (!pressed)
            return std::nullopt;
        if (*pressed == '\r' || *pressed == '\n') {
            put("\n");
            return text;
        }
        if ((*pressed == '\x7f' || *pressed == '\b') && !text.empty()) {
            text.pop_back();
            outer_.write("\b \b");
        } else if (*pressed >= ' ' && *pressed < '\x7f' && text.size() < longest_line) {
            text += *pressed;
            put(std::string(1, *pressed));
        }
    }
}

// The keys of the pace count while it types. Other keys wait for the next stop.
void PresenterScreen::answer_pace_keys(Stage& stage) {
    bool is_paused = false;
    Overlay overlay(stage, outer_, modes_);
    do {
        std::erase_if(keys_, [&](char key) {
            if (key == '+')
                faster();
            else if (key == '-')
                slower();
            else if (key == 'p')
                is_paused = !is_paused;
            else if (key == ctrl_c)
                is_over_ = true;
            else
                return false;
            return true;
        });
        if (is_paused && !keys_.empty()) { // any other key goes on
            keys_.clear();
            is_paused = false;
        }
        if (is_paused && !overlay.is_shown())
            overlay.show_line(paused_);
        if (is_paused)
            turn(&stage, 1s);
    } while (is_paused && !is_over_);
    overlay.take_away();
}

void PresenterScreen::type_slowly(Stage& stage, std::string_view text) {
    lines_ = 0;
    for (const char c : text) {
        const auto next = steady_clock::now() + (c == '\r' ? 6 * pace_ : pace_);
        do {
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(next - steady_clock::now());
            turn(&stage, std::max(left, 0ms));
            answer_pace_keys(stage);
        } while (!is_over_ && steady_clock::now() < next);
        if (!stage.is_plugged())
            return;
        stage.type(std::string(1, c));
    }
}

void PresenterScreen::hand_over(Stage& stage) {
    bool is_back = false;
    RelayWatch watch;
    watch.wanted = [&](std::string_view keys) {
        const std::size_t end = keys.find(hand_back);
        if (end == keys.npos)
            return is_back;
        stage.type(keys.substr(0, end)); // typed faster than it was read
        is_back = true;
        return true;
    };
    watch.goes_on = [&] { return !is_back; };
    const RelayEnd end = relay(stage, outer_, modes_, watch);
    lines_ = 0;
    is_at_line_begin_ = false; // the prompt stands there, or what the teacher has typed
    if (std::holds_alternative<OuterGone>(end))
        end_by(SIGHUP);
    else if (const auto* told = std::get_if<ToldToEnd>(&end))
        end_by(told->signal);
    outer_.enter_raw_modes();
    attend(stage);
}

} // namespace leash
