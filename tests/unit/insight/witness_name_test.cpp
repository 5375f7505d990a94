#include "insight/witness_name.hpp"

#include <doctest/doctest.h>

using namespace leash;

namespace {

ProcessFacts process(const char* name, std::vector<std::string> command_line, char state) {
    ProcessFacts facts;
    facts.name = name;
    facts.command_line = std::move(command_line);
    facts.state = state;
    return facts;
}

} // namespace

TEST_CASE("a_stopped_witness_has_the_name_that_its_command_line_says") {
    CHECK(name_of_witness(process("witness", {"witness", "ada"}, 'T')) == "ada");
    CHECK(name_of_witness(process("witness", {"/usr/bin/witness", "ada", "--say"}, 'S')) == "ada");
}

TEST_CASE("no_name_is_read_from_an_option_or_from_another_program") {
    CHECK(name_of_witness(process("witness", {"witness"}, 'T')) == std::nullopt);
    CHECK(name_of_witness(process("witness", {"witness", "--say", "ada"}, 'T')) == std::nullopt);
    CHECK(name_of_witness(process("sleep", {"sleep", "99"}, 'T')) == std::nullopt);
}

TEST_CASE("the_program_of_a_rehearsal_is_no_witness_while_ptrace_holds_it") {
    CHECK(name_of_witness(process("witness", {"witness", "hal"}, 't')) == std::nullopt);
}
