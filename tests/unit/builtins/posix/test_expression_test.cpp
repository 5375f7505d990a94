// POSIX XCU `test`: the meaning of an expression by the number of its arguments.
#include "builtins/posix/test_expression.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace leash;

namespace {

enum class Answer { Yes, No, Nonsense };

Answer ask(const std::vector<std::string>& arguments) {
    const auto truth = evaluate_test(arguments);
    if (!truth)
        return Answer::Nonsense;
    return truth.value() ? Answer::Yes : Answer::No;
}

// A new directory. The destructor removes the directory and its files.
class Directory {
  public:
    Directory() : path_("/tmp/leash-test-XXXXXX") { REQUIRE(mkdtemp(path_.data()) != nullptr); }
    ~Directory() {
        for (const std::string& file : files_)
            unlink(file.c_str());
        rmdir(path_.c_str());
    }
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;
    std::string file(const std::string& name, const std::string& content, time_t changed) {
        const std::string path = path_ + "/" + name;
        const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        REQUIRE(descriptor >= 0);
        REQUIRE(write(descriptor, content.data(), content.size()) ==
                static_cast<ssize_t>(content.size()));
        const timespec times[] = {{changed, 0}, {changed, 0}};
        REQUIRE(futimens(descriptor, times) == 0);
        close(descriptor);
        files_.push_back(path);
        return path;
    }
    std::string link(const std::string& name, const std::string& target) {
        const std::string path = path_ + "/" + name;
        REQUIRE(symlink(target.c_str(), path.c_str()) == 0);
        files_.push_back(path);
        return path;
    }
    const std::string& path() const { return path_; }

  private:
    std::string path_;
    std::vector<std::string> files_;
};

} // namespace

TEST_CASE("no_argument_is_false_and_one_is_true_unless_empty") {
    CHECK(ask({}) == Answer::No);
    CHECK(ask({""}) == Answer::No);
    CHECK(ask({"word"}) == Answer::Yes);
    CHECK(ask({"!"}) == Answer::Yes);
    CHECK(ask({"-z"}) == Answer::Yes);
    CHECK(ask({"("}) == Answer::Yes);
}

TEST_CASE("two_arguments_are_a_negation_or_a_unary_primary") {
    CHECK(ask({"!", ""}) == Answer::Yes);
    CHECK(ask({"!", "-z"}) == Answer::No);
    CHECK(ask({"-n", "-n"}) == Answer::Yes);
    CHECK(ask({"-z", ""}) == Answer::Yes);
    CHECK(ask({"-d", "/"}) == Answer::Yes);
    CHECK(ask({"word", "word"}) == Answer::Nonsense);
}

TEST_CASE("three_arguments_are_a_comparison_first_of_all") {
    CHECK(ask({"!", "=", "!"}) == Answer::Yes);
    CHECK(ask({"(", "=", ")"}) == Answer::No);
    CHECK(ask({"-n", "=", "-n"}) == Answer::Yes);
    CHECK(ask({"!", "-z", ""}) == Answer::No);
    CHECK(ask({"(", "word", ")"}) == Answer::Yes);
    CHECK(ask({"", "-a", "b"}) == Answer::No);
    CHECK(ask({"", "-o", "b"}) == Answer::Yes);
    CHECK(ask({"a", "b", "c"}) == Answer::Nonsense);
}

TEST_CASE("four_arguments_are_a_negated_three_or_two_in_parentheses") {
    CHECK(ask({"!", "a", "=", "a"}) == Answer::No);
    CHECK(ask({"!", "!", "=", "!"}) == Answer::No);
    CHECK(ask({"(", "-z", "", ")"}) == Answer::Yes);
    CHECK(ask({"(", "!", "x", ")"}) == Answer::No);
}

