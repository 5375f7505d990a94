#include "lesson/verify_report.hpp"

#include "lesson/screen_text.hpp"

#include <fmt/format.h>

namespace leash {

constexpr std::size_t lines_of_screen = 8; // the lines shown after a failure

void VerifyReport::add(const Performed& outcome, const std::string& what, std::size_t line) {
    ++(outcome ? count_.passed : count_.failed);
    if (outcome) {
        say_("   ok    " + what + "\n");
        return;
    }
    say_(fmt::format("   FAIL  {}\n         {}:{}: {}\n", what, lesson_.file, line,
                     in_english(outcome.error())));
    if (!screen_.empty())
        say_("         The end of the screen:\n" + last_of_screen());
}

// A learner may come to a later step without this step: see way_to().
void VerifyReport::note_if_left_out_later(std::size_t number) {
    const Step& step = lesson_.steps[number];
    const bool is_left_out = step.optional || !step.needs.empty();
    if (!is_left_out || number + 1 == lesson_.steps.size() || step.sections.empty())
        return;
    say_(fmt::format("   note  step {} {}: on the way to a later step its lines are not typed\n",
                     number + 1,
                     step.optional ? std::string("is optional") : "needs " + step.needs));
}

std::string VerifyReport::last_of_screen() const {
    std::vector<std::string> lines = lines_on_screen(screen_);
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    std::string text;
    const std::size_t first = lines.size() > lines_of_screen ? lines.size() - lines_of_screen : 0;
    for (std::size_t i = first; i < lines.size(); ++i)
        text += "         | " + lines[i] + "\n";
    return text;
}

} // namespace leash
