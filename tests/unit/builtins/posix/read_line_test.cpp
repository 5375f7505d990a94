// `read` takes one line, and no byte after this line (POSIX XCU `read`, 1.4 INPUT FILES).
#include "builtins/posix/read_line.hpp"

#include "base/owned_descriptor.hpp"
#include "kernel/descriptors.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>

using namespace leash;

namespace {

OwnedDescriptor file_with(const std::string& text) {
    std::string path = "/tmp/leash-read-XXXXXX";
    OwnedDescriptor file(mkostemp(path.data(), O_CLOEXEC));
    REQUIRE(file);
    unlink(path.c_str());
    REQUIRE(write_all(file.get(), text));
    REQUIRE(lseek(file.get(), 0, SEEK_SET) == 0);
    return file;
}

// Returns the read end of a pipe. The pipe holds `text`, and ends after the text.
OwnedDescriptor pipe_with(const std::string& text) {
    auto pipe = make_pipe();
    REQUIRE(pipe);
    REQUIRE(write_all(pipe.value().write_end.get(), text));
    return std::move(pipe.value().read_end);
}

InputLine line_of(const OwnedDescriptor& input, const ReadOptions& options = {}) {
    const ReadLine line = read_input_line(input.get(), options);
    REQUIRE(std::holds_alternative<InputLine>(line));
    return std::get<InputLine>(line);
}

ReadOptions raw() {
    ReadOptions options;
    options.raw = true;
    return options;
}

} // namespace

TEST_CASE("reading_a_line_leaves_the_rest_to_the_next_reader") {
    const std::string text = "first\n" + std::string(9000, 'x') + "\nlast\n";
    for (const OwnedDescriptor& input : {file_with(text), pipe_with(text)}) {
        CHECK(line_of(input).text == "first");
        CHECK(line_of(input).text == std::string(9000, 'x'));
        const auto rest = read_some(input.get(), 100);
        REQUIRE(rest);
        CHECK(rest.value() == "last\n");
    }
}

TEST_CASE("end_of_input_gives_what_there_was_and_says_so") {
    const OwnedDescriptor input = pipe_with("no newline");
    const InputLine partial = line_of(input);
    CHECK(partial.text == "no newline");
    CHECK_FALSE(partial.complete);
    const InputLine nothing = line_of(input);
    CHECK(nothing.text.empty());
    CHECK_FALSE(nothing.complete);
}

TEST_CASE("backslash_protects_a_byte_and_joins_lines") {
    int continued = 0;
    ReadOptions options;
    options.continued = [&] { ++continued; };
    const InputLine line = line_of(file_with("a\\ b\\\\ \\\nc\nd\n"), options);
    CHECK(line.text == "a b\\ c");
    CHECK(line.escaped == std::vector<bool>{false, true, false, true, false, false});
    CHECK(line.complete);
    CHECK(continued == 1);
}

TEST_CASE("raw_reading_leaves_backslashes_alone") {
    const InputLine line = line_of(file_with("a\\ b\\\nc\n"), raw());
    CHECK(line.text == "a\\ b\\");
    CHECK(line.escaped.empty());
}

TEST_CASE("another_delimiter_ends_the_line_instead_of_the_newline") {
    ReadOptions options = raw();
    options.delimiter = '\0';
    const OwnedDescriptor input = pipe_with(std::string("one\ntwo\0three", 13));
    CHECK(line_of(input, options).text == "one\ntwo");
    CHECK(line_of(input, options).text == "three");
}

TEST_CASE("nul_bytes_are_left_out") {
    CHECK(line_of(pipe_with(std::string("a\0b\n", 4))).text == "ab");
}

TEST_CASE("descriptor_that_cannot_be_read_is_an_error") {
    const OwnedDescriptor directory(open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const ReadLine line = read_input_line(directory.get(), {});
    REQUIRE(std::holds_alternative<InputError>(line));
    CHECK(std::get<InputError>(line).number == EISDIR);
}
