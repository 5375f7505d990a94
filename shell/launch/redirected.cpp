#include "launch/redirected.hpp"

#include "base/overloaded.hpp"
#include "kernel/descriptors.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace leash {

Outcome Redirected::save(int number) {
    if (auto made = make_way(number); !made)
        return made;
    const bool known = std::any_of(saved_.begin(), saved_.end(),
                                   [&](const Saved& one) { return one.number == number; });
    if (known || undo_ == Undo::Never)
        return success();
    auto copy = copy_for_shell(number);
    if (!copy && copy.error().number != EBADF)
        return copy.error();
    saved_.push_back({number, copy ? std::move(copy).value() : ShellDescriptor()});
    return success();
}

Outcome Redirected::apply(const DescriptorAction& action) {
    const auto copy_to = [](int from, int to) -> Outcome {
        if (::dup2(from, to) < 0)
            return system_error("dup2", Message::verbatim(std::to_string(to)));
        return success();
    };
    return std::visit(overloaded{
                          [&](DuplicateDescriptor duplicate) -> Outcome {
                              if (duplicate.from == duplicate.to)
                                  return success();
                              if (auto saved = save(duplicate.to); !saved)
                                  return saved;
                              return copy_to(duplicate.from, duplicate.to);
                          },
                          [&](CloseDescriptor close) -> Outcome {
                              if (auto saved = save(close.descriptor); !saved)
                                  return saved;
                              ::close(close.descriptor);
                              return success();
                          },
                          [&](const OpenDescriptor& open) -> Outcome {
                              if (auto saved = save(open.to); !saved)
                                  return saved;
                              auto opened = open_file(open.path, open.flags, open.mode);
                              if (!opened)
                                  return opened.error();
                              if (opened.value().get() != open.to)
                                  return copy_to(opened.value().get(), open.to);
                              ::fcntl(opened.value().release(), F_SETFD, 0);
                              return success();
                          },
                      },
                      action);
}

void Redirected::restore() {
    while (!saved_.empty()) {
        Saved& last = saved_.back();
        (void)make_way(last.number); // if this fails, still restore the user's descriptor
        if (last.copy)
            ::dup2(last.copy.get(), last.number);
        else
            ::close(last.number);
        saved_.pop_back();
    }
}

} // namespace leash
