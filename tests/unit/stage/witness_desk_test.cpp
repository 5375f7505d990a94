// The desk of witnesses, with visitors that behave badly.
#include "stage/witness_desk.hpp"

#include "../../skip.hpp"
#include "launch/reaper.hpp"
#include "launch/start_process.hpp"
#include "stage/packet_socket.hpp"

#include <cerrno>
#include <cstring>
#include <doctest/doctest.h>
#include <filesystem>
#include <functional>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace leash;
using namespace std::chrono_literals;

namespace {

constexpr uid_t nobody = 65534;

// Returns a connected socket, or none; then errno says why.
OwnedDescriptor visit(const WitnessDesk& desk) {
    OwnedDescriptor socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    REQUIRE(socket);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, desk.address().c_str(), sizeof address.sun_path - 1);
    const auto* name = reinterpret_cast<const sockaddr*>(&address);
    return ::connect(socket.get(), name, sizeof address) == 0 ? std::move(socket)
                                                              : OwnedDescriptor();
}

// What a process of another user gets: the status that `act` returns there.
int as_nobody(const std::function<int()>& act) {
    const auto process = start_subshell(LaunchPlan{}, [&]() -> int {
        return ::setgid(nobody) == 0 && ::setuid(nobody) == 0 ? act() : 100;
    });
    REQUIRE(process);
    const auto end = wait_for_end(process.value());
    REQUIRE(end);
    const auto* exited = std::get_if<Exited>(&end.value());
    REQUIRE(exited);
    return exited->status;
}

struct Names {
    std::vector<std::string> entered;
    WitnessDesk::Enter enter = [this](ProcessKey, const std::string& name) {
        entered.push_back(name);
    };
};

std::size_t polled_by(const WitnessDesk& desk) {
    std::vector<pollfd> polled;
    desk.add_to(polled);
    return polled.size();
}

// Lets the desk serve until `holds`, as a stage does.
bool served_until(WitnessDesk& desk, Names& names, const std::function<bool()>& holds) {
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (!holds() && std::chrono::steady_clock::now() < deadline) {
        std::vector<pollfd> polled;
        desk.add_to(polled);
        const auto longest =
            std::min(desk.patience().value_or(20ms), std::chrono::milliseconds(20));
        ::poll(polled.data(), polled.size(), static_cast<int>(longest.count()));
        desk.receive(names.enter, [] { return std::string("[]"); });
    }
    return holds();
}

std::string answer_to(const OwnedDescriptor& socket) {
    const Received received = receive_packet(socket.get());
    const auto* packet = std::get_if<Packet>(&received);
    return packet ? packet->bytes : "";
}

} // namespace

TEST_CASE("a_witness_is_entered_by_its_name_and_gets_an_answer") {
    auto desk = WitnessDesk::open();
    REQUIRE(desk);
    Names names;
    const OwnedDescriptor ada = visit(desk.value());
    REQUIRE(ada);
    REQUIRE(send_packet(ada.get(), "ada", 0ms));
    CHECK(served_until(desk.value(), names, [&] { return !names.entered.empty(); }));
    CHECK(names.entered == std::vector<std::string>{"ada"});
    CHECK(answer_to(ada) == "ok");
}

TEST_CASE("a_visitor_that_asks_for_the_jobs_is_told_and_is_no_witness") {
    auto desk = WitnessDesk::open();
    REQUIRE(desk);
    Names names;
    const OwnedDescriptor map = visit(desk.value());
    REQUIRE(map);
    REQUIRE(send_packet(map.get(), "jobs?", 0ms));
    std::string answer;
    CHECK(served_until(desk.value(), names, [&] {
        answer = answer.empty() ? answer_to(map) : answer;
        return !answer.empty();
    }));
    CHECK(answer == "[]");
    CHECK(names.entered.empty());
}

// Seen to fail: every user could connect to the abstract socket, 1,100 times, and root's desk took
// the names that strangers told.
TEST_CASE("another_user_cannot_reach_the_desk") {
    if (::geteuid() != 0)
        return test::skip("only root can become another user");
    auto desk = WitnessDesk::open();
    REQUIRE(desk);
    CHECK(as_nobody([&] { return visit(desk.value()) ? 0 : errno; }) == EACCES);
}

