#include "base/catalogue.hpp"
#include "base/plural_forms.hpp"
#include "base/translator.hpp"
#include "mo_file.hpp"

#include <doctest/doctest.h>

using namespace leash;
using test::mo_file;

namespace {

const std::string head = "Content-Type: text/plain; charset=UTF-8\n"
                         "Plural-Forms: nplurals=3; plural=n==1 ? 0 : n>=2 && n<=4 ? 1 : 2;\n";

std::string polish() {
    using namespace std::string_literals;
    return mo_file({{"", head},
                    {"{0} has ended", "{0} jest skonczony"},
                    {"{0} job\0{0} jobs"s, "{0} zadanie\0{0} zadania\0{0} zadan"s},
                    {"{0} of {1}", "{1}: {0}"}});
}

} // namespace

TEST_CASE("a_message_is_put_into_words_with_its_values_in_the_order_of_the_translation") {
    const Translator translate([] { return polish(); });
    CHECK(translate(_("{0} has ended", "%1")) == "%1 jest skonczony");
    CHECK(translate(_("{0} of {1}", 3, 8)) == "8: 3");
    CHECK(translate(_("{0} of {1}", 3, _("{0} has ended", "%1"))) == "%1 jest skonczony: 3");
    CHECK(translate(_("nobody translated this")) == "nobody translated this");
    CHECK(translate(Message::verbatim("{0} of {1}")) == "{0} of {1}");
    CHECK(translate(Message()).empty());
    CHECK(translate(N_("{0} has ended")) == "{0} jest skonczony");
}

TEST_CASE("the_number_of_things_chooses_the_form") {
    const Translator translate([] { return polish(); });
    const auto jobs = [&](std::size_t count) {
        return translate(n_("{0} job", "{0} jobs", count, count));
    };
    CHECK(jobs(1) == "1 zadanie");
    CHECK(jobs(3) == "3 zadania");
    CHECK(jobs(5) == "5 zadan");
    CHECK(in_english(n_("{0} job", "{0} jobs", 1, 1)) == "1 job");
    CHECK(in_english(n_("{0} job", "{0} jobs", 0, 0)) == "0 jobs");
}

TEST_CASE("braces_are_written_twice_and_a_value_is_never_a_place") {
    CHECK(in_english(_("`{{ {0} }}`", "{0}")) == "`{ {0} }`");
    CHECK(filled("{0} {7} {x} {", {"a"}) == "a {7} {x} {");
}

TEST_CASE("between_chinese_and_a_chinese_value_there_is_no_blank") {
    CHECK(filled("向 {0} 发送", {"内核"}, {true}) == "向内核发送");
    CHECK(filled("向 {0} 发送", {"ada"}, {true}) == "向 ada 发送");
    CHECK(filled("向 {0} 发送", {"内核"}, {false}) == "向 内核 发送"); // the name of a file
    CHECK(filled("{0} {1}", {"死了", "HUP"}, {true, false}) == "死了 HUP");
    CHECK(filled("sent to {0} now", {"内核"}, {true}) == "sent to 内核 now");
}

TEST_CASE("english_reads_no_catalogue_and_others_read_it_at_the_first_message") {
    int reads = 0;
    const Translator translate([&] {
        ++reads;
        return polish();
    });
    CHECK(translate(Message::verbatim("ada")) == "ada");
    CHECK(reads == 0);
    CHECK(translate(_("{0} of {1}", 3, 8)) == "8: 3");
    CHECK(translate(_("{0} of {1}", 4, 8)) == "8: 4");
    CHECK(reads == 1);
}

TEST_CASE("a_damaged_catalogue_is_english") {
    const std::string whole = polish();
    const auto ask = [](const std::string& content) {
        const Translator translate([&] { return content; });
        (void)translate(n_("{0} job", "{0} jobs", 5, 5));
        return translate(_("{0} has ended", "%1"));
    };
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        const std::string said = ask(whole.substr(0, size));
        CHECK((said == "%1 has ended" || said == "%1 jest skonczony"));
    }
    // Whatever byte of the head and of the tables is wrong: no crash, and never another's memory.
    for (std::size_t byte = 0; byte < 28 + 4 * 16; ++byte)
        for (const char wrong : {'\0', '\x7f', '\xff'}) {
            std::string damaged = whole;
            damaged[byte] = wrong;
            (void)ask(damaged);
        }
    CHECK(ask("no catalogue at all") == "%1 has ended");
}

TEST_CASE("the_forms_of_languages_that_the_manual_of_gettext_lists") {
    const auto forms = [](const std::string& expression) {
        std::vector<unsigned long> found;
        for (const unsigned long n : {0, 1, 2, 3, 5, 11, 21, 22, 101, 112})
            found.push_back(
                plural_form("Plural-Forms: nplurals=4; plural=" + expression + ";\n", n));
        return found;
    };
    using Forms = std::vector<unsigned long>;
    CHECK(forms("0") == Forms{0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK(forms("n != 1") == Forms{1, 0, 1, 1, 1, 1, 1, 1, 1, 1});
    CHECK(forms("n>1") == Forms{0, 0, 1, 1, 1, 1, 1, 1, 1, 1});
    CHECK(forms("n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2") ==
          Forms{2, 0, 1, 1, 1, 1, 0, 1, 0, 1});
    CHECK(forms("(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : "
                "2)") == Forms{2, 0, 1, 1, 2, 2, 0, 1, 0, 2});
    CHECK(forms("!(n-1)") == Forms{0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
}

TEST_CASE("a_wrong_expression_means_the_first_form") {
    for (const char* wrong : {"", "n", "n +;", "n ? 1;", "(n;", "n / 0;", "x;", "7"}) {
        CAPTURE(wrong);
        CHECK(plural_form("Plural-Forms: nplurals=2; plural=" + std::string(wrong), 5) == 0);
    }
    CHECK(plural_form("Plural-Forms: nplurals=2; plural=" + std::string(100000, '('), 5) == 0);
    CHECK(plural_form("Content-Type: text/plain\n", 5) == 0);
}
