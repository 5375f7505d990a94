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
th, td { padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #999;
  --field: #fff; --blue: #0060a0; --red: #b34700; --green: #00704f; }
  body { padding: 0; font-size: 11px; max-width: none; } tr, li, svg { break-inside: avoid; } }
)";

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

std::string html_page(const HtmlPage& page) {
    std::string text = "<!DOCTYPE html>\n<html lang=\"" + html_escaped(page.language) +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>" +
                       html_escaped(page.title) + "</title>\n<style>";
    text.append(shared_style).append(page.style).append("</style>\n</head>\n<body>\n");
    text += page.body;
    if (!page.script.empty())
        text += "<script>\n" + page.script + "</script>\n";
    return text + "</body>\n</html>\n";
}

} // namespace leash
