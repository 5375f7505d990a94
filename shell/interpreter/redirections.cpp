#include "interpreter/redirections.hpp"

#include "base/parse_number.hpp"
#include "expand/expand.hpp"
#include "interpreter/interpreter.hpp"
#include "kernel/descriptors.hpp"
#include "language/forms_of_bash.hpp"
#include "language/printer.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace leash {
namespace {

// Such a name means a descriptor at the moment of the open. An earlier redirection of the same
// command may change the descriptor, so the open must come after that redirection.
bool names_descriptor(std::string_view path) {
    return path == "/dev/stdin" || path == "/dev/stdout" || path == "/dev/stderr" ||
           path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

bool opening_may_block(const std::string& path) {
    struct stat file {};
    return ::stat(path.c_str(), &file) == 0 && !S_ISREG(file.st_mode) && !S_ISDIR(file.st_mode) &&
           path != "/dev/null";
}

bool is_regular_file(const std::string& path) {
    struct stat file {};
    return ::stat(path.c_str(), &file) == 0 && S_ISREG(file.st_mode);
}

int flags_of(RedirectionOperator op) {
    switch (op) {
    case RedirectionOperator::Input:
        return O_RDONLY;
    case RedirectionOperator::Append:
    case RedirectionOperator::AppendOutputAndError:
        return O_WRONLY | O_CREAT | O_APPEND;
    case RedirectionOperator::ReadWrite:
        return O_RDWR | O_CREAT;
    default:
        return O_WRONLY | O_CREAT | O_TRUNC;
    }
}

int default_descriptor(RedirectionOperator op) {
    switch (op) {
    case RedirectionOperator::Input:
    case RedirectionOperator::ReadWrite:
    case RedirectionOperator::DuplicateInput:
    case RedirectionOperator::HereDocument:
    case RedirectionOperator::HereString:
        return STDIN_FILENO;
    default:
        return STDOUT_FILENO;
    }
}

// Makes a descriptor from which the text of a here-document can be read: a pipe if the text fits
// into a pipe, else a file without a name.
Result<OwnedDescriptor> readable(const std::string& text) {
    constexpr std::size_t fits_into_any_pipe = 4096;
    if (text.size() <= fits_into_any_pipe) {
        auto pipe = make_pipe();
        if (!pipe)
            return pipe.error();
        if (auto written = write_all(pipe.value().write_end.get(), text); !written)
            return written.error();
        return std::move(pipe.value().read_end);
    }
    OwnedDescriptor file(::memfd_create("here-document", MFD_CLOEXEC));
    if (!file)
        return system_error("memfd_create", _("here-document"));
    if (auto written = write_all(file.get(), text); !written)
        return written.error();
    ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

// Returns true if the descriptor may be read (for <&), or written (for >&).
bool is_open_for(int descriptor, RedirectionOperator op) {
    const int access = ::fcntl(descriptor, F_GETFL) & O_ACCMODE;
    return access == O_RDWR ||
           access == (op == RedirectionOperator::DuplicateInput ? O_RDONLY : O_WRONLY);
}

int number_of(const Redirection& redirection) {
    return redirection.descriptor.value_or(default_descriptor(redirection.op));
}

class Resolver {
  public:
    Resolver(Interpreter& interpreter, const std::vector<Redirection>& all)
        : interpreter_(interpreter), all_(all) {}

    // Returns an error, or the empty message.
    Message resolve(const Redirection& redirection) {
        const int to = number_of(redirection);
        if (redirection.op == RedirectionOperator::HereDocument)
            return here_document(redirection, to);
        if (redirection.op == RedirectionOperator::HereString)
            return here_string(redirection, to);
        auto target = expand_target(interpreter_.expansion(), redirection.target,
                                    interpreter_.shell().at_prompt());
        if (interpreter_.signals().is_interrupted())
            return _("interrupted"); // before anything is opened
        if (!target)
            return target.error().message;
        if (redirection.op == RedirectionOperator::DuplicateInput ||
            redirection.op == RedirectionOperator::DuplicateOutput)
            return duplicate(redirection, target.value(), to);
        if (target.value().empty())
            return _("{0}: the name of the file is empty", print(redirection));
        if (redirection.op == RedirectionOperator::OutputAndError ||
            redirection.op == RedirectionOperator::AppendOutputAndError)
            return open_for_output_and_error(redirection.op, target.value());
        return open(redirection.op, target.value(), to);
    }

    ResolvedRedirections result;

  private:
    // Returns true for a number that one of these redirections changes, or that a pipe may change.
    bool is_wanted(int number) const {
        return number <= STDERR_FILENO ||
               std::any_of(all_.begin(), all_.end(),
                           [&](const Redirection& one) { return number_of(one) == number; });
    }

    // An opened file may have a number that a redirection changes. Then the descriptor is moved to
    // another number.
    Message take(OwnedDescriptor opened, int to) {
        for (int number = opened.get(); is_wanted(number);) {
            auto aside = duplicate_above(opened.get(), number + 1);
            if (!aside)
                return aside.error().message();
            opened = std::move(aside).value();
            number = opened.get();
        }
        result.actions.emplace_back(DuplicateDescriptor{opened.get(), to});
        result.opened.push_back(std::move(opened));
        return {};
    }

    Message here_document(const Redirection& redirection, int to) {
        auto text = expand_here_document(interpreter_.expansion(), *redirection.here_document);
        if (interpreter_.signals().is_interrupted())
            return _("interrupted");
        if (!text)
            return text.error().message;
        auto file = readable(text.value());
        if (!file)
            return file.error().message();
        return take(std::move(file).value(), to);
    }

    // <<< word (bash): the word is the text, without field splitting, and a newline follows.
    Message here_string(const Redirection& redirection, int to) {
        auto text = expand_string(interpreter_.expansion(), redirection.target);
        if (interpreter_.signals().is_interrupted())
            return _("interrupted");
        if (!text)
            return text.error().message;
        auto file = readable(std::move(text).value() + "\n");
        if (!file)
            return file.error().message();
        return take(std::move(file).value(), to);
    }

    Message duplicate(const Redirection& redirection, const std::string& target, int to) {
        const RedirectionOperator op = redirection.op;
        if (target == "-") {
            result.actions.emplace_back(CloseDescriptor{to});
            return {};
        }
        const int from = parse_number(target).value_or(-1);
        if (from < 0 && target.ends_with('-') && !interpreter_.shell().is_posix() &&
            parse_number(target.substr(0, target.size() - 1)))
            return name_form(
                "3>&4-", std::to_string(to) +
                             (op == RedirectionOperator::DuplicateInput ? "<&" : ">&") + target);
        if (from < 0 && names_file_for_output_and_error(redirection, target))
            return open_for_output_and_error(RedirectionOperator::Output, target);
        if (from < 0)
            return _("{0}: a descriptor number or - was expected after the &", target);
        const bool made_before =
            std::any_of(result.actions.begin(), result.actions.end(), [&](const auto& action) {
                const auto* copy = std::get_if<DuplicateDescriptor>(&action);
                const auto* opened = std::get_if<OpenDescriptor>(&action);
                return (copy && copy->to == from) || (opened && opened->to == from);
            });
        // Close-on-exec descriptors are the shell's own, not the user's.
        const int flags = ::fcntl(from, F_GETFD);
        if (!made_before && (flags < 0 || (flags & FD_CLOEXEC) != 0))
            return _("{0}: Bad file descriptor; nothing is open under that number", target);
        if (interpreter_.shell().options.posix && !made_before && !is_open_for(from, op))
            return op == RedirectionOperator::DuplicateInput
                       ? _("{0}: Bad file descriptor; it is not open for reading", target)
                       : _("{0}: Bad file descriptor; it is not open for writing", target);
        result.actions.emplace_back(DuplicateDescriptor{from, to});
        return {};
    }

    // In bash, >&word without a number is the same as &>word if the word is neither a number nor -.
    // (>&3- moves a descriptor there. leash has no such form.)
    bool names_file_for_output_and_error(const Redirection& redirection,
                                         const std::string& target) const {
        const std::size_t other = target.find_first_not_of("0123456789");
        const bool is_number = other == std::string::npos; // or empty
        const bool is_move = !is_number && other + 1 == target.size() && target[other] == '-';
        return redirection.op == RedirectionOperator::DuplicateOutput &&
               number_of(redirection) == STDOUT_FILENO && !is_number && !is_move &&
               !interpreter_.shell().is_posix();
    }

    // &> and &>> (bash): first standard output, then standard error as a copy.
    Message open_for_output_and_error(RedirectionOperator op, const std::string& path) {
        if (Message error = open(op, path, STDOUT_FILENO); !error.empty())
            return error;
        result.actions.emplace_back(DuplicateDescriptor{STDOUT_FILENO, STDERR_FILENO});
        return {};
    }

    Message open(RedirectionOperator op, const std::string& path, int to) {
        const int flags = flags_of(op);
        const bool spares_files =
            (op == RedirectionOperator::Output || op == RedirectionOperator::OutputAndError) &&
            interpreter_.shell().options.noclobber;
        const bool is_redirected = names_descriptor(path) && !result.actions.empty();
        if (opening_may_block(path) || is_redirected) {
            if (spares_files && is_regular_file(path))
                return would_clobber(path);
            result.actions.emplace_back(OpenDescriptor{path, flags, 0666, to});
            return {};
        }
        if (spares_files)
            return open_without_clobbering(path, to);
        auto opened = open_file(path, flags);
        if (!opened && !interpreter_.shell().is_posix() &&
            (path.starts_with("/dev/tcp/") || path.starts_with("/dev/udp/")))
            return name_form("/dev/tcp", path);
        if (!opened)
            return opened.error().message();
        return take(std::move(opened).value(), to);
    }

    static Message would_clobber(const std::string& path) {
        return _("{0}: the file exists, and set -C is on; >| writes over it all the same", path);
    }

    Message open_without_clobbering(const std::string& path, int to) {
        // Race: another process may make the file between a look and the opening. With O_EXCL such
        // a file is safe too.
        auto opened = open_file(path, O_WRONLY | O_CREAT | O_EXCL);
        if (!opened && opened.error().number == EEXIST && !is_regular_file(path))
            opened = open_file(path, O_WRONLY); // a device such as /dev/null loses no content
        else if (!opened && opened.error().number == EEXIST)
            return would_clobber(path);
        if (!opened)
            return opened.error().message();
        return take(std::move(opened).value(), to);
    }

    Interpreter& interpreter_;
    const std::vector<Redirection>& all_;
};

} // namespace

Result<ResolvedRedirections, FailedRedirection>
resolve(Interpreter& interpreter, const std::vector<Redirection>& redirections) {
    Resolver resolver(interpreter, redirections);
    for (const Redirection& redirection : redirections)
        if (Message error = resolver.resolve(redirection); !error.empty())
            return FailedRedirection{std::move(error), std::move(resolver.result)};
    return std::move(resolver.result);
}

std::vector<DescriptorAction> without_opens(std::vector<DescriptorAction> actions) {
    std::erase_if(actions, [](const DescriptorAction& action) {
        const auto* open = std::get_if<OpenDescriptor>(&action);
        return open && open->to != STDERR_FILENO;
    });
    return actions;
}

bool are_pure(const std::vector<Redirection>& redirections) {
    return std::all_of(redirections.begin(), redirections.end(), [](const Redirection& one) {
        return is_pure(one.target.parts) && (!one.here_document || is_pure(*one.here_document));
    });
}

} // namespace leash
