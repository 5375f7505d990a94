#include "launch/start_process.hpp"

#include "base/foreign_text.hpp"
#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/shell_descriptor.hpp"
#include "kernel/signals.hpp"
#include "kernel/terminal_loan.hpp"
#include "launch/reaper.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <new>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

std::vector<char*> argument_pointers(const std::vector<std::string>& arguments) {
    std::vector<char*> pointers;
    pointers.reserve(arguments.size() + 1);
    for (const std::string& argument : arguments)
        pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

void put_into_group(Pid child, const GroupPlan& group) {
    std::visit(overloaded{
                   [](StayInShellsGroup) {},
                   [&](LeadNewGroup) { ::setpgid(child.value, child.value); },
                   [&](JoinGroup join) { ::setpgid(child.value, join.group.value); },
                   [](LeadNewSession) {},
               },
               group);
    // Errors are ignored. EACCES: the child has put itself into the group and executed its program.
    // ESRCH: the child is gone.
}

// ---- The child, before it executes its program ------------------------------------------------

// Own: after fork. Shells: after vfork the child uses the shell's memory. Such a child must not
// call make_way(), which would change the shell's ShellDescriptors. The child does not need
// make_way(): it does not use the shell's own descriptors.
enum class ChildMemory { Own, Shells };

int number_changed_by(const DescriptorAction& action) {
    return std::visit(overloaded{
                          [](DuplicateDescriptor duplicate) { return duplicate.to; },
                          [](CloseDescriptor close) { return close.descriptor; },
                          [](const OpenDescriptor& open) { return open.to; },
                      },
                      action);
}

// True if the plan opens a FIFO or a device. /dev/null does not block.
bool opens_what_may_block(const LaunchPlan& plan) {
    return std::any_of(plan.descriptors.begin(), plan.descriptors.end(), [](const auto& action) {
        const auto* open = std::get_if<OpenDescriptor>(&action);
        return open && open->path != "/dev/null";
    });
}

// The shell makes the call of setpgid(2) too, and whoever of the two comes first has done it.
// Nobody else can make the session of the child.
Outcome enter_group(const GroupPlan& group) {
    return std::visit(overloaded{
                          [](StayInShellsGroup) { return success(); },
                          [](LeadNewGroup) {
                              ::setpgid(0, 0);
                              return success();
                          },
                          [](JoinGroup join) {
                              ::setpgid(0, join.group.value);
                              return success();
                          },
                          [](LeadNewSession session) -> Outcome {
                              if (::setsid() < 0)
                                  return system_error("setsid", _("begin a session"));
                              if (session.terminal && ::ioctl(*session.terminal, TIOCSCTTY, 0) != 0)
                                  return system_error("ioctl", _("get the terminal"));
                              return success();
                          },
                      },
                      group);
}

Outcome prepare_child(const LaunchPlan& plan, ChildMemory memory) {
    if (auto entered = enter_group(plan.group); !entered)
        return entered;
    if (plan.terminal)
        take_terminal_in_child(*plan.terminal);

    for (const int signal : plan.default_signals)
        (void)set_disposition(signal, Disposition::Default);
    for (const int signal : plan.ignored_signals)
        (void)set_disposition(signal, Disposition::Ignored);
    // The open of a FIFO may block for ever: Ctrl-C, Ctrl-Z and a hangup must reach the child.
    // vfork is not used for such a plan, so this does not change the memory of the shell.
    if (opens_what_may_block(plan)) {
        renew_signals_after_fork();
        (void)unblock_all_signals();
    }

    for (const DescriptorAction& action : plan.descriptors) {
        if (memory == ChildMemory::Own)
            if (auto made = make_way(number_changed_by(action)); !made)
                return made;
        Outcome done = std::visit(
            overloaded{
                [](DuplicateDescriptor duplicate) -> Outcome {
                    // If both numbers are equal, dup2 does nothing: close-on-exec
                    // would stay set.
                    const bool failed = duplicate.from == duplicate.to
                                            ? ::fcntl(duplicate.to, F_SETFD, 0) < 0
                                            : ::dup2(duplicate.from, duplicate.to) < 0;
                    if (failed)
                        return system_error("dup2",
                                            Message::verbatim(std::to_string(duplicate.to)));
                    return success();
                },
                [](CloseDescriptor close) -> Outcome {
                    ::close(close.descriptor);
                    return success();
                },
                [](const OpenDescriptor& open) -> Outcome {
                    auto opened = open_file(open.path, open.flags, open.mode);
                    if (!opened)
                        return opened.error();
                    if (opened.value().get() == open.to) {
                        ::fcntl(opened.value().release(), F_SETFD, 0);
                    } else if (::dup2(opened.value().get(), open.to) < 0) {
                        return system_error("dup2", Message::verbatim(std::to_string(open.to)));
                    }
                    return success();
                },
            },
            action);
        if (!done)
            return done;
    }
    return success();
}

[[noreturn]] void complain_and_exit(const LaunchPlan& plan, const Message& message, int status) {
    const std::string words = plan.translate ? (*plan.translate)(message) : in_english(message);
    (void)write_all(STDERR_FILENO, plan.speaker + lines_made_visible(words) + "\n");
    ::_exit(status);
}

// An exception must not leave the child: the code that catches it belongs to the shell.
[[noreturn]] void run_and_exit(const std::function<int()>& body) {
    try {
        ::_exit(body());
    } catch (const std::bad_alloc&) {
        (void)write_all(STDERR_FILENO, "leash: there is not enough memory for this\n");
        ::_exit(2);
    }
}

// Race: a signal that comes right behind fork would run a handler of the shell in the child, and
// the handler would write to the shell's self-pipe. So all signals are blocked before fork, until
// the child has its own dispositions and the body opens the mask.
Result<Pid> fork_child(const LaunchPlan& plan, const std::function<int()>& body) {
    Pid child;
    {
        const SignalsBlocked blocked = SignalsBlocked::all();
        const NothingDeferredInChild nothing_deferred;
        child.value = ::fork();
        if (child.value == 0) {
            if (auto prepared = prepare_child(plan, ChildMemory::Own); !prepared)
                complain_and_exit(plan, prepared.error().message(), 1);
            run_and_exit(body);
        }
    }
    if (child.value < 0)
        return system_error("fork", _("start a process"));
    put_into_group(child, plan.group);
    return child;
}

// A file that the kernel cannot execute and that is not binary is a shell script without #!.
// Returns a plan in which the shell runs the script, or nullopt if the file is not such a script.
std::optional<LaunchPlan> as_script(const LaunchPlan& plan) {
    auto file = plan.script_shell.empty() ? Result<OwnedDescriptor>(SystemError{})
                                          : open_file(plan.path, O_RDONLY);
    if (!file)
        return std::nullopt;
    if (is_binary(read_some(file.value().get(), 512).value_or({})))
        return std::nullopt;
    LaunchPlan script = plan;
    script.path = plan.script_shell;
    script.script_shell.clear();
    script.arguments.insert(script.arguments.begin() + 1, plan.path);
    return script;
}

// Executes the program. Returns only on failure: the errno.
int execute(const LaunchPlan& plan, char* const* arguments) {
    ::execve(plan.path.c_str(), arguments, plan.environment);
    if (errno == ENOEXEC)
        if (const auto script = as_script(plan))
            return execute(*script, argument_pointers(script->arguments).data());
    return errno;
}

// ---- vfork: until exec the child uses the shell's memory ---------------------------------------

// This is a separate function: the child then changes its own stack frame, not the stack frame to
// which the shell returns.
[[noreturn, gnu::noinline]] void become_program(const LaunchPlan& plan, char* const* arguments,
                                                SystemError& failure) {
    if (auto prepared = prepare_child(plan, ChildMemory::Shells); !prepared) {
        failure = prepared.error();
    } else {
        // Unblocks the signals only now, when the dispositions are the dispositions of the program.
        // Race: earlier, a handler of the shell could run in the child and write to the shell's
        // memory.
        (void)unblock_all_signals();
        ::execve(plan.path.c_str(), arguments, plan.environment);
        failure.number = errno;
    }
    ::_exit(127);
}

Result<Pid> vfork_program(const LaunchPlan& plan, char* const* arguments) {
    SystemError failure{"execve", 0, {}}; // written by the child
    Pid child;
    {
        const SignalsBlocked blocked = SignalsBlocked::all();
        const NothingDeferredInChild nothing_deferred;
        // Old POSIX allows the child of vfork only exec and _exit. Linux allows more: the manual
        // page says which memory and which attributes the two processes share.
        child.value = ::vfork(); // NOLINT(clang-analyzer-security.*,clang-analyzer-unix.Vfork)
        if (child.value == 0)    // NOLINT(clang-analyzer-unix.Vfork)
            become_program(plan, arguments, failure);
    }
    if (child.value < 0)
        return system_error("vfork", _("start a process"));
    if (failure.number == 0)
        return child;
    (void)wait_for_end(child); // the child never ran the program: reap it here
    return failure;
}

} // namespace