TEST_CASE("another_user_who_reaches_the_desk_all_the_same_is_not_heard") {
    if (::geteuid() != 0)
        return test::skip("only root can become another user");
    auto desk = WitnessDesk::open();
    REQUIRE(desk);
    const std::string socket = desk.value().address();
    REQUIRE(::chmod(std::filesystem::path(socket).parent_path().c_str(), 0711) == 0);
    REQUIRE(::chmod(socket.c_str(), 0777) == 0);
    Names names;
    CHECK(as_nobody([&] {
              const OwnedDescriptor stranger = visit(desk.value());
              return stranger && send_packet(stranger.get(), "mallory", 0ms) ? 0 : errno;
          }) == 0);
    const OwnedDescriptor ada = visit(desk.value());
    REQUIRE(send_packet(ada.get(), "ada", 0ms));
    CHECK(served_until(desk.value(), names, [&] { return !names.entered.empty(); }));
    CHECK(names.entered == std::vector<std::string>{"ada"});
}

// Seen to fail: each silent visitor cost a descriptor of the stage for ever.
TEST_CASE("silent_visitors_are_few_at_a_time_and_are_turned_away") {
    auto desk = WitnessDesk::open();
    REQUIRE(desk);
    Names names;
    std::vector<OwnedDescriptor> silent;
    for (int i = 0; i < 200; ++i) {
        silent.push_back(visit(desk.value()));
        REQUIRE(silent.back());
    }
    desk.value().receive(names.enter);
    CHECK(polled_by(desk.value()) == WitnessDesk::most_visitors); // without the listener
    CHECK(desk.value().patience() <= WitnessDesk::longest_visit);
    const OwnedDescriptor ada = visit(desk.value());
    REQUIRE(send_packet(ada.get(), "ada", 0ms));
    CHECK(served_until(desk.value(), names, [&] { return !names.entered.empty(); }));
    CHECK(names.entered == std::vector<std::string>{"ada"});
    CHECK(served_until(desk.value(), names, [&] { return polled_by(desk.value()) == 1; }));
    CHECK_FALSE(desk.value().patience());
}

// Seen to fail: accept4 failed with EMFILE, the listener stayed readable, and the stage spun.
TEST_CASE("a_desk_without_descriptors_rests_and_serves_later") {
    auto desk = WitnessDesk::open();
    REQUIRE(desk);
    const OwnedDescriptor ada = visit(desk.value());
    REQUIRE(send_packet(ada.get(), "ada", 0ms));
    Names names;
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    rlimit none = before;
    none.rlim_cur = 3;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
    desk.value().receive(names.enter);
    const std::size_t polled = polled_by(desk.value());
    const auto patience = desk.value().patience();
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(polled == 0);
    CHECK(patience);
    CHECK(names.entered.empty());
    CHECK(served_until(desk.value(), names, [&] { return !names.entered.empty(); }));
}

TEST_CASE("a_name_that_could_change_a_terminal_is_no_name") {
    auto desk = WitnessDesk::open();
    REQUIRE(desk);
    Names names;
    for (const char* name : {"a\033[2J", "a\u009b2J", "a\xff", "a b", ""}) {
        CAPTURE(name);
        const OwnedDescriptor witness = visit(desk.value());
        REQUIRE(send_packet(witness.get(), std::string("x") + name, 0ms));
        const bool is_answered = served_until(desk.value(), names, [&] {
            pollfd polled{witness.get(), POLLIN, 0};
            return ::poll(&polled, 1, 0) > 0;
        });
        CHECK(is_answered);
        CHECK((answer_to(witness) == "ok") == (std::strlen(name) == 0));
    }
    CHECK(names.entered == std::vector<std::string>{"x"});
    const OwnedDescriptor dora = visit(desk.value());
    REQUIRE(send_packet(dora.get(), "朵拉", 0ms));
    CHECK(served_until(desk.value(), names, [&] { return names.entered.size() == 2; }));
}
