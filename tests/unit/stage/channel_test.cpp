#include "stage/channel.hpp"
#include "stage/environment.hpp"
#include "stage/packet_socket.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace leash;
using namespace std::chrono_literals;

namespace {

SocketPair sockets() {
    auto pair = make_packet_sockets();
    REQUIRE(pair);
    return std::move(pair).value();
}

const Event prompt_shown{1ns, PromptShown{}};

} // namespace

TEST_CASE("what_is_told_arrives_whole_in_order_and_with_the_tellers_pid") {
    SocketPair pair = sockets();
    StageChannel channel(std::move(pair.theirs));
    channel.tell(prompt_shown);
    channel.tell({2ns, ShellExits{0}});

    for (const char* expected : {R"({"event":"prompt-shown","time":1})",
                                 R"({"event":"shell-exits","status":0,"time":2})"}) {
        const Received received = receive_packet(pair.ours.get());
        REQUIRE(std::holds_alternative<Packet>(received));
        CHECK(std::get<Packet>(received).bytes == expected);
        CHECK(std::get<Packet>(received).sender == Pid{::getpid()});
    }
    CHECK(std::holds_alternative<NothingYet>(receive_packet(pair.ours.get())));
}

// Seen to fail: the descriptors stayed open, and 250 packets of four used up the limit of the
// stage.
TEST_CASE("descriptors_that_a_visitor_sends_are_closed") {
    int ends[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0);
    const OwnedDescriptor visitor(ends[0]), ours(ends[1]);
    const auto open_now = [] {
        return std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                             std::filesystem::directory_iterator());
    };
    const auto before = open_now();
    const int sent[4] = {0, 1, 2, 0};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof sent)]{};
    char byte = 'x';
    iovec bytes{&byte, 1};
    msghdr message{};
    message.msg_iov = &bytes;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(sizeof sent);
    std::memcpy(CMSG_DATA(part), sent, sizeof sent);
    REQUIRE(::sendmsg(visitor.get(), &message, 0) == 1);
    const Received received = receive_packet(ours.get());
    REQUIRE(std::holds_alternative<Packet>(received));
    CHECK(std::get<Packet>(received).bytes == "x");
    CHECK(open_now() == before);
    bytes.iov_len = 0; // a packet may have descriptors and nothing else
    REQUIRE(::sendmsg(visitor.get(), &message, 0) == 0);
    CHECK(std::holds_alternative<PeerGone>(receive_packet(ours.get())));
    CHECK(open_now() == before);
}

TEST_CASE("telling_a_stage_that_is_gone_neither_kills_nor_blocks") {
    SocketPair pair = sockets();
    StageChannel channel(std::move(pair.theirs));
    pair.ours.close();
    channel.tell(prompt_shown); // a SIGPIPE would end this test program
    CHECK(channel.descriptor() == -1);
    channel.tell(prompt_shown);
    const auto reply = channel.request(UnplugRequest{});
    REQUIRE_FALSE(reply);
    CHECK(reply.error().number == EPIPE);
}

TEST_CASE("a_stage_that_takes_nothing_is_given_up") {
    SocketPair pair = sockets();
    StageChannel channel(std::move(pair.theirs));
    for (int told = 0; told < 100000 && channel.descriptor() >= 0; ++told)
        channel.tell(prompt_shown);
    CHECK(channel.descriptor() == -1);
}

TEST_CASE("a_request_gets_its_own_reply_and_keeps_the_prompts_that_come_between") {
    SocketPair pair = sockets();
    StageChannel channel(std::move(pair.theirs));
    std::thread stage([&] {
        pollfd asked{pair.ours.get(), POLLIN, 0};
        ::poll(&asked, 1, 5000);
        for (const FromStage& answer :
             {FromStage{Reply{77, 0, "late, of another"}}, FromStage{NewPrompt{"[0.1] practice$ "}},
              FromStage{Reply{1, 1, "ada is dead"}}})
            (void)send_packet(pair.ours.get(), encode(answer), 1s);
    });
    const auto reply = channel.request(CheckRequest{{"alive", "ada"}});
    stage.join();
    REQUIRE(reply);
    CHECK(reply.value().status == 1);
    CHECK(reply.value().text == "ada is dead");
    CHECK(channel.take_prompt() == "[0.1] practice$ ");
    CHECK(channel.take_prompt() == std::nullopt);
}

TEST_CASE("a_request_without_a_reply_ends_at_its_deadline") {
    SocketPair pair = sockets();
    StageChannel channel(std::move(pair.theirs));
    const auto reply = channel.request(LessonRequest{{"hint"}}, 20ms);
    REQUIRE_FALSE(reply);
    CHECK(reply.error().number == ETIMEDOUT);
    CHECK(channel.descriptor() >= 0);
}

TEST_CASE("the_channel_is_found_by_its_variable_which_is_then_gone_and_not_inherited") {
    SocketPair pair = sockets();
    const int number = pair.theirs.release();
    ::fcntl(number, F_SETFD, 0); // as after exec
    ::setenv(stage_variable, std::to_string(number).c_str(), 1);
    const auto channel = StageChannel::from_environment();
    REQUIRE(channel);
    CHECK(channel->descriptor() == number);
    CHECK((::fcntl(number, F_GETFD) & FD_CLOEXEC) != 0);
    CHECK(::getenv(stage_variable) == nullptr);
    CHECK_FALSE(StageChannel::from_environment());
}

TEST_CASE("a_variable_that_names_no_socket_is_no_channel") {
    for (const char* value : {"", "x", "1", "-1", "4096", "3x"}) {
        ::setenv(stage_variable, value, 1);
        CHECK_FALSE(StageChannel::from_environment());
        CHECK(::getenv(stage_variable) == nullptr);
    }
}
