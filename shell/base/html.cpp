#include "base/html.hpp"

#include "base/foreign_text.hpp"

namespace leash {
namespace {

// The colours are those of Okabe and Ito, which people with any colour blindness can tell apart.
// No colour stands alone: a word or a shape says the same.
constexpr std::string_view shared_style = R"(
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1b1b; --soft: #5c5c5c; --line: #c4c4c4;
  --field: #f3f3f3; --blue: #0060a0; --red: #b34700; --green: #00704f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --ink: #ececec; --soft: #b0b0b0; --line: #4a4d52; --field: #22262a;
    --blue: #6cc0f2; --red: #f2a25c; --green: #4fd0a3; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 100rem; background: var(--paper);
  color: var(--ink); font: 16px/1.45 system-ui, "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 1rem 0 .3rem; }
p { margin: .3rem 0; } code, .pid { font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
table { border-collapse: collapse; } th { text-align: left; }
th, td { padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:first-child, td code { overflow-wrap: anywhere; }
.soft { color: var(--soft); }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #999;
  --field: #fff; --blue: #0060a0; --red: #b34700; --green: #00704f; }
  body { padding: 0; font-size: 11px; max-width: none; } tr, li, svg { break-inside: avoid; } }
)";

// Returns the beginning of a file up to the title. `policy` is a Content Security Policy.
std::string head_of(const std::string& language, const std::string& title,
                    const std::string& policy, std::string_view generator) {
    return "<!DOCTYPE html>\n<html lang=\"" + html_escaped(language) +
           "\">\n<head>\n<meta charset=\"utf-8\">\n" +
           (generator.empty() ? "" : generator_of_page(generator)) +
           "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy +
           "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<title>" +
           html_escaped(title) + "</title>\n";
}

} // namespace

std::string html_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : made_visible(text))
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += c;
        }
    return escaped;
}

std::string generator_of_page(std::string_view generator) {
    return "<meta name=\"generator\" content=\"" + html_escaped(generator) + "\">\n";
}

std::string_view shared_page_style() {
    return shared_style;
}

std::string in_address(std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string address;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        if (is_plain)
            address += c;
        else
            address.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return address;
}

std::string html_page(const HtmlPage& page) {
    std::string text =
        head_of(page.language, page.title,
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
                page.generator);
    text.append("<style>").append(shared_style).append(page.style);
    text += "</style>\n</head>\n<body>\n" + page.body;
    if (!page.script.empty())
        text += "<script>\n" + page.script + "</script>\n";
    return text + "</body>\n</html>\n";
}

// The player of recordings is WebAssembly inside a script, and sets the style of its elements.
std::string site_page(const SitePage& page) {
    std::string text = head_of(page.language, page.title,
                               "default-src 'none'; style-src 'self' file: 'unsafe-inline'; "
                               "script-src 'self' file: 'wasm-unsafe-eval'; "
                               "img-src data:; font-src data:",
                               "");
    for (const std::string& style : page.styles)
        text += "<link rel=\"stylesheet\" href=\"" + html_escaped(style) + "\">\n";
    for (const std::string& script : page.scripts)
        text += "<script src=\"" + html_escaped(script) + "\" defer></script>\n";
    return text + "</head>\n<body>\n" + page.body + "</body>\n</html>\n";
}

} // namespace leash
