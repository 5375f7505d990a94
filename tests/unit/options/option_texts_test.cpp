// The texts that are made from a table of options: the help and the manual page.
#include "mo_file.hpp"
#include "options/option_help.hpp"
#include "options/option_manual.hpp"
#include "options_scene.hpp"

using namespace leash;
using namespace leash::test;

TEST_CASE("help_has_a_row_for_each_option") {
    CHECK(options_help(paint, {}) == "  -o, --output FILE    Paint into FILE.\n"
                                     "      --colour COLOUR  One colour only.\n"
                                     "  -v, --verbose        Say what is painted.\n"
                                     "  -x                   Mix.\n");
    CHECK(options_help({"none", OptionsStand::Anywhere, {}}, {}) == "");
}

TEST_CASE("help_wraps_what_is_long_and_has_no_letters_where_there_are_none") {
    static constexpr NamedOption rows[] = {
        {"a",
         '\0',
         "",
         {},
         N_("Words that are many, so that they do not fit into one line of the "
            "terminal.")},
        {"a-very-long-name-of-one", '\0', "VALUE", {}, N_("Below.")},
    };
    CHECK(options_help({"x", OptionsStand::Anywhere, rows}, {}) ==
          "  --a  Words that are many, so that they do not fit into one line of the\n"
          "       terminal.\n"
          "  --a-very-long-name-of-one VALUE\n"
          "       Below.\n");
}

TEST_CASE("help_is_in_the_language_of_the_reader") {
    const auto text = options_help(paint, translator_with({{"Mix.", "混合。"}}));
    CHECK(text.find("  -x                   混合。\n") != std::string::npos);
}

TEST_CASE("manual_is_a_list_in_mdoc") {
    static constexpr NamedOption rows[] = {
        {"omit", 'm', "STEP", {}, N_("Leave out one of `fork`, `setsid`. Ctrl-\\ too.")},
        {"", 'x', "", {}, N_("Mix (see `mix 1`).")},
        {"all", '\0', "", {}, N_("`every` one. `x` is `y`")},
    };
    CHECK(options_manual({"x", OptionsStand::Anywhere, rows}, {}) == R"(.Bl -tag -width Ds -compact
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

TEST_CASE("a_chinese_text_is_one_line_of_the_manual_with_break_points_before_letters") {
    static constexpr NamedOption rows[] = {{"mix", '\0', "", {}, N_("Mix.")}};
    const auto text = options_manual(
        {"x", OptionsStand::Anywhere, rows},
        translator_with({{"Mix.", "例如 `-a` 和 `'b c'`。见 Ctrl-\\ 的表，`d`、`e`。"}}));
    CHECK(text == R"(.Bl -tag -width Ds -compact
.It Fl -mix
例如 \(oq\-a\(cq 和 \(oq\(aqb c\(aq\(cq。见 Ctrl-\e 的表，\:\(oqd\(cq、\:\(oqe\(cq。
.El
)");
}

TEST_CASE("only_the_parts_of_a_page_whose_table_is_known_are_replaced") {
    const std::string begin = ".\\\" The options of paint, from its table:\n";
    const std::string other = ".\\\" The options of carve, from its table:\nkept\n.\\\" (end)\n";
    const OptionTable* tables[] = {&paint};
    CHECK(with_options_of("before\n" + begin + "old\n.\\\" (end)\nafter\n" + other, tables, {}) ==
          "before\n" + begin + options_manual(paint, {}) + ".\\\" (end)\nafter\n" + other);
    CHECK(with_options_of("nothing\n", tables, {}) == "nothing\n");
}
