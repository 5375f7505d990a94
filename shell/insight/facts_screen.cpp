// The screen of a page of facts.
#include "insight/facts.hpp"

#include "base/foreign_text.hpp"
#include "base/text.hpp"

namespace leash {

std::string render(const FactsPage& page, const Translator& translate) {
    constexpr std::size_t screen_width = 80;
    constexpr std::size_t label_width = 15;
    std::string text =
        cut_to_width(translate(_(" FACTS  {0}  {1}", page.pid.value, made_visible(page.command))),
                     screen_width) +
        "\n " + std::string(screen_width - 2, '-') + "\n";
    for (const FactLine& line : page.lines) {
        std::string label(translate(line.label));
        for (const std::string& part :
             wrapped(made_visible(translate(line.text)), screen_width - label_width - 1)) {
            text += " " + padded(label, label_width);
            text.append(part).append("\n");
            label.clear();
        }
    }
    return text;
}

} // namespace leash
