// XCU 2.6.4: arithmetic expansion.
#include "expand/arithmetic.hpp"
#include "support.hpp"

using namespace leash;

namespace {

// Returns the value as text, or the error message.
std::string value(FakeShell& sh, const std::string& expression) {
    const auto number = evaluate(sh, expression, {});
    return number ? std::to_string(number.value()) : in_english(number.error().message);
}
std::string value(const std::string& expression) {
    FakeShell sh;
    return value(sh, expression);
}

} // namespace

TEST_CASE("2.6.4_constants_are_decimal_octal_or_hexadecimal") {
    CHECK(value("42") == "42");
    CHECK(value("010") == "8");
    CHECK(value("0") == "0");
    CHECK(value("0x1F") == "31");
    CHECK(value("0XfF") == "255");
    CHECK(value("") == "0");
    CHECK(value(" \t\n") == "0");
    CHECK(value("08") == "arithmetic: '08' is not a number in '08'");
    CHECK(value("1a") == "arithmetic: '1a' is not a number in '1a'");
    CHECK(value("0x") == "arithmetic: '0x' is not a number in '0x'");
    CHECK(value("99999999999999999999") == "9223372036854775807");
}

TEST_CASE("2.6.4_operators_bind_as_in_C") {
    CHECK(value("1+2*3") == "7");
    CHECK(value("(1+2)*3") == "9");
    CHECK(value("10-4-3") == "3");
    CHECK(value("7/2*2") == "6");
    CHECK(value("-7/2") == "-3");
    CHECK(value("-7%3") == "-1");
    CHECK(value("1<<2+1") == "8");
    CHECK(value("-8>>1") == "-4");
    CHECK(value("1|6&3^8") == "11");
    CHECK(value("3<4==1") == "1");
    CHECK(value("4>=4") == "1");
    CHECK(value("4<=3") == "0");
    CHECK(value("4>3") == "1");
    CHECK(value("2!=2") == "0");
    CHECK(value("1||0&&0") == "1");
    CHECK(value("!0+1") == "2");
    CHECK(value("~0") == "-1");
    CHECK(value("- - 3") == "3");
    CHECK(value("--3") == "3");
    CHECK(value("+-+3") == "-3");
    CHECK(value("1?2:3") == "2");
    CHECK(value("0?1:0?2:3") == "3");
    CHECK(value("1,2,3") == "3");
    CHECK(value(" ( ( 1 + 1 ) ) ") == "2");
}

TEST_CASE("2.6.4_names_are_variables_and_unset_or_null_is_zero") {
    FakeShell sh;
    sh.variables = {{"x", "5"}, {"null", ""}, {"octal", "010"}, {"hex", " -0x10 "}, {"w", "1+2"}};
    CHECK(value(sh, "x+x") == "10");
    CHECK(value(sh, "none") == "0");
    CHECK(value(sh, "null+1") == "1");
    CHECK(value(sh, "octal") == "8");
    CHECK(value(sh, "hex") == "-16");
    CHECK(value(sh, "w") == "arithmetic: 'w' is not a number but '1+2' in 'w'");
    sh.unset_is_error = true;
    CHECK(value(sh, "none") == "none: parameter not set");
    CHECK(value(sh, "none=3") == "3");
}

TEST_CASE("2.6.4_every_assignment_operator_sets_its_variable") {
    FakeShell sh;
    const auto after = [&](const char* expression) {
        sh.variables["x"] = "12";
        const std::string result = value(sh, expression);
        CHECK(result == sh.variables["x"]);
        return result;
    };
    CHECK(after("x=3") == "3");
    CHECK(after("x+=3") == "15");
    CHECK(after("x-=3") == "9");
    CHECK(after("x*=3") == "36");
    CHECK(after("x/=3") == "4");
    CHECK(after("x%=5") == "2");
    CHECK(after("x<<=2") == "48");
    CHECK(after("x>>=2") == "3");
    CHECK(after("x&=6") == "4");
    CHECK(after("x|=3") == "15");
    CHECK(after("x^=5") == "9");
    CHECK(after("x = y = 7") == "7");
    CHECK(sh.variables["y"] == "7");
    CHECK(value(sh, "1 ? x = 4 : 0") == "4");
    sh.readonly_name = "r";
    CHECK(value(sh, "r=1") == "r: is read only");
    CHECK(value(sh, "1=2") == "arithmetic: unexpected '=2' in '1=2'");
    CHECK(value(sh, "1+=2") == "arithmetic: unexpected '+=2' in '1+=2'");
}

TEST_CASE("2.6.4_increment_and_decrement_before_and_after_a_name") {
    FakeShell sh;
    sh.variables["i"] = "5";
    CHECK(value(sh, "i++") == "5");
    CHECK(value(sh, "i") == "6");
    CHECK(value(sh, "++i") == "7");
    CHECK(value(sh, "i--") == "7");
    CHECK(value(sh, "--i") == "5");
    CHECK(value(sh, "i++ + ++i") == "12");
    sh.variables["j"] = "2";
    sh.variables["i"] = "5";
    CHECK(value(sh, "i - -j") == "7");
    CHECK(value(sh, "i+ +j") == "7");
}

