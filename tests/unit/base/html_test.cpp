#include "base/html.hpp"

#include <doctest/doctest.h>

using namespace leash;

TEST_CASE("text_of_others_can_neither_begin_an_element_nor_end_an_attribute") {
    CHECK(html_escaped("<script>alert('a' + \"b\")</script> & more") ==
          "&lt;script&gt;alert(&#39;a&#39; + &quot;b&quot;)&lt;/script&gt; &amp; more");
    CHECK(html_escaped("\x1b[2J\xff\n") == "^[[2J\\xff^J");
    CHECK(html_escaped("证人") == "证人");
}

TEST_CASE("a_page_says_its_language_and_forbids_to_load_anything") {
    const std::string page =
        html_page({"zh-Hans", "a < b", "p { margin: 0; }\n", "<p>c</p>\n", ""});
    CHECK(page.rfind("<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n", 0) == 0);
    CHECK(page.find("<title>a &lt; b</title>") != std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("<p>c</p>") != std::string::npos);
    CHECK(page.find("<script>") == std::string::npos);
}

TEST_CASE("a_page_of_a_site_loads_files_of_the_site_and_nothing_else") {
    const std::string page =
        site_page({"en", "a < b", {"../book.css"}, {"../book.js"}, "<p>c</p>\n"});
    CHECK(page.find("<title>a &lt; b</title>") != std::string::npos);
    CHECK(page.find("<link rel=\"stylesheet\" href=\"../book.css\">") != std::string::npos);
    CHECK(page.find("<script src=\"../book.js\" defer></script>") != std::string::npos);
    CHECK(page.find("default-src 'none'; style-src 'self' file: ") != std::string::npos);
    CHECK(page.find("http") == page.find("http-equiv")); // no address
    CHECK(page.find("http", page.find("http-equiv") + 1) == std::string::npos);
}
