// The screen of a page of facts.
#include "insight/facts.hpp"

#include "base/foreign_text.hpp"
#include "base/text.hpp"

namespace leash {

std::string render(const FactsPage& page) {
    constexpr std::size_t screen_width = 80;
    constexpr std::size_t label_width = 15;
    std::string text = cut_to_width(" FACTS  " + std::to_string(page.pid.value) + "  " +
                                        made_visible(page.command),
                                    screen_width) +
                       "\n " + std::string(screen_width - 2, '-') + "\n";
    for (const FactLine& line : page.lines) {
        std::string label = line.label;
        for (const std::string& part :
             wrapped(made_visible(line.text), screen_width - label_width - 1)) {
            text += " " + padded(label, label_width);
            text.append(part).append("\n");
            label.clear();
        }
    }
    return text;
}

} // namespace leash
