#include "base/result.hpp"

#include <cerrno>
#include <cstring>
#include <doctest/doctest.h>

using namespace leash;

TEST_CASE("the_text_of_each_errno_is_that_of_the_c_library") {
    for (int number = 0; number < 140; ++number) {
        CAPTURE(number);
        const char* const text = strerrordesc_np(number);
        CHECK(error_text(number) == (text ? text : "unknown error"));
    }
}

TEST_CASE("an_error_says_what_leash_was_doing_and_why_it_failed") {
    CHECK(SystemError{"open", EACCES, _("lock {0}", "a.pid")}.message() ==
          "lock a.pid: Permission denied");
    CHECK(SystemError{"setpgid", ESRCH, {}}.message() == "setpgid: No such process");
    const Message message = SystemError{"open", EACCES, Message::verbatim("out.txt")}.message();
    CHECK(message == "out.txt: Permission denied");
    CHECK_FALSE(message.values()[1].message.front().is_verbatim()); // a translator finds the reason
}
