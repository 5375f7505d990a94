#include "lesson/prose_html.hpp"

#include "base/html.hpp"
#include "lesson/screen.hpp"

namespace leash {

std::string with_code(std::string_view text) {
    std::string html;
    bool is_code = false;
    for (;;) {
        const std::size_t tick = text.find('`');
        html += html_escaped(text.substr(0, tick));
        if (tick == text.npos)
            return html + (is_code ? "</code>" : "");
        html += is_code ? "</code>" : "<code>";
        is_code = !is_code;
        text.remove_prefix(tick + 1);
    }
}

std::string lines_in_html(const std::vector<std::string>& lines) {
    std::string html = "<pre>";
    for (const std::string& line : lines)
        html += html_escaped(line) + "\n";
    return html + "</pre>\n";
}

std::string prose_in_html(const Prose& prose) {
    std::string html;
    for (const Paragraph& one : prose)
        if (one.kind == Paragraph::Kind::Verbatim) {
            html += lines_in_html(text_lines(one.text));
        } else {
            html += one.kind == Paragraph::Kind::Item ? "<p>\u2022 " : "<p>";
            html += with_code(one.text) + "</p>\n";
        }
    return html;
}

} // namespace leash