TEST_CASE("2.6.4_what_is_not_chosen_changes_nothing_and_fails_at_nothing") {
    FakeShell sh;
    CHECK(value(sh, "0 && (x=1)") == "0");
    CHECK(value(sh, "1 || (x=1)") == "1");
    CHECK(value(sh, "1 ? 2 : (x=1)") == "2");
    CHECK(value(sh, "0 ? (x=1) : 3") == "3");
    CHECK(value(sh, "0 && x++") == "0");
    CHECK(sh.variables.count("x") == 0);
    CHECK(value(sh, "0 && 1/0") == "0");
    CHECK(value(sh, "1 || 1%0") == "1");
    CHECK(value(sh, "0 ? 1/0 : 4") == "4");
}

TEST_CASE("2.6.4_overflow_wraps_around") {
    CHECK(value("9223372036854775807+1") == "-9223372036854775808");
    CHECK(value("-9223372036854775807-2") == "9223372036854775807");
    CHECK(value("9223372036854775807*2") == "-2");
    CHECK(value("(-9223372036854775807-1)/-1") == "-9223372036854775808");
    CHECK(value("(-9223372036854775807-1)%-1") == "0");
    CHECK(value("-(-9223372036854775807-1)") == "-9223372036854775808");
    CHECK(value("1<<63") == "-9223372036854775808");
    CHECK(value("1<<64") == "1");
    FakeShell sh;
    sh.variables["least"] = "-9223372036854775808";
    CHECK(value(sh, "least") == "-9223372036854775808");
}

TEST_CASE("2.6.4_errors_say_what_is_wrong") {
    CHECK(value("1/0") == "arithmetic: division by zero in '1/0'");
    CHECK(value("1%0") == "arithmetic: division by zero in '1%0'");
    CHECK(value("1+") == "arithmetic: a number or a name is missing at the end in '1+'");
    CHECK(value("*2") == "arithmetic: a number or a name is missing before '*2' in '*2'");
    CHECK(value("(1") == "arithmetic: '(' without a ')' after it in '(1'");
    CHECK(value("1)") == "arithmetic: unexpected ')' in '1)'");
    CHECK(value("1?2") == "arithmetic: '?' without a ':' after it in '1?2'");
    CHECK(value("1 2") == "arithmetic: unexpected '2' in '1 2'");
    // As in C, an assignment behind the ':' needs parentheses.
    CHECK(value("1?2:a=7") == "arithmetic: unexpected '=7' in '1?2:a=7'");
    CHECK(value("0?2:(a=7)") == "7");
    CHECK(value(std::string("1\0+1", 4)).find("unexpected") != std::string::npos);
}

TEST_CASE("2.6.4_nesting_without_end_is_an_error_and_no_crash") {
    const auto fails = [](const std::string& expression) {
        return value(expression).starts_with("arithmetic: nested too deeply");
    };
    CHECK(fails(std::string(100000, '(') + "1"));
    CHECK(fails(std::string(100000, '!') + "1"));
    std::string chain;
    for (int i = 0; i < 100000; ++i)
        chain += "x=";
    CHECK(fails(chain + "1"));
    std::string conditions;
    for (int i = 0; i < 100000; ++i)
        conditions += "0?0:";
    CHECK(fails(conditions + "1"));
    CHECK(value(std::string(300, '(') + "1" + std::string(300, ')')) == "1");
    std::string sum = "0";
    for (int i = 0; i < 10000; ++i)
        sum += "+1";
    CHECK(value(sum) == "10000");
}

TEST_CASE("2.6.4_the_expression_is_expanded_before_it_is_evaluated") {
    FakeShell sh;
    sh.variables = {{"op", "*"}, {"x", "3"}};
    ArithmeticExpansion expansion;
    expansion.expression = {text("2"), var("op"), var("x")};
    CHECK(string_of(sh, {expansion}) == "6");
    CHECK(fields_of(sh, {text("a"), arithmetic("x=x+1"), text("b")}) == Fields{"a4b"});
    CHECK(sh.variables["x"] == "4");
}

TEST_CASE("arithmetic_that_belongs_to_bash_is_named_with_a_caret") {
    CHECK(value("2**3") == "$((2**3)) belongs to bash, not to leash: instead of $((a ** 2)) "
                           "write $((a * a))\n"
                           "  $((2**3))\n"
                           "      ^");
    CHECK(value("16#ff") == "$((16#ff)) belongs to bash, not to leash: write $((0xff))\n"
                            "  $((16#ff))\n"
                            "       ^");
    CHECK(value("b[2]") == "$((b[2])) belongs to bash, not to leash: instead of $((a[1])) write "
                           "set -- 3 4; echo $(($2 + 1))\n"
                           "  $((b[2]))\n"
                           "      ^");
    CHECK(value("a[1]") == "$((a[1])) belongs to bash, not to leash: write set -- 3 4; "
                           "echo $(($2 + 1))\n"
                           "  $((a[1]))\n"
                           "      ^");
    CHECK(value("2* *3") == "arithmetic: a number or a name is missing before '*3' in '2* *3'");
}
