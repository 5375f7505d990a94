// XCU 2.6.6, 2.14.3: pathname expansion.
#include "support.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace leash;
namespace fs = std::filesystem;

namespace {

// Each test has its own directory. The patterns begin with the path of this directory.
class Directory {
  public:
    Directory() {
        std::string name = (fs::temp_directory_path() / "leash-glob-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name + "/";
    }
    ~Directory() {
        std::error_code ignored;
        fs::permissions(path_ + "closed", fs::perms::owner_all, ignored);
        fs::remove_all(path_, ignored);
    }
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;

    void file(const std::string& name) const { std::ofstream(path_ + name) << ""; }
    void directory(const std::string& name) const { fs::create_directory(path_ + name); }
    const std::string& path() const { return path_; }

    // Expands a pattern of this directory's path and `parts`. Returns the fields without the path.
    Fields glob(WordParts parts, bool noglob = false) const {
        FakeShell sh;
        sh.no_pathnames = noglob;
        parts.insert(parts.begin(), Quoted{path_});
        Fields fields = fields_of(sh, std::move(parts));
        for (std::string& field : fields)
            field.erase(0, path_.size());
        return fields;
    }

  private:
    std::string path_;
};

} // namespace

TEST_CASE("2.14.3_matches_are_sorted_and_no_match_leaves_the_word") {
    const Directory dir;
    for (const char* name : {"b.c", "a.c", "c.h", ".hidden.c"})
        dir.file(name);
    CHECK(dir.glob({text("*.c")}) == Fields{"a.c", "b.c"});
    CHECK(dir.glob({text("*")}) == Fields{"a.c", "b.c", "c.h"});
    CHECK(dir.glob({text("?.[ch]")}) == Fields{"a.c", "b.c", "c.h"});
    CHECK(dir.glob({text("[!a].*")}) == Fields{"b.c", "c.h"});
    CHECK(dir.glob({text("*.none")}) == Fields{"*.none"});
    CHECK(dir.glob({text("a.c")}) == Fields{"a.c"});
}

TEST_CASE("2.14.3_a_leading_dot_is_matched_only_by_a_dot") {
    const Directory dir;
    dir.file(".a");
    dir.file("b");
    CHECK(dir.glob({text("*")}) == Fields{"b"});
    CHECK(dir.glob({text("?a")}) == Fields{"?a"});
    CHECK(dir.glob({text("[.]a")}) == Fields{"[.]a"});
    CHECK(dir.glob({text(".*")}) == Fields{".a"});
    CHECK(dir.glob({quoted("."), text("*")}) == Fields{".a"});
}

TEST_CASE("2.14.3_a_slash_is_matched_only_by_a_slash") {
    const Directory dir;
    dir.directory("d1");
    dir.directory("d2");
    dir.file("d1/x.c");
    dir.file("d2/x.c");
    dir.file("d2/y.c");
    dir.file("plain");
    CHECK(dir.glob({text("*/x.c")}) == Fields{"d1/x.c", "d2/x.c"});
    CHECK(dir.glob({text("d?/*.c")}) == Fields{"d1/x.c", "d2/x.c", "d2/y.c"});
    CHECK(dir.glob({text("*x.c")}) == Fields{"*x.c"});
    CHECK(dir.glob({text("d1[/]x.c")}) == Fields{"d1[/]x.c"});
    CHECK(dir.glob({text("*/")}) == Fields{"d1/", "d2/"});
    CHECK(dir.glob({text("d*//y.c")}) == Fields{"d2//y.c"});
    CHECK(dir.glob({text("*/.")}) == Fields{"d1/.", "d2/."});
}

TEST_CASE("2.14.3_quoted_wildcards_are_ordinary") {
    const Directory dir;
    dir.file("*");
    dir.file("a");
    dir.file("a*b");
    CHECK(dir.glob({quoted("*")}) == Fields{"*"});
    CHECK(dir.glob({text("a"), quoted("*"), text("?")}) == Fields{"a*b"});
    CHECK(dir.glob({quoted("["), text("a]")}) == Fields{"[a]"});
}

TEST_CASE("2.14.3_results_of_expansions_are_patterns_but_a_backslash_in_them_escapes") {
    const Directory dir;
    dir.file("a*b");
    dir.file("axb");
    FakeShell sh;
    sh.variables = {{"p", dir.path() + "a*"}, {"e", dir.path() + "a\\**"}, {"n", "a\\b"}};
    CHECK(fields_of(sh, {var("p")}) == Fields{dir.path() + "a*b", dir.path() + "axb"});
    CHECK(fields_of(sh, {var("e")}) == Fields{dir.path() + "a*b"});
    CHECK(fields_of(sh, {dq({var("p")})}) == Fields{dir.path() + "a*"});
    CHECK(fields_of(sh, {var("n")}) == Fields{"a\\b"});
}

TEST_CASE("2.14.3_noglob_leaves_every_pattern") {
    const Directory dir;
    dir.file("a");
    CHECK(dir.glob({text("*")}, true) == Fields{"*"});
}

TEST_CASE("an_interrupted_search_looks_at_no_more_names") {
    const Directory directory;
    directory.file("a");
    FakeShell sh;
    sh.interrupted = true;
    CHECK(fields_of(sh, {Quoted{directory.path()}, Literal{"*"}}) ==
          Fields{directory.path() + "*"});
}

TEST_CASE("2.14.3_dangling_links_exist_and_links_to_directories_are_followed") {
    const Directory dir;
    dir.directory("real");
    dir.file("real/x");
    fs::create_symlink("real", dir.path() + "link");
    fs::create_symlink("nowhere", dir.path() + "lost");
    CHECK(dir.glob({text("l*")}) == Fields{"link", "lost"});
    CHECK(dir.glob({text("*/x")}) == Fields{"link/x", "real/x"});
    CHECK(dir.glob({text("*/")}) == Fields{"link/", "real/"});
    CHECK(dir.glob({text("[l]ost")}) == Fields{"lost"});
}

TEST_CASE("2.14.3_a_directory_that_cannot_be_read_holds_no_match") {
    const Directory dir;
    dir.directory("closed");
    dir.file("closed/x");
    fs::permissions(dir.path() + "closed", fs::perms::none);
    const bool can_read_anything = geteuid() == 0;
    CHECK(dir.glob({text("closed/*")}) ==
          (can_read_anything ? Fields{"closed/x"} : Fields{"closed/*"}));
    CHECK(dir.glob({text("missing/*")}) == Fields{"missing/*"});
}

TEST_CASE("2.14.3_the_left_bracket_command_is_no_pattern") {
    FakeShell sh;
    CHECK(fields_of(sh, {text("[")}) == Fields{"["});
    CHECK(fields_of(sh, {text("]")}) == Fields{"]"});
}

TEST_CASE("2.7_an_interactive_redirection_target_is_globbed_if_one_file_matches") {
    const Directory dir;
    dir.file("one.txt");
    FakeShell sh;
    const auto target = [&](const char* pattern, bool interactive) {
        return expand_target(sh, word({quoted(dir.path()), text(pattern)}), interactive).value();
    };
    CHECK(target("*.txt", true) == dir.path() + "one.txt");
    CHECK(target("*.txt", false) == dir.path() + "*.txt");
    CHECK(target("none*", true) == dir.path() + "none*");
}

TEST_CASE("2.7_an_interactive_redirection_target_that_matches_several_files_is_an_error") {
    const Directory dir;
    dir.file("one.txt");
    dir.file("two.txt");
    FakeShell sh;
    const auto target = expand_target(sh, word({quoted(dir.path()), text("*.txt")}), true);
    REQUIRE(!target);
    CHECK(target.error().message == dir.path() + "*.txt: ambiguous redirection: it could be " +
                                        dir.path() + "one.txt or " + dir.path() + "two.txt");
}
