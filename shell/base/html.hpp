// Web pages: one file each, without anything from the network.
//
// Invariant: text of others (commands, names, files) goes into a page only through html_escaped().
//
// Source: the HTML standard, "Writing HTML documents" (html.spec.whatwg.org); Content Security
// Policy Level 3 (w3.org/TR/CSP3).
#pragma once

#include <string>
#include <string_view>

namespace leash {

// Returns the text as the content of an element, or of an attribute in quotes. Control characters
// are made visible (foreign_text.hpp).
std::string html_escaped(std::string_view text);

struct HtmlPage {
    std::string language; // "en", "zh-Hans"
    std::string title;    // is escaped here
    std::string style;    // CSS of this page, behind the CSS that all pages share
    std::string body;     // HTML
    std::string script;   // JavaScript; may be empty
};
// Returns the whole file. The page forbids the browser to load anything.
std::string html_page(const HtmlPage& page);

} // namespace leash
