// Every link in the pages of the repository leads to something that exists, and every path that a
// page names is there. Some tests check on small pages what a page points at, the others check
// every page. Seen to fail with a link to a missing file, with a link to a missing heading, after a
// source file was moved, and with the name of a folder that is not there.
#include "links.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;
using namespace docs;

namespace {

const fs::path root = LEASH_ROOT;

std::string contents(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// Returns every Markdown page below the root, except in build folders and hidden folders.
std::vector<fs::path> pages() {
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator entry(root), end; entry != end; ++entry) {
        const std::string name = entry->path().filename().string();
        if (entry->is_directory() && (name[0] == '.' || name == "build"))
            entry.disable_recursion_pending();
        else if (entry->path().extension() == ".md")
            found.push_back(entry->path());
    }
    return found;
}

bool leads_somewhere(const fs::path& page, const std::string& target) {
    const auto hash = target.find('#');
    const std::string file = target.substr(0, hash);
    const fs::path destination = file.empty() ? page : page.parent_path() / file;
    if (hash == std::string::npos)
        return fs::exists(destination);
    return fs::is_regular_file(destination) &&
           anchors(contents(destination)).count(target.substr(hash + 1)) == 1;
}

std::vector<std::string> targets(const std::vector<Pointer>& pointers) {
    std::vector<std::string> result;
    for (const auto& pointer : pointers)
        result.push_back(pointer.target);
    return result;
}

} // namespace

TEST_CASE("a_link_without_a_scheme_is_relative") {
    CHECK(targets(relative_links("[a](docs/map.md) [b](https://example.org/x) [c](mailto:a@b)\n"
                                 "![d](picture.png) [e](#json)\n")) ==
          std::vector<std::string>{"docs/map.md", "picture.png", "#json"});
}

TEST_CASE("a_link_in_a_table_is_seen_with_its_line") {
    const auto links = relative_links("# Title\n\n| a | b |\n|---|---|\n| x | [y](z.md) |\n");
    REQUIRE(links.size() == 1);
    CHECK(links[0].target == "z.md");
    CHECK(links[0].line == 5);
}

TEST_CASE("what_stands_in_a_code_block_is_no_link_and_no_path") {
    CHECK(relative_links("    [a](missing.md)\n\n`[b](missing.md)`\n").empty());
    CHECK(path_names("    `jobs/missing.cpp`\n").empty());
}

TEST_CASE("a_path_is_named_by_its_folder_in_backquotes") {
    CHECK(targets(
              path_names("`jobs/job.hpp`, `job.cpp`, jobs/x.cpp, `g++ a/b.cpp`, `a/b.tsv`, "
                         "`lesson/`, `/proc/1`, `./start`, `~/.local`, `lessons/<language>/x`")) ==
          std::vector<std::string>{"jobs/job.hpp", "a/b.tsv", "lesson/"});
}

TEST_CASE("an_anchor_is_the_heading_in_small_letters_without_its_marks") {
    CHECK(anchors("# map: who is tied\n\n## `( )`, and more\n\n## As JSON\n\n## As JSON\n") ==
          std::set<std::string>{"map-who-is-tied", "--and-more", "as-json", "as-json-1"});
}

TEST_CASE("every_relative_link_of_every_page_leads_to_a_file_or_a_heading") {
    const auto found = pages();
    CHECK(found.size() > 10); // a search that finds no page would prove nothing
    for (const auto& page : found)
        for (const auto& [line, target] : relative_links(contents(page)))
            if (!leads_somewhere(page, target))
                FAIL_CHECK(fs::relative(page, root).string() << ":" << line << ": " << target);
}

TEST_CASE("a_page_is_cited_by_its_folder_and_its_ending") {
    const auto cited =
        cited_pages("// docs/map.md has the schema.\n// See docs/ and (docs/job-control.md).\n");
    CHECK(targets(cited) == std::vector<std::string>{"docs/map.md", "docs/job-control.md"});
    CHECK(cited[1].line == 2);
}

TEST_CASE("every_page_that_a_source_or_a_manual_page_cites_is_there") {
    std::vector<fs::path> citing;
    for (const char* folder : {"shell", "lessons", "docs"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.is_regular_file())
                citing.push_back(entry.path());
    citing.push_back(root / "CMakeLists.txt");
    for (const auto& file : citing)
        for (const auto& [line, page] : cited_pages(contents(file)))
            if (!fs::exists(root / page))
                FAIL_CHECK(fs::relative(file, root).string() << ":" << line << ": " << page);
}

// A path begins at the root or in shell/. A name that begins with another word, as pts/5 does, is
// no path of the repository, but a C++ file always is. What is in build/ may not be built yet.
TEST_CASE("every_path_that_a_page_names_is_there") {
    std::size_t paths = 0;
    for (const auto& page : pages())
        for (const auto& [line, name] : path_names(contents(page))) {
            const std::string first = name.substr(0, name.find('/'));
            const bool is_of_the_tree =
                is_source(name) || (first != "build" && (fs::exists(root / first) ||
                                                         fs::exists(root / "shell" / first)));
            if (!is_of_the_tree)
                continue;
            ++paths;
            if (!fs::exists(root / name) && !fs::exists(root / "shell" / name))
                FAIL_CHECK(fs::relative(page, root).string() << ":" << line << ": " << name);
        }
    CHECK(paths > 50);
}
