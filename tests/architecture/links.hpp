// What a Markdown page points at: the rule that every page of the repository is held to.
//
// A link without a scheme (`https:`) leads to a file or a folder of the repository, or to a heading
// of a page. A name in backquotes that has a slash and ends in .cpp or .hpp is a source file.
// Pages are read with cmark (CommonMark), so that text in a code block is no link.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

struct Pointer {
    int line;           // of the page, from 1
    std::string target; // "../shell/CMakeLists.txt", "comparison.md#daemonizers", "jobs/job.hpp"
};

// Where the links and the images of a page lead, in the page's order. Links with a scheme are left
// out.
std::vector<Pointer> relative_links(std::string_view page);

// The source files that a page names in backquotes, in the page's order.
std::vector<Pointer> source_names(std::string_view page);

// The pages that a text of any kind, such as a source file or a manual page, names from the root:
// docs/NAME.md. In the text's order.
std::vector<Pointer> cited_pages(std::string_view text);

// The anchors of a page's headings, as GitHub makes them: "## How to measure" is how-to-measure,
// and a second heading of the same name how-to-measure-1.
std::set<std::string> anchors(std::string_view page);

} // namespace architecture
