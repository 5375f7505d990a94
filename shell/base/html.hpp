// Web pages: one file each, or a site of pages that share files. Nothing comes from the network.
//
// Invariant: text of others (commands, names, files) goes into a page only through html_escaped().
//
// Source: the HTML standard, "Writing HTML documents" (html.spec.whatwg.org); Content Security
// Policy Level 3 (w3.org/TR/CSP3).
#pragma once

#include <string>
#include <string_view>
#include <vector>

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
    // What has made the page; may be empty.
    std::string_view generator = "";
};
// Returns the element of a page that names its generator. It stands before all text of others.
std::string generator_of_page(std::string_view generator);
// Returns the whole file. The page forbids the browser to load anything.
std::string html_page(const HtmlPage& page);

// A page of a site. Its style and its scripts are files of the site, named by relative addresses.
struct SitePage {
    std::string language; // "en", "zh-Hans"
    std::string title;    // is escaped here
    std::vector<std::string> styles;
    std::vector<std::string> scripts;
    std::string body; // HTML
};
// Returns the whole file. The page forbids the browser to load anything but files of the site, also
// when the site is opened as files (file://).
std::string site_page(const SitePage& page);
// Returns the CSS that all pages of leash share: colours, light and dark, and print.
std::string_view shared_page_style();

// Returns the name of a file as a part of a relative address (RFC 3986, percent-encoding).
std::string in_address(std::string_view name);

} // namespace leash