TEST_CASE("more_arguments_follow_the_grammar_where_and_binds_before_or") {
    CHECK(ask({"1", "-eq", "1", "-a", "2", "-eq", "2"}) == Answer::Yes);
    CHECK(ask({"a", "=", "a", "-o", "a", "=", "b", "-a", "a", "=", "b"}) == Answer::Yes);
    CHECK(ask({"(", "a", "=", "a", "-o", "a", "=", "b", ")", "-a", "a", "=", "b"}) == Answer::No);
    CHECK(ask({"!", "(", "a", "=", "b", ")"}) == Answer::Yes);
    CHECK(ask({"-n", "x", "-a", "!", "-z", "x"}) == Answer::Yes);
    CHECK(ask({"(", "a", "=", "a", "-a", "b"}) == Answer::Nonsense);
    CHECK(ask({"a", "=", "a", "b", "=", "b"}) == Answer::Nonsense);
    CHECK(ask({"a", "=", "a", "-a", "x", "-a"}) == Answer::Nonsense);
}

TEST_CASE("numbers_are_compared_as_numbers_and_text_as_text") {
    CHECK(ask({"10", "-gt", "9"}) == Answer::Yes);
    CHECK(ask({"10", "<", "9"}) == Answer::Yes);
    CHECK(ask({" 7 ", "-eq", "+7"}) == Answer::Yes);
    CHECK(ask({"-1", "-lt", "0"}) == Answer::Yes);
    CHECK(ask({"08", "-eq", "8"}) == Answer::Yes);
    CHECK(ask({"1", "-ne", "1"}) == Answer::No);
    CHECK(ask({"2", "-le", "1"}) == Answer::No);
    CHECK(ask({"2", "-ge", "2"}) == Answer::Yes);
}

TEST_CASE("what_is_no_number_is_an_error_and_not_false") {
    const std::vector<std::string> words{"3x", "-eq", "3"};
    const auto truth = evaluate_test(words);
    REQUIRE_FALSE(truth);
    CHECK(truth.error() == "'3x' is not a whole number");
    CHECK(ask({"", "-eq", "0"}) == Answer::Nonsense);
    CHECK(ask({"99999999999999999999", "-gt", "1"}) == Answer::Nonsense);
}

TEST_CASE("files_are_asked_for_their_kind_and_size") {
    Directory here;
    const std::string empty = here.file("empty", "", 1000);
    const std::string full = here.file("full", "text", 1000);
    const std::string link = here.link("link", full);
    const std::string dangling = here.link("dangling", here.path() + "/nothing");
    CHECK(ask({"-f", empty}) == Answer::Yes);
    CHECK(ask({"-s", empty}) == Answer::No);
    CHECK(ask({"-s", full}) == Answer::Yes);
    CHECK(ask({"-d", here.path()}) == Answer::Yes);
    CHECK(ask({"-f", here.path()}) == Answer::No);
    CHECK(ask({"-L", link}) == Answer::Yes);
    CHECK(ask({"-f", link}) == Answer::Yes);
    CHECK(ask({"-h", dangling}) == Answer::Yes);
    CHECK(ask({"-e", dangling}) == Answer::No);
    CHECK(ask({"-x", full}) == Answer::No);
    CHECK(ask({"-r", full}) == Answer::Yes);
    CHECK(ask({"-c", "/dev/null"}) == Answer::Yes);
    CHECK(ask({"-O", full}) == Answer::Yes);
}

TEST_CASE("newer_and_older_compare_times_and_a_missing_file_is_older_than_any") {
    Directory here;
    const std::string old_one = here.file("old", "", 1000);
    const std::string new_one = here.file("new", "", 2000);
    const std::string missing = here.path() + "/missing";
    CHECK(ask({new_one, "-nt", old_one}) == Answer::Yes);
    CHECK(ask({old_one, "-nt", new_one}) == Answer::No);
    CHECK(ask({old_one, "-ot", new_one}) == Answer::Yes);
    CHECK(ask({old_one, "-nt", missing}) == Answer::Yes);
    CHECK(ask({missing, "-nt", old_one}) == Answer::No);
    CHECK(ask({missing, "-ot", old_one}) == Answer::Yes);
    CHECK(ask({here.link("same", old_one), "-ef", old_one}) == Answer::Yes);
    CHECK(ask({new_one, "-ef", old_one}) == Answer::No);
}
