// The texts that are made from a table of options: the help and the manual page.
#include "options/option_help.hpp"
#include "options/option_manual.hpp"
#include "options_scene.hpp"

using namespace leash;
using namespace leash::test;

TEST_CASE("help_has_a_row_for_each_option") {
    CHECK(options_help(paint) == "  -o, --output FILE    Paint into FILE.\n"
                                 "      --colour COLOUR  One colour only.\n"
                                 "  -v, --verbose        Say what is painted.\n"
                                 "  -x                   Mix.\n");
    CHECK(options_help({"none", OptionsStand::Anywhere, {}}) == "");
}

TEST_CASE("help_wraps_what_is_long_and_has_no_letters_where_there_are_none") {
    static constexpr NamedOption rows[] = {
        {"a", '\0', "", "",
         "Words that are many, so that they do not fit into one line of the "
         "terminal."},
        {"a-very-long-name-of-one", '\0', "VALUE", "", "Below."},
    };
    CHECK(options_help({"x", OptionsStand::Anywhere, rows}) ==
          "  --a  Words that are many, so that they do not fit into one line of the\n"
          "       terminal.\n"
          "  --a-very-long-name-of-one VALUE\n"
          "       Below.\n");
}

TEST_CASE("help_is_in_the_language_of_the_reader") {
    const auto text = options_help(paint, [](std::string_view english) -> std::string_view {
        return english == "Mix." ? "混合。" : english;
    });
    CHECK(text.find("  -x                   混合。\n") != std::string::npos);
}

TEST_CASE("manual_is_a_list_in_mdoc") {
    static constexpr NamedOption rows[] = {
        {"omit", 'm', "STEP", "", "Leave out one of `fork`, `setsid`. Ctrl-\\ too."},
        {"", 'x', "", "", "Mix (see `mix 1`)."},
        {"all", '\0', "", "", "`every` one. `x` is `y`"},
    };
    CHECK(options_manual({"x", OptionsStand::Anywhere, rows}) == R"(.Bl -tag -width Ds -compact
.It Fl m , Fl -omit Ar step
Leave out one of
.Ql fork ,
.Ql setsid .
Ctrl-\e too.
.It Fl x
Mix (see
.Ql mix 1 ) .
.It Fl -all
.Ql every
one.
.Ql x
is
.Ql y
.El
)");
}

TEST_CASE("only_the_parts_of_a_page_whose_table_is_known_are_replaced") {
    const std::string begin = ".\\\" The options of paint, from its table:\n";
    const std::string other = ".\\\" The options of carve, from its table:\nkept\n.\\\" (end)\n";
    const OptionTable* tables[] = {&paint};
    CHECK(with_options_of("before\n" + begin + "old\n.\\\" (end)\nafter\n" + other, tables) ==
          "before\n" + begin + options_manual(paint) + ".\\\" (end)\nafter\n" + other);
    CHECK(with_options_of("nothing\n", tables) == "nothing\n");
}
