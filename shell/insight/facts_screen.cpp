// The screen of a page of facts.
#include "insight/facts.hpp"

#include "base/foreign_text.hpp"
#include "base/layout.hpp"
#include "base/text.hpp"

namespace leash {

std::string render(const FactsPage& page, const Translator& translate, std::size_t screen_width) {
    constexpr std::size_t label_width = 15;
    std::string text =
        cut_to_width(translate(_(" FACTS  {0}  {1}", page.pid.value, made_visible(page.command))),
                     screen_width) +
        "\n " + std::string(screen_width - 2, '-') + "\n";
    for (const FactLine& line : page.lines) {
        text += behind(" " + padded(translate(line.label), label_width),
                       made_visible(translate(line.text)), screen_width);
    }
    return text;
}

} // namespace leash