// Chooses vfork, unless something may stop or block the child before it has executed its program:
// the shell waits in vfork(2) just as long.
StartChoice choose_start(const LaunchPlan& plan) {
    if (plan.terminal)
        return {StartCall::Fork,
                N_("it gets the terminal; vfork would hold leash up until exec, and "
                   "a Ctrl-Z before that would freeze both")};
    if (plan.keyboard_reaches_shell && std::holds_alternative<StayInShellsGroup>(plan.group))
        return {StartCall::Fork,
                N_("it stays in leash's group; vfork would hold leash up until exec, "
                   "and a Ctrl-Z before that would freeze both")};
    if (opens_what_may_block(plan))
        return {StartCall::Fork, N_("it opens a FIFO or a device on its way; vfork would hold "
                                    "leash up for as long as that takes")};
    return {StartCall::Vfork,
            N_("nothing can hold it up before exec, and vfork need not copy leash")};
}

StartChoice choose_start_of_subshell() {
    return {StartCall::Fork,
            N_("it is a subshell, a copy of leash that goes on without a program")};
}

Result<Pid> start_program(const LaunchPlan& plan) {
    // Allocate before the call. Memory that the child of vfork allocates would never be freed, and
    // the kernel must copy each page that the child of fork writes to.
    const auto arguments = argument_pointers(plan.arguments);
    if (choose_start(plan).call == StartCall::Fork)
        return fork_child(plan, [&]() -> int {
            (void)unblock_all_signals();
            const int error_number = execute(plan, arguments.data());
            const ExecFailure failure = explain_exec_failure(plan, error_number);
            complain_and_exit(plan, failure.message, failure.status);
        });
    auto child = vfork_program(plan, arguments.data());
    if (!child && child.error().number == ENOEXEC)
        if (const auto script = as_script(plan))
            return vfork_program(*script, argument_pointers(script->arguments).data());
    return child;
}

