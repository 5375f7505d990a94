#include "stage/overlay.hpp"

#include <algorithm>

namespace leash {
namespace {

using namespace std::chrono_literals;

// The program needs time to take the first SIGWINCH. Two pending SIGWINCH are one, and a program
// that then finds its old size draws nothing.
constexpr auto shortest_wait = 50ms;
// Some programs draw nothing at a SIGWINCH. On a busy machine an answer may take this long.
constexpr auto longest_wait = 2000ms;

} // namespace

void Overlay::show_line(const std::string& text) {
    if (shown_ == Shown::Page)
        take_away();
    if (shown_ == Shown::Nothing)
        outer_.write(room_for_bottom_line(screen()));
    outer_.write(bottom_line(text, outer_.size()));
    shown_ = Shown::Line;
    text_ = text;
}

void Overlay::show_page(const std::string& text) {
    take_away();
    outer_.write(page(text, outer_.size(), screen()));
    shown_ = Shown::Page;
    text_ = text;
}

void Overlay::take_away() {
    if (!is_shown())
        return;
    outer_.write(shown_ == Shown::Line ? without_bottom_line(outer_.size())
                                       : without_page(screen()));
    shown_ = Shown::Nothing;
    WindowSize size = outer_.size();
    if (screen() == Screen::Normal || size.rows < 2)
        return;
    --size.rows;
    stage_.resize(size);
    redrawing_ = Redrawing{Clock::now() + shortest_wait, Clock::now() + longest_wait};
}

void Overlay::resized() {
    const Shown shown = shown_;
    const std::string text = text_;
    take_away();
    redrawing_.reset(); // the new size makes the program draw its screen again
    stage_.resize(outer_.size());
    if (shown == Shown::Line)
        show_line(text);
    else if (shown == Shown::Page)
        show_page(text);
}

void Overlay::output_came() {
    if (redrawing_)
        redrawing_->has_answered = true;
}

std::optional<std::chrono::milliseconds> Overlay::patience() const {
    if (!redrawing_)
        return std::nullopt;
    const auto until = redrawing_->has_answered ? redrawing_->earliest : redrawing_->latest;
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()));
}

void Overlay::handle() {
    if (!redrawing_ || *patience() > 0ms)
        return;
    redrawing_.reset();
    stage_.resize(outer_.size());
}

} // namespace leash
