#include "mo_file.hpp"
#include "options_scene.hpp"

using namespace leash;
using namespace leash::test;

TEST_CASE("a_value_follows_its_option_or_is_joined_to_it") {
    CHECK(read(paint, {"--output", "f"}) == "output=f |");
    CHECK(read(paint, {"--output=f"}) == "output=f |");
    CHECK(read(paint, {"--output=a=b"}) == "output=a=b |");
    CHECK(read(paint, {"-o", "f"}) == "output=f |");
    CHECK(read(paint, {"-of"}) == "output=f |");
    CHECK(read(paint, {"--output", "-dashed"}) == "output=-dashed |");
}

TEST_CASE("letters_may_be_in_one_word") {
    CHECK(read(paint, {"-vx"}) == "verbose x |");
    CHECK(read(paint, {"-vxof"}) == "verbose x output=f |");
    CHECK(read(paint, {"-vo", "f"}) == "verbose output=f |");
}

TEST_CASE("options_may_stand_behind_operands") {
    CHECK(read(paint, {"a", "-v", "b", "--output", "f", "c"}) == "verbose output=f | a b c");
    CHECK(read(paint, {"-"}) == "| -");
    CHECK(read(paint, {}) == "|");
}

TEST_CASE("two_hyphens_end_the_options") {
    CHECK(read(paint, {"-v", "--", "-x", "--output"}) == "verbose | -x --output");
    CHECK(read(paint, {"--", "1"}) == "| 1");
    CHECK(read(paint, {"a", "--", "--", "b"}) == "| a -- b");
    CHECK(read(paint, {"--"}) == "|");
    CHECK(read(paint_command, {"-v", "--", "-x", "--", "a"}) == "verbose | -x -- a");
    CHECK(read(paint_command, {"-v", "--"}) == "verbose |");
}

TEST_CASE("a_command_among_the_operands_keeps_its_options") {
    CHECK(read(paint_command, {"sh", "-ec", "x"}) == "| sh -ec x");
    CHECK(read(paint_command, {"-v", "sh", "--output=f", "-v"}) == "verbose | sh --output=f -v");
    CHECK(read(paint_command, {"--output", "f", "sh", "--nosuch", "--help"}) ==
          "output=f | sh --nosuch --help");
    CHECK(read(paint_command, {"-vof", "-x", "a"}) == "verbose output=f x | a");
    CHECK(read(paint_command, {"-", "-v"}) == "| - -v");
    CHECK(read(paint_command, {}) == "|");
    CHECK(read(paint_command, {"-v"}) == "verbose |");
}

TEST_CASE("a_value_that_is_the_name_of_an_option_is_a_value") {
    CHECK(read(paint_command, {"--output", "verbose", "sh"}) == "output=verbose | sh");
    CHECK(read(paint_command, {"-o", "output", "sh"}) == "output=output | sh");
    CHECK(read(paint_command, {"-o", "output"}) == "output=output |");
    CHECK(read(paint, {"--output", "output", "verbose"}) == "output=output | verbose");
}

TEST_CASE("the_beginning_of_a_name_is_not_enough") {
    CHECK(read(paint, {"--verb"}) == "--verb: no such option; did you mean --verbose?");
    CHECK(read(paint, {"--out=f"}) == "--out: no such option; did you mean --output?");
    CHECK(read(paint_command, {"--verb", "sh"}) ==
          "--verb: no such option; did you mean --verbose?");
}

TEST_CASE("a_misspelt_name_gets_the_closest_name_as_a_guess") {
    CHECK(read(paint, {"--vebrose"}) == "--vebrose: no such option; did you mean --verbose?");
    CHECK(read(paint, {"--color", "red"}) == "--color: no such option; did you mean --colour?");
    CHECK(read(paint, {"--ouptut=f"}) == "--ouptut: no such option; did you mean --output?");
    CHECK(read(paint, {"--hlep"}) == "--hlep: no such option; did you mean --help?");
    CHECK(read(paint_command, {"--Verbose", "sh"}) ==
          "--Verbose: no such option; did you mean --verbose?");
}

TEST_CASE("a_fault_names_the_option_and_says_what_is_so") {
    const std::string no_such = ": no such option; `paint --help` lists them";
    CHECK(read(paint, {"-q"}) == "-q" + no_such);
    CHECK(read(paint, {"-vq"}) == "-q" + no_such);
    CHECK(read(paint, {"--x"}) == "--x" + no_such);
    CHECK(read(paint, {"--o", "f"}) == "--o" + no_such);
    CHECK(read(paint, {"--=x"}) == "--" + no_such);
    CHECK(read(paint, {"--output"}) == "--output: the name of a file was expected after it");
    CHECK(read(paint, {"-vo"}) == "--output: the name of a file was expected after it");
    CHECK(read(paint, {"--output="}) == "--output: the name of a file was expected after it");
    CHECK(read(paint, {"--output", ""}) == "--output: the name of a file was expected after it");
    CHECK(read(paint, {"--verbose=yes"}) == "--verbose: takes no value");
    CHECK(read(paint, {"--colour", "pink"}) ==
          "--colour: 'pink' is none of these: red, green and blue");
    CHECK(read(paint, {"--colour"}) == "--colour takes one of these: red, green and blue");
}

TEST_CASE("help_is_wanted_wherever_an_option_may_stand") {
    CHECK(read(paint, {"a", "--help"}) == "help");
    CHECK(read(paint_command, {"-v", "--help", "sh"}) == "help");
    CHECK(read(paint, {"--", "--help"}) == "| --help");
    CHECK(read(paint, {"--help=all"}) == "--help: takes no value");
}

TEST_CASE("given_options_are_found_by_name_and_by_letter") {
    const std::vector<std::string> words{"-o", "a", "-x", "--output=b"};
    const OptionReading read = read_options(paint, words);
    REQUIRE(std::holds_alternative<GivenOptions>(read));
    const auto& given = std::get<GivenOptions>(read);
    CHECK(given.has("output"));
    CHECK(given.has("o"));
    CHECK(given.has("x"));
    CHECK_FALSE(given.has("verbose"));
    CHECK(given.value("output") == "b");
    CHECK(given.values("output") == std::vector<std::string>{"a", "b"});
    CHECK(given.value("colour") == std::nullopt);
}

TEST_CASE("a_fault_is_said_in_the_language_of_the_reader") {
    const Translator translate =
        translator_with({{"the name of a file", "文件名"},
                         {"{0}: {1} was expected after it", "{0}：后面应有 {1}"}});
    const std::vector<std::string> words{"-o"};
    CHECK(translate(message(std::get<OptionFault>(read_options(paint, words)))) ==
          "--output：后面应有文件名");
}