Result<Pid> start_subshell(const LaunchPlan& plan, const std::function<int()>& body) {
    return fork_child(plan, [&]() -> int {
        renew_signals_after_fork();
        (void)unblock_all_signals();
        return body();
    });
}

SystemError replace_process(const LaunchPlan& plan) {
    // If exec fails, an interactive shell goes on with the dispositions that it had.
    const DispositionsForExec dispositions(plan.default_signals, plan.ignored_signals);
    const auto arguments = argument_pointers(plan.arguments);
    return {"execve", execute(plan, arguments.data()),
            plan.arguments.empty() ? Message() : Message::verbatim(plan.arguments[0])};
}

bool is_failed_exec(const SystemError& error) {
    return std::string_view(error.call) == "execve";
}

ExecFailure explain_exec_failure(const LaunchPlan& plan, int error_number) {
    const std::string& name = plan.arguments.empty() ? plan.path : plan.arguments.front();
    struct stat file {};
    const bool exists = ::stat(plan.path.c_str(), &file) == 0;
    if (exists && S_ISDIR(file.st_mode))
        return {126, _("{0}: is a directory; go into it with: cd {0}", name)};
    if (error_number == ENOENT && exists)
        return {126, _("{0}: its first line (#!) names an interpreter that is not there", name)};
    if (error_number == ENOENT || error_number == ENOTDIR) {
        const std::string folder = name.substr(0, name.rfind('/') + 1);
        return {127, folder.empty() ? _("{0}: {1}", name, error_text(error_number))
                                    : _("{0}: {1}; what is there shows: ls {2}", name,
                                        error_text(error_number), folder)};
    }
    if (error_number == EACCES && exists && (file.st_mode & 0111) == 0)
        return {126, _("{0}: not executable; make it so with: chmod +x {0}", name)};
    if (error_number == ENOEXEC)
        return {126, _("{0}: not a program this machine can run", name)};
    return {126, _("{0}: {1}", name, error_text(error_number))};
}

} // namespace leash
